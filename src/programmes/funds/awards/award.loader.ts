import { RecordLoader } from '../../../platform/graphql/loaders.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { ShownAward } from './award.js';
import type { AwardsService } from './awards.service.js';

/** The awards of all payments of a page in one read, as far as the viewer may see them. */
export class AwardLoader extends RecordLoader<AwardId, ShownAward> {
  constructor(awards: AwardsService) {
    super((viewer, ids) => awards.byIds(viewer, ids));
  }
}
