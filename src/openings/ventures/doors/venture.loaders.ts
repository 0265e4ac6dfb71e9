import type { OpeningId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { GroupLoader, RecordLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
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
  constructor(private readonly ventures: VenturesService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly VentureId[]): Promise<Venture[]> {
    return this.ventures.byIds(viewer, ids);
  }
}

/** The histories of all ventures of a page in one read. */
export class VentureMovesLoader extends GroupLoader<VentureId, VentureMove> {
  constructor(private readonly ventures: VenturesService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureMove[]> {
    return this.ventures.history(viewer, ids);
  }

  protected keyOf(move: VentureMove): VentureId {
    return move.ventureId;
  }
}

/** A twin with the venture whose twin it is. */
interface TwinOf extends VentureTwin {
  readonly of: VentureId;
}

/** The twins of all ventures of a page in one read. */
export class VentureTwinsLoader extends GroupLoader<VentureId, TwinOf> {
  constructor(private readonly ventures: VenturesService) {
    super();
  }

  protected async rows(viewer: Viewer, ids: readonly VentureId[]): Promise<TwinOf[]> {
    return [...(await this.ventures.twins(viewer, ids))].flatMap(([of, twins]) => twins.map((twin) => ({ ...twin, of })));
  }

  protected keyOf(twin: TwinOf): VentureId {
    return twin.of;
  }
}

/** The roles of all ventures of a page in one read. */
export class RolesOfVentureLoader extends GroupLoader<VentureId, RoleInVenture> {
  constructor(private readonly roles: VentureRolesService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly VentureId[]): Promise<RoleInVenture[]> {
    return this.roles.ofVentures(viewer, ids);
  }

  protected keyOf(role: RoleInVenture): VentureId {
    return role.ventureId;
  }
}

/** What all roles of a page have beside what every opening has, in one read. */
export class RoleTermsLoader extends GroupLoader<OpeningId, VentureRole> {
  constructor(private readonly roles: VentureRolesService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly OpeningId[]): Promise<VentureRole[]> {
    return this.roles.termsOf(viewer, ids);
  }

  protected keyOf(role: VentureRole): OpeningId {
    return role.openingId;
  }
}

/** What was said about all ventures of a page in one read. */
export class VentureCommentsLoader extends GroupLoader<VentureId, VentureComment> {
  constructor(private readonly comments: VentureCommentsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureComment[]> {
    return this.comments.of(viewer, ids);
  }

  protected keyOf(comment: VentureComment): VentureId {
    return comment.ventureId;
  }
}
