import type { OpeningId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { OpeningDuplicatesService } from './opening-duplicates.service.js';

/** An opening that a merge closed, and the one that goes on. */
interface KeptOpening {
  readonly id: OpeningId;
  readonly keptId: OpeningId;
}

/** Where the closed openings of a page point to, in one read. */
export class KeptOpeningLoader extends RecordLoader<OpeningId, KeptOpening> {
  constructor(duplicates: OpeningDuplicatesService) {
    super(async (viewer, ids) => [...(await duplicates.keptInstead(viewer, ids))].map(([id, keptId]) => ({ id, keptId })));
  }
}
