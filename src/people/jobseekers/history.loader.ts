import type { JobseekerId } from '../../kernel/ids.js';
import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { StatusStep } from './jobseeker.js';
import type { JobseekersService } from './jobseekers.service.js';

/** The status steps of all people of a page in one read. */
export class HistoryLoader extends GroupLoader<JobseekerId, StatusStep> {
  constructor(jobseekers: JobseekersService) {
    super((viewer, ids) => jobseekers.histories(viewer, ids), (step) => step.jobseekerId);
  }
}
