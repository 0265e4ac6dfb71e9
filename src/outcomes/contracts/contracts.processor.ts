import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { ContractsService } from './contracts.service.js';

/** The daily search for jobs without a contract. */
export class ContractsProcessor {
  constructor(private readonly contracts: ContractsService) {}

  @Handles(catalogue.findMissingContracts)
  async search({ missionId }: { missionId: MissionId }): Promise<void> {
    await this.contracts.search(missionId);
  }

  @Sweeps('missing contracts')
  sweep(signal: AbortSignal): Promise<void> {
    return this.contracts.sweep(signal);
  }
}
