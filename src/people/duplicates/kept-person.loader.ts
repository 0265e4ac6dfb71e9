import type { JobseekerId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { PersonDuplicatesService } from './person-duplicates.service.js';

/** A record that a merge closed, and the one that goes on. */
interface KeptPerson {
  readonly id: JobseekerId;
  readonly keptId: JobseekerId;
}

/** Where the closed records of a page point to, in one read. */
export class KeptPersonLoader extends RecordLoader<JobseekerId, KeptPerson> {
  constructor(duplicates: PersonDuplicatesService) {
    super(async (viewer, ids) => [...(await duplicates.keptInstead(viewer, ids))].map(([id, keptId]) => ({ id, keptId })));
  }
}
