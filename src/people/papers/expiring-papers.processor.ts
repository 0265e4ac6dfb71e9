import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { ExpiringPapersService } from './expiring-papers.service.js';

/** The daily search for papers that end. */
export class ExpiringPapersProcessor {
  constructor(private readonly papers: ExpiringPapersService) {}

  @Handles(catalogue.findExpiringPapers)
  async search({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.papers.search(missionId, run.signal);
  }

  @Sweeps('expiring papers')
  sweep(signal: AbortSignal): Promise<void> {
    return this.papers.sweep(signal);
  }
}
