import type { OpeningId } from '../../kernel/ids.js';
import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { OpeningDuplicatesService } from './opening-duplicates.service.js';

/** An opening that a merge closed, and the one that goes on. */
interface KeptOpening {
  readonly id: OpeningId;
  readonly keptId: OpeningId;
}

/** Where the closed openings of a page point to, in one read. */
export class KeptOpeningLoader extends RecordLoader<OpeningId, KeptOpening> {
  constructor(private readonly duplicates: OpeningDuplicatesService) {
    super();
  }

  protected async rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<KeptOpening[]> {
    return [...(await this.duplicates.keptInstead(viewer, ids))].map(([id, keptId]) => ({ id, keptId }));
  }
}
