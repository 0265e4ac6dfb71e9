import type { MissionId } from '../../../kernel/ids.js';
import { catalogue } from '../../../platform/queue/catalogue.js';
import type { JobRun } from '../../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../../platform/queue/processors.js';
import type { DueSurveysService } from './due-surveys.service.js';

/** The daily search for rounds of the survey that fall due. */
export class DueSurveysProcessor {
  constructor(private readonly due: DueSurveysService) {}

  @Handles(catalogue.findDueSurveys)
  async search({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.due.search(missionId, run.signal);
  }

  @Sweeps('due surveys')
  sweep(signal: AbortSignal): Promise<void> {
    return this.due.sweep(signal);
  }
}
