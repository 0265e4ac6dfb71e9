import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { ReverificationService } from './reverification.service.js';

/** The daily search for verifications and checks of decent work that end. */
export class ReverificationProcessor {
  constructor(private readonly reverification: ReverificationService) {}

  @Handles(catalogue.findEndingVerifications)
  async search({ missionId }: { missionId: MissionId }): Promise<void> {
    await this.reverification.search(missionId);
  }

  @Sweeps('ending verifications')
  sweep(signal: AbortSignal): Promise<void> {
    return this.reverification.sweep(signal);
  }
}
