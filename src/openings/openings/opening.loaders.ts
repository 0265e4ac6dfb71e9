import type { OpeningId } from '../../kernel/ids.js';
import { GroupLoader, RecordLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { CriterionApproval, Opening } from './opening.js';
import type { OpeningMove } from './opening-standing.js';
import type { OpeningsService } from './openings.service.js';

/** The openings of a page in one read. */
export class OpeningLoader extends RecordLoader<OpeningId, Opening> {
  constructor(private readonly openings: OpeningsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<Opening[]> {
    return this.openings.byIds(viewer, ids);
  }
}

/** The histories of all openings of a page in one read. */
export class OpeningMovesLoader extends GroupLoader<OpeningId, OpeningMove> {
  constructor(private readonly openings: OpeningsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<OpeningMove[]> {
    return this.openings.history(viewer, ids);
  }

  protected keyOf(move: OpeningMove): OpeningId {
    return move.openingId;
  }
}

/** The approved criteria of all openings of a page in one read. */
export class ApprovalsLoader extends GroupLoader<OpeningId, CriterionApproval> {
  constructor(private readonly openings: OpeningsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<CriterionApproval[]> {
    return this.openings.approvals(viewer, ids);
  }

  protected keyOf(approval: CriterionApproval): OpeningId {
    return approval.openingId;
  }
}
