import type { JobseekerId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Jobseeker } from './jobseeker.js';
import type { JobseekersService } from './jobseekers.service.js';

/** The people of a page in one read. */
export class JobseekerLoader extends RecordLoader<JobseekerId, Jobseeker> {
  constructor(private readonly jobseekers: JobseekersService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly JobseekerId[]): Promise<readonly Jobseeker[]> {
    return this.jobseekers.byIds(viewer, ids);
  }
}
