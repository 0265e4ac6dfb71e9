import type { JobseekerId } from '../../kernel/ids.js';
import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { StatusStep } from './jobseeker.js';
import type { JobseekersService } from './jobseekers.service.js';

/** The status steps of all people of a page in one read. */
export class HistoryLoader extends GroupLoader<JobseekerId, StatusStep> {
  constructor(private readonly jobseekers: JobseekersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly JobseekerId[]): Promise<StatusStep[]> {
    return this.jobseekers.histories(viewer, ids);
  }

  protected keyOf(step: StatusStep): JobseekerId {
    return step.jobseekerId;
  }
}
