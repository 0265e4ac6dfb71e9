import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { PersonDuplicatesService } from './person-duplicates.service.js';

/** The daily search for records that may be of one person. */
export class PersonDuplicatesProcessor {
  constructor(private readonly duplicates: PersonDuplicatesService) {}

  @Handles(catalogue.findDuplicatePeople)
  async search({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.duplicates.search(missionId, run.signal);
  }

  @Sweeps('duplicate people')
  sweep(signal: AbortSignal): Promise<void> {
    return this.duplicates.sweep(signal);
  }
}
