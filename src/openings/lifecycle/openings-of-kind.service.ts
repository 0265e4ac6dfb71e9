import { isDeepStrictEqual } from 'node:util';

import type { EmployerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import type { OpeningKind } from '../../matching/types.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Opening, OpeningFilter } from '../openings/opening.js';
import type { OpeningsService } from '../openings/openings.service.js';
import type { OpeningDraft, TermsGround, TermsService } from '../openings/terms.service.js';
import type { OpeningLifecycle } from './opening-lifecycle.service.js';
import { putOpening, type OpeningRow, type PutOpening } from './put-opening.js';

/** What every kind is kept with. */
export interface KindGround {
  readonly work: UnitOfWork;
  readonly openings: OpeningsService;
  readonly lifecycle: OpeningLifecycle;
  readonly terms: TermsService;
}

/** What one kind of opening says beside the common terms, kept in a table of its own. */
export interface OwnTerms<Own> {
  /** Own terms that can be kept; a draft may leave open what it has not decided. */
  check(own: Own): Outcome<Own>;
  /** The common terms, where some of them follow from own ones. */
  common(draft: OpeningDraft, own: Own): OpeningDraft;
  /** Whether an opening with these own terms may be published; null for one that has none. */
  checkPublished(opening: Opening, own: Own | null): Outcome<null>;
  /** Those of these openings, by opening. */
  of(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, Own>>;
  /** Writes those of one opening, whether there were some or not. */
  put(tx: Tx, missionId: MissionId, id: OpeningId, own: Own): Promise<void>;
}

/**
 * Openings of one kind that has terms of its own. Partners write and close those of their own employer, staff publish; who may call what is
 * said at the doors. A change of own terms is a new version of the opening, so that it can be stale like any other.
 */
export class OpeningsOfKind<Own> {
  constructor(
    private readonly kind: OpeningKind,
    private readonly ground: KindGround,
    private readonly own: OwnTerms<Own>,
  ) {}

  /** Those among these that are of this kind and that the viewer may see, in any order. */
  async byIds(viewer: Viewer, ids: readonly OpeningId[]): Promise<Opening[]> {
    return (await this.ground.openings.byIds(viewer, ids)).filter((opening) => opening.kind === this.kind);
  }

  /** Those of this kind that the viewer may see, newest first, after the given one. */
  page(viewer: Viewer, filter: Omit<OpeningFilter, 'kind'>, after: OpeningId | null, limit: number): Promise<Opening[]> {
    return this.ground.openings.page(viewer, { ...filter, kind: this.kind }, after, limit);
  }

  /** The own terms of those among these that the viewer may see. */
  async ownTerms(viewer: Viewer, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, Own>> {
    const seen = (await this.byIds(viewer, ids)).map(({ id }) => id);
    return this.ground.work.run(viewer, (tx) => this.own.of(tx, viewer.missionId, seen));
  }

  /** The own terms of these, inside the transaction of a caller who has checked what the viewer may. */
  ownTermsIn(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, Own>> {
    return this.own.of(tx, missionId, ids);
  }

  /** Keeps one as DRAFT. Refuses terms that cannot stand and a criterion on a protected trait. */
  async create(act: Act, employerId: EmployerId, draft: OpeningDraft, wished: Own): Promise<Outcome<Opening>> {
    const own = this.own.check(wished);
    if (!own.ok) return own;
    const read = await this.ground.terms.read(act.viewer, this.own.common(draft, own.value));
    if (!read.ok) return read;
    return this.ground.work.act(act, async (tx) => {
      const made = await this.ground.lifecycle.createIn(tx, act.viewer, { kind: this.kind, employerId, read: read.value });
      if (made.ok) await this.own.put(tx, act.viewer.missionId, made.value.id, own.value);
      return made;
    });
  }

  /** Replaces all terms. Refuses a stale version; a published one must stay fit to be published. */
  async edit(act: Act, id: OpeningId, version: number, draft: OpeningDraft, wished: Own): Promise<Outcome<Opening>> {
    const own = this.own.check(wished);
    if (!own.ok) return own;
    const read = await this.ground.terms.read(act.viewer, this.own.common(draft, own.value));
    if (!read.ok) return read;
    const { missionId } = act.viewer;
    return this.ground.work.act(act, async (tx) => {
      const opening = await this.ground.openings.at(tx, act.viewer, this.kind, id, version);
      if (!opening.ok) return opening;
      const ownTerms = await this.putOwn(tx, missionId, id, own.value);
      return this.ground.lifecycle.editIn(tx, act.viewer, opening.value, read.value, { ownTerms });
    });
  }

  /**
   * Creates or replaces the one that the row of a file names, as `putOpening` does, with the terms of its own that the row says. `reading` is read
   * once for many rows (`groundOfRows`).
   */
  async putIn(tx: Tx, viewer: Viewer, reading: TermsGround, row: OpeningRow, wished: Own): Promise<Outcome<PutOpening>> {
    const own = this.own.check(wished);
    if (!own.ok) return own;
    const { kind } = this;
    const putOwn = (id: OpeningId) => this.putOwn(tx, viewer.missionId, id, own.value);
    return putOpening({ ...this.ground, reading }, tx, viewer, { kind, putOwn }, { ...row, draft: this.own.common(row.draft, own.value) });
  }

  /** What the rows of an import are read by; read before its transaction. */
  groundOfRows(viewer: Viewer): Promise<TermsGround> {
    return this.ground.terms.ground(viewer);
  }

  /** Publishes a draft, or again what was filled, closed or expired. */
  publish(act: Act, id: OpeningId, version: number, reason: string | null): Promise<Outcome<Opening>> {
    return this.ground.lifecycle.publish(act, this.kind, id, version, reason);
  }

  /** Ends one, with a reason that its employer can read. */
  close(act: Act, id: OpeningId, version: number, reason: string): Promise<Outcome<Opening>> {
    return this.ground.lifecycle.close(act, this.kind, id, version, reason);
  }

  /** Whether an opening may stand published by what its kind asks, in the caller's transaction; one of another kind may, as far as this goes. */
  async mayStand(tx: Tx, opening: Opening): Promise<Outcome<null>> {
    if (opening.kind !== this.kind) return accepted(null);
    return this.own.checkPublished(opening, (await this.own.of(tx, opening.missionId, [opening.id])).get(opening.id) ?? null);
  }

  /** Writes own terms where they say something else than before; whether they do. */
  private async putOwn(tx: Tx, missionId: MissionId, id: OpeningId, own: Own): Promise<boolean> {
    const changed = !isDeepStrictEqual((await this.own.of(tx, missionId, [id])).get(id), own);
    if (changed) await this.own.put(tx, missionId, id, own);
    return changed;
  }
}
