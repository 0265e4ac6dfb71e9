import { isDeepStrictEqual } from 'node:util';

import type { OpeningId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { OpeningLifecycle } from '../../lifecycle/opening-lifecycle.service.js';
import type { Opening } from '../../openings/opening.js';
import type { OpeningsService } from '../../openings/openings.service.js';
import type { OpeningDraft, TermsService } from '../../openings/terms.service.js';
import type { VenturesService } from '../ventures.service.js';
import { isEnding } from '../venture-standing.js';
import type { Venture } from '../venture.js';
import type { VentureRoleRecords } from './venture-role-records.service.js';
import { checkRoleTerms, type VentureRole, type VentureRoleTerms } from './venture-role.js';

/** A role with the venture that it is of. */
export interface RoleInVenture {
  readonly ventureId: VentureId;
  readonly opening: Opening;
}

/** Why a role states no pay where nobody said otherwise. */
const SHARED_INCOME = 'Members share the income of the venture.';

/**
 * Roles of ventures: openings that are written, checked, published, matched and offered like any other. The employer of a role is its venture's own. Officers
 * write and publish them; who may call what is said at the doors.
 */
export class VentureRolesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ventures: Pick<VenturesService, 'byIds' | 'byIdsIn' | 'lockIn'>,
    private readonly records: VentureRoleRecords,
    private readonly openings: Pick<OpeningsService, 'at' | 'byIds'>,
    private readonly lifecycle: OpeningLifecycle,
    private readonly terms: Pick<TermsService, 'read'>,
  ) {}

  /** Keeps a role as DRAFT, at the place of the venture unless another is named. Refuses a venture that has ended, and terms that cannot stand. */
  async create(act: Act, ventureId: VentureId, draft: OpeningDraft, own: VentureRoleTerms): Promise<Outcome<Opening>> {
    const { viewer } = act;
    const [known] = await this.ventures.byIds(viewer, [ventureId]);
    if (known === undefined) return ABSENT;
    const read = await this.terms.read(viewer, atVenture(known, draft));
    if (!read.ok) return read;
    return this.work.act(act, async (tx): Promise<Outcome<Opening>> => {
      // Locked, so that two roles that are written at once do not give away more than the whole.
      const venture = await this.ventures.lockIn(tx, viewer.missionId, ventureId);
      if (venture === null) return ABSENT;
      if (isEnding(venture.status)) return refused('MOVE_NOT_ALLOWED', { what: 'venture', from: venture.status, to: 'changed' });
      const fit = checkRoleTerms(own, read.value.terms.seats, await this.records.of(tx, viewer.missionId, [ventureId]));
      if (!fit.ok) return fit;
      const opening = await this.lifecycle.createIn(tx, viewer, { kind: 'VENTURE_ROLE', employerId: venture.employerId, read: read.value });
      if (opening.ok) await this.records.keep(tx, { missionId: viewer.missionId, openingId: opening.value.id, ventureId, ...fit.value });
      return opening;
    });
  }

  /** Replaces the terms. Refuses a stale version; a published role must stay fit to be published. */
  async edit(act: Act, id: OpeningId, version: number, draft: OpeningDraft, own: VentureRoleTerms): Promise<Outcome<Opening>> {
    const { viewer } = act;
    const venture = await this.ventureOf(viewer, id);
    if (venture === null) return NO_ROLE;
    const read = await this.terms.read(viewer, atVenture(venture, draft));
    if (!read.ok) return read;
    return this.work.act(act, async (tx): Promise<Outcome<Opening>> => {
      await this.ventures.lockIn(tx, viewer.missionId, venture.id);
      const opening = await this.openings.at(tx, viewer, 'VENTURE_ROLE', id, version);
      if (!opening.ok) return opening;
      const roles = await this.records.of(tx, viewer.missionId, [venture.id]);
      const before = roles.find((role) => role.openingId === id);
      const fit = checkRoleTerms(own, read.value.terms.seats, roles.filter((role) => role !== before));
      if (!fit.ok) return fit;
      const next = { missionId: viewer.missionId, openingId: id, ventureId: venture.id, ...fit.value };
      const ownTerms = !isDeepStrictEqual(before, next);
      if (ownTerms) await this.records.change(tx, next);
      return this.lifecycle.editIn(tx, viewer, opening.value, read.value, { ownTerms });
    });
  }

  /** Publishes a role of a venture that takes people. Refuses what every publication refuses (L7, L15), and what `checkPublishedRole` refuses. */
  publish(act: Act, id: OpeningId, version: number, reason: string | null): Promise<Outcome<Opening>> {
    return this.lifecycle.publish(act, 'VENTURE_ROLE', id, version, reason);
  }

  close(act: Act, id: OpeningId, version: number, reason: string): Promise<Outcome<Opening>> {
    return this.lifecycle.close(act, 'VENTURE_ROLE', id, version, reason);
  }

  /** What these openings have as roles. */
  termsOf(viewer: Viewer, ids: readonly OpeningId[]): Promise<VentureRole[]> {
    return this.work.run(viewer, (tx) => this.records.byOpenings(tx, viewer.missionId, ids));
  }

  /** The roles of these ventures that the viewer may see, in the order in which they were written down. */
  async ofVentures(viewer: Viewer, ids: readonly VentureId[]): Promise<RoleInVenture[]> {
    const roles = await this.work.run(viewer, (tx) => this.records.of(tx, viewer.missionId, ids));
    const openings = new Map((await this.openings.byIds(viewer, roles.map((role) => role.openingId))).map((opening) => [opening.id, opening]));
    return roles.flatMap(({ ventureId, openingId }) => {
      const opening = openings.get(openingId);
      return opening === undefined ? [] : [{ ventureId, opening }];
    });
  }

  /** A published role is of a venture that takes people, and has the seats that are needed; of other openings it says nothing. */
  async checkPublishedRole(tx: Tx, opening: Opening): Promise<Outcome<null>> {
    if (opening.kind !== 'VENTURE_ROLE') return accepted(null);
    const [role] = await this.records.byOpenings(tx, opening.missionId, [opening.id]);
    const [venture] = role === undefined ? [] : await this.ventures.byIdsIn(tx, opening.missionId, [role.ventureId]);
    if (role === undefined || venture === undefined) return refused('NOT_PUBLISHABLE', { field: 'venture', problem: 'must be there' });
    if (venture.status === 'IDEA' || venture.status === 'PAUSED' || isEnding(venture.status))
      return refused('NOT_PUBLISHABLE', { field: 'venture', problem: `is ${venture.status}: open it to people first` });
    return role.leastSeats <= opening.seats ? accepted(null) : refused('NOT_PUBLISHABLE', { field: 'seats', problem: `must be at least the ${role.leastSeats} that are needed` });
  }

  private async ventureOf(viewer: Viewer, id: OpeningId): Promise<Venture | null> {
    const [role] = await this.termsOf(viewer, [id]);
    const [venture] = role === undefined ? [] : await this.ventures.byIds(viewer, [role.ventureId]);
    return venture ?? null;
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'venture' });
const NO_ROLE = refused('NOT_FOUND', { what: 'venture role' });

/** What a draft leaves open and the venture knows. */
function atVenture({ place }: Venture, draft: OpeningDraft): OpeningDraft {
  const geonameId = draft.geonameId ?? (draft.remote ? null : (place?.geonameId ?? null));
  const payUnstatedReason = draft.pay === null && (draft.payUnstatedReason ?? '').trim() === '' ? SHARED_INCOME : draft.payUnstatedReason;
  return { ...draft, geonameId, payUnstatedReason };
}
