import type { OpeningId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { GroupLoader, RecordLoader } from '../../../platform/graphql/loaders.js';
import type { VentureComment } from '../comments/venture-comment.js';
import type { VentureCommentsService } from '../comments/venture-comments.service.js';
import type { VentureRole } from '../roles/venture-role.js';
import type { RoleInVenture, VentureRolesService } from '../roles/venture-roles.service.js';
import type { VentureTwin } from '../twins/twins.js';
import type { VentureMove } from '../venture-standing.js';
import type { Venture } from '../venture.js';
import type { VenturesService } from '../ventures.service.js';

/** The ventures of a page in one read. */
export class VentureLoader extends RecordLoader<VentureId, Venture> {
  constructor(ventures: VenturesService) {
    super((viewer, ids) => ventures.byIds(viewer, ids));
  }
}

/** The histories of all ventures of a page in one read. */
export class VentureMovesLoader extends GroupLoader<VentureId, VentureMove> {
  constructor(ventures: VenturesService) {
    super((viewer, ids) => ventures.history(viewer, ids), (move) => move.ventureId);
  }
}

/** A twin with the venture whose twin it is. */
interface TwinOf extends VentureTwin {
  readonly of: VentureId;
}

/** The twins of all ventures of a page in one read. */
export class VentureTwinsLoader extends GroupLoader<VentureId, TwinOf> {
  constructor(ventures: VenturesService) {
    super(async (viewer, ids) => [...(await ventures.twins(viewer, ids))].flatMap(([of, twins]) => twins.map((twin) => ({ ...twin, of }))), (twin) => twin.of);
  }
}

/** The roles of all ventures of a page in one read. */
export class RolesOfVentureLoader extends GroupLoader<VentureId, RoleInVenture> {
  constructor(roles: VentureRolesService) {
    super((viewer, ids) => roles.ofVentures(viewer, ids), (role) => role.ventureId);
  }
}

/** What all roles of a page have beside what every opening has, in one read. */
export class RoleTermsLoader extends GroupLoader<OpeningId, VentureRole> {
  constructor(roles: VentureRolesService) {
    super((viewer, ids) => roles.termsOf(viewer, ids), (role) => role.openingId);
  }
}

/** What was said about all ventures of a page in one read. */
export class VentureCommentsLoader extends GroupLoader<VentureId, VentureComment> {
  constructor(comments: VentureCommentsService) {
    super((viewer, ids) => comments.of(viewer, ids), (comment) => comment.ventureId);
  }
}
