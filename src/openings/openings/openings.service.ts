import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningFacts, OpeningKind } from '../../matching/types.js';
import { slicesOf } from '../../platform/database/slices.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { ExternalRef } from '../employers/employer.js';
import { maySee } from '../employers/employer-rights.js';
import type { EmployerGround } from '../employers/employer-standing.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { CriterionApproval, Opening, OpeningFilter, OpeningStatus, OpeningTerms, TermName } from './opening.js';
import { openingFacts, type MatchedOpening, type OpeningReading } from './opening-facts.js';
import { matchedByIds, openingIdsOf, sliceOfMatched } from './opening-facts.store.js';
import type { OpeningMove } from './opening-standing.js';
import {
  approvalsOf,
  expireOpenings,
  insertApproval,
  insertOpening,
  insertOpeningMove,
  movesOfOpenings,
  openingByExternalRef,
  openingById,
  openingsByIds,
  pageOfOpenings,
  updateOpening,
} from './opening.store.js';

/** Rows read at a time when all openings are read: keeps memory flat. */
const SLICE = 1_000;

/** An approval as it is given; when is said by the clock. */
export type ApprovedCriterion = Pick<CriterionApproval, 'criterion' | 'traits' | 'reason' | 'by'>;

/** A new opening of any kind, its terms checked. */
export interface NewOpening {
  readonly kind: OpeningKind;
  readonly employerId: EmployerId;
  readonly terms: OpeningTerms;
  readonly constructedFields: readonly TermName[];
  readonly ref: ExternalRef | null;
}

/** How many seats of an opening are given through this service, in the caller's transaction. */
export type SeatsHeld = (tx: Tx, missionId: MissionId, id: OpeningId) => Promise<number>;

/** Something that must hold while an opening is published, in the caller's transaction; each looks for itself which openings it is about. */
export type PublicationCheck = (tx: Tx, viewer: Viewer, opening: Opening) => Promise<Outcome<null>>;

/**
 * What all kinds of opening share: keeping, reading, history, expiry, and the facts that matching reads. Each kind has a service of its own
 * that decides and then writes through this one. A partner sees the openings of its own employer, and every other as absent.
 */
export class OpeningsService {
  private readonly holders: SeatsHeld[] = [];
  private readonly publicationChecks: PublicationCheck[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly employers: EmployersService,
  ) {}

  /** Adds somebody who knows of seats that are given: no report of an employer frees those, or they would be given twice. */
  holdSeats(held: SeatsHeld): void {
    this.holders.push(held);
  }

  /** Adds what must hold at publication, and when a published opening is edited: what one kind asks, or whatever hangs on an opening. */
  beforePublication(check: PublicationCheck): void {
    this.publicationChecks.push(check);
  }

  /** How many seats of an opening are given through this service, in the caller's transaction. */
  async seatsHeld(tx: Tx, missionId: MissionId, id: OpeningId): Promise<number> {
    let held = 0;
    for (const each of this.holders) held += await each(tx, missionId, id);
    return held;
  }

  /** The openings among these that the viewer may see, in any order. */
  byIds(viewer: Viewer, ids: readonly OpeningId[]): Promise<Opening[]> {
    return this.work.run(viewer, async (tx) => (await openingsByIds(tx, viewer.missionId, ids)).filter((each) => maySee(viewer, each.employerId)));
  }

  /** The openings that the viewer may see, newest first, after the given one. */
  page(viewer: Viewer, filter: OpeningFilter, after: OpeningId | null, limit: number): Promise<Opening[]> {
    const { employerId } = viewer;
    if (employerId !== null && filter.employerId !== null && filter.employerId !== employerId) return Promise.resolve([]);
    const narrowed = { ...filter, employerId: employerId ?? filter.employerId };
    return this.work.run(viewer, (tx) => pageOfOpenings(tx, viewer.missionId, narrowed, after, limit));
  }

  /** What became of these openings and why, oldest first; nothing of those the viewer may not see. */
  history(viewer: Viewer, ids: readonly OpeningId[]): Promise<OpeningMove[]> {
    return this.ofSeen(viewer, ids, (tx, seen) => movesOfOpenings(tx, viewer.missionId, seen));
  }

  /** The criteria on protected traits that staff approved for these openings, oldest first. */
  approvals(viewer: Viewer, ids: readonly OpeningId[]): Promise<CriterionApproval[]> {
    return this.ofSeen(viewer, ids, (tx, seen) => approvalsOf(tx, viewer.missionId, seen));
  }

  /**
   * What matching may know of these openings, or with null of all in the mission, a slice at a time inside the caller's transaction, so that
   * memory stays flat whatever their number. Those that are not published are there too, and say so: a draft can be tried, and a closed one
   * explained. Ids that are not there are left out.
   */
  async *factsInSlices(
    tx: Tx,
    missionId: MissionId,
    ids: readonly OpeningId[] | null,
    reading: OpeningReading,
    asOf: Day,
  ): AsyncGenerator<readonly OpeningFacts[]> {
    const all = ids === null ? await this.employers.grounds(tx, missionId, null) : null;
    for await (const slice of slicesOf<MatchedOpening, OpeningId>(ids, SLICE, {
      named: (some) => matchedByIds(tx, missionId, some),
      after: (last, limit) => sliceOfMatched(tx, missionId, last, limit),
    })) {
      const grounds = all ?? (await this.employers.grounds(tx, missionId, [...new Set(slice.map((opening) => opening.employerId))]));
      yield slice.map((opening) => openingFacts(opening, groundOf(opening, grounds), reading, asOf));
    }
  }

  /** The openings of these employers, inside the caller's transaction. */
  ofEmployers(tx: Tx, missionId: MissionId, employers: readonly EmployerId[]): Promise<OpeningId[]> {
    return openingIdsOf(tx, missionId, employers);
  }

  /** Makes EXPIRED of every published opening whose last day for candidates is before `asOf`, and says which. Repeating it is harmless. */
  expireDue(missionId: MissionId, asOf: Day): Promise<OpeningId[]> {
    return this.work.run(serviceViewer(missionId), (tx) => expireOpenings(tx, missionId, asOf, this.clock.now()));
  }

  /** The opening of that kind, or with null of any, if the viewer may see it, inside the caller's transaction. */
  async seen(tx: Tx, viewer: Viewer, kind: OpeningKind | null, id: OpeningId): Promise<Outcome<Opening>> {
    const opening = await openingById(tx, viewer.missionId, id);
    const there = opening !== null && (kind === null || opening.kind === kind) && maySee(viewer, opening.employerId);
    return there ? accepted(opening) : refused('NOT_FOUND', { what: (kind ?? 'opening').toLowerCase().replace('_', ' ') });
  }

  /** Whether there is an opening of any kind that the viewer may see, inside the caller's transaction. */
  async isSeen(tx: Tx, viewer: Viewer, id: OpeningId): Promise<boolean> {
    const opening = await openingById(tx, viewer.missionId, id);
    return opening !== null && maySee(viewer, opening.employerId);
  }

  /** As `seen`, refused as STALE_EDIT where it is not the version the caller has read. */
  async at(tx: Tx, viewer: Viewer, kind: OpeningKind | null, id: OpeningId, version: number): Promise<Outcome<Opening>> {
    const opening = await this.seen(tx, viewer, kind, id);
    return opening.ok && opening.value.version !== version ? stale(opening.value.version) : opening;
  }

  /** The opening of an external reference, inside the caller's transaction, whoever may see it; null where there is none. */
  byExternalRef(tx: Tx, missionId: MissionId, ref: ExternalRef): Promise<Opening | null> {
    return openingByExternalRef(tx, missionId, ref.source, ref.id);
  }

  /** Keeps a new opening as DRAFT, inside the caller's transaction. */
  async insertIn(tx: Tx, viewer: Viewer, draft: NewOpening): Promise<Outcome<Opening>> {
    const opening: Opening = {
      missionId: viewer.missionId,
      id: newId<OpeningId>(),
      kind: draft.kind,
      employerId: draft.employerId,
      status: 'DRAFT',
      ...draft.terms,
      seatsTaken: 0,
      constructedFields: draft.constructedFields,
      externalSource: draft.ref?.source ?? null,
      externalId: draft.ref?.id ?? null,
      version: 1,
      createdAt: this.clock.now(),
    };
    if (!(await insertOpening(tx, opening))) return refused('ALREADY_EXISTS', { what: 'opening', field: 'externalId' });
    const reason = draft.ref === null ? 'written down' : `imported from ${draft.ref.source}`;
    await insertOpeningMove(tx, this.moveOf(viewer, null, opening, reason));
    return accepted(opening);
  }

  /**
   * Writes the next version of an opening, with its move where the status changed. Refuses when somebody else was first, and to publish what a check that other
   * features added refuses.
   */
  async writeIn(tx: Tx, viewer: Viewer, before: OpeningStatus, next: Opening, reason: string): Promise<Outcome<Opening>> {
    const fit = before !== 'PUBLISHED' && next.status === 'PUBLISHED' ? await this.standsIn(tx, viewer, next) : accepted(null);
    if (!fit.ok) return fit;
    const written = await updateOpening(tx, next);
    if (written === null) return stale((await openingById(tx, next.missionId, next.id))?.version ?? next.version);
    if (before !== written.status) await insertOpeningMove(tx, this.moveOf(viewer, before, written, reason));
    return accepted(written);
  }

  /** Whether an opening may stand published by all that was added with `beforePublication`; `writeIn` asks it of every one that becomes so. */
  async standsIn(tx: Tx, viewer: Viewer, opening: Opening): Promise<Outcome<null>> {
    for (const check of this.publicationChecks) {
      const fit = await check(tx, viewer, opening);
      if (!fit.ok) return fit;
    }
    return accepted(null);
  }

  /** Records that staff approved a criterion, inside the caller's transaction. */
  approveIn(tx: Tx, opening: Opening, approved: ApprovedCriterion): Promise<void> {
    return insertApproval(tx, { missionId: opening.missionId, openingId: opening.id, ...approved, at: this.clock.now() });
  }

  /** The criteria on protected traits that staff approved for an opening, inside the caller's transaction. */
  async approvedIn(tx: Tx, missionId: MissionId, id: OpeningId): Promise<ReadonlySet<string>> {
    return new Set((await approvalsOf(tx, missionId, [id])).map((approval) => approval.criterion));
  }

  private ofSeen<T>(viewer: Viewer, ids: readonly OpeningId[], read: (tx: Tx, seen: readonly OpeningId[]) => Promise<T[]>): Promise<T[]> {
    return this.work.run(viewer, async (tx) => {
      if (viewer.employerId === null) return read(tx, ids);
      const seen = (await openingsByIds(tx, viewer.missionId, ids)).filter((opening) => maySee(viewer, opening.employerId));
      return read(tx, seen.map((opening) => opening.id));
    });
  }

  private moveOf(viewer: Viewer, from: OpeningStatus | null, opening: Opening, reason: string): OpeningMove {
    const { missionId, id: openingId, version, status: to } = opening;
    return { missionId, openingId, version, from, to, reason, by: viewer.accountId, at: this.clock.now() };
  }
}

function groundOf(opening: MatchedOpening, grounds: ReadonlyMap<EmployerId, EmployerGround>): EmployerGround {
  const ground = grounds.get(opening.employerId);
  if (ground === undefined) throw new Error(`opening ${opening.id} has no employer`);
  return ground;
}

function stale(version: number): Outcome<never> {
  return refused('STALE_EDIT', { what: 'opening', version });
}
