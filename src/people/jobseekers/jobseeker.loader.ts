import type { JobseekerId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { Jobseeker } from './jobseeker.js';
import type { JobseekersService } from './jobseekers.service.js';

/** The people of a page in one read. */
export class JobseekerLoader extends RecordLoader<JobseekerId, Jobseeker> {
  constructor(jobseekers: JobseekersService) {
    super((viewer, ids) => jobseekers.byIds(viewer, ids));
  }
}
