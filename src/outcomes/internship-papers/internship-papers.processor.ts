import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { InternshipPapersService } from './internship-papers.service.js';

/** The daily search for agreements and end reports of internships that are missing. */
export class InternshipPapersProcessor {
  constructor(private readonly papers: InternshipPapersService) {}

  @Handles(catalogue.findInternshipPapers)
  async search({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.papers.search(missionId, run.signal);
  }

  @Sweeps('papers of internships')
  sweep(signal: AbortSignal): Promise<void> {
    return this.papers.sweep(signal);
  }
}
