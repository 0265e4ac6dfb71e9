import type { MissionId } from '../../../kernel/ids.js';
import { catalogue } from '../../../platform/queue/catalogue.js';
import type { JobRun } from '../../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../../platform/queue/processors.js';
import type { AskingService } from './asking.service.js';

/** The background work of asking employers. */
export class AskingProcessor {
  constructor(private readonly asking: AskingService) {}

  @Handles(catalogue.askEmployers)
  async ask({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.asking.run(missionId, run.signal);
  }

  @Sweeps('questions to employers')
  sweep(signal: AbortSignal): Promise<void> {
    return this.asking.sweep(signal);
  }
}
