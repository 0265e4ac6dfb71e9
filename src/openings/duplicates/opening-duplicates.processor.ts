import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { OpeningDuplicatesService } from './opening-duplicates.service.js';

/** The daily search for openings that may be one post. */
export class OpeningDuplicatesProcessor {
  constructor(private readonly duplicates: OpeningDuplicatesService) {}

  @Handles(catalogue.findDuplicateOpenings)
  async search({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.duplicates.search(missionId, run.signal);
  }

  @Sweeps('duplicate openings')
  sweep(signal: AbortSignal): Promise<void> {
    return this.duplicates.sweep(signal);
  }
}
