import type { OpeningId } from '../../kernel/ids.js';
import { GroupLoader, RecordLoader } from '../../platform/graphql/loaders.js';
import type { CriterionApproval, Opening } from './opening.js';
import type { OpeningMove } from './opening-standing.js';
import type { OpeningsService } from './openings.service.js';

/** The openings of a page in one read. */
export class OpeningLoader extends RecordLoader<OpeningId, Opening> {
  constructor(openings: OpeningsService) {
    super((viewer, ids) => openings.byIds(viewer, ids));
  }
}

/** The histories of all openings of a page in one read. */
export class OpeningMovesLoader extends GroupLoader<OpeningId, OpeningMove> {
  constructor(openings: OpeningsService) {
    super((viewer, ids) => openings.history(viewer, ids), (move) => move.openingId);
  }
}

/** The approved criteria of all openings of a page in one read. */
export class ApprovalsLoader extends GroupLoader<OpeningId, CriterionApproval> {
  constructor(openings: OpeningsService) {
    super((viewer, ids) => openings.approvals(viewer, ids), (approval) => approval.openingId);
  }
}
