import type { JobseekerId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { PersonDuplicatesService } from './person-duplicates.service.js';

/** A record that a merge closed, and the one that goes on. */
interface KeptPerson {
  readonly id: JobseekerId;
  readonly keptId: JobseekerId;
}

/** Where the closed records of a page point to, in one read. */
export class KeptPersonLoader extends RecordLoader<JobseekerId, KeptPerson> {
  constructor(private readonly duplicates: PersonDuplicatesService) {
    super();
  }

  protected async rows(viewer: Viewer, ids: readonly JobseekerId[]): Promise<KeptPerson[]> {
    return [...(await this.duplicates.keptInstead(viewer, ids))].map(([id, keptId]) => ({ id, keptId }));
  }
}
