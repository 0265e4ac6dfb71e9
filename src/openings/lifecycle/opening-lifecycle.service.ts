import { isDeepStrictEqual } from 'node:util';

import type { Day } from '../../kernel/day.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningKind } from '../../matching/types.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkGenuine, faultOfCriteria } from '../criteria/criteria.js';
import type { ExternalRef } from '../employers/employer.js';
import type { EmployersService } from '../employers/employers.service.js';
import { termNames, termsOf, type Opening, type TermName } from '../openings/opening.js';
import { moveOpening, takeSeats } from '../openings/opening-standing.js';
import type { OpeningsService } from '../openings/openings.service.js';
import { checkConcepts, type ReadTerms, type TermsService } from '../openings/terms.service.js';
import { checkPublication, checkPublished } from './publication.js';

/** A new opening of any kind, as somebody words it. */
export interface WordedOpening {
  readonly kind: OpeningKind;
  readonly employerId: EmployerId;
  readonly read: ReadTerms;
  /** What the owner of a file calls it; null for one that was written here. */
  readonly ref?: ExternalRef | null;
  /** Terms that were made up to complete it. */
  readonly constructedFields?: readonly TermName[];
}

/** What an edit changes beside the common terms. */
export interface EditedBeside {
  /** Null: as before, without those that now say something else. */
  readonly constructedFields?: readonly TermName[] | null;
  /** Whether terms of the kind's own have changed too: that is a new version of the opening. */
  readonly ownTerms?: boolean;
}

/**
 * The life of an opening, the same for every kind: written down, edited, published, filled and closed. Partners write and close those of their
 * own employer, staff publish. A kind keeps terms of its own in a table of its own, in the same transaction, and adds what it asks of a
 * published one with `OpeningsService.beforePublication`.
 */
export class OpeningLifecycle {
  constructor(
    private readonly work: UnitOfWork,
    private readonly openings: OpeningsService,
    private readonly employers: EmployersService,
    private readonly terms: Pick<TermsService, 'today'>,
  ) {}

  /** Keeps an opening as DRAFT. Refuses terms that the classification does not know and a criterion on a protected trait. */
  async createIn(tx: Tx, viewer: Viewer, { kind, employerId, read, ref = null, constructedFields = [] }: WordedOpening): Promise<Outcome<Opening>> {
    const { terms, concepts } = read;
    const known = checkConcepts(terms, concepts, null);
    if (!known.ok) return known;
    const fault = faultOfCriteria(terms, new Set());
    if (fault !== null) return fault;
    const employer = await this.employers.seen(tx, viewer, employerId);
    if (!employer.ok) return employer;
    return this.openings.insertIn(tx, viewer, { kind, employerId, terms, constructedFields, ref });
  }

  /** Replaces the common terms; those of the kind's own are written before. A published opening must stay fit to be published. */
  async editIn(tx: Tx, viewer: Viewer, opening: Opening, { terms, concepts, today }: ReadTerms, beside: EditedBeside = {}): Promise<Outcome<Opening>> {
    const { constructedFields = null, ownTerms = false } = beside;
    const held = termsOf(opening);
    const known = checkConcepts(terms, concepts, held);
    if (!known.ok) return known;
    const fault = faultOfCriteria(terms, await this.openings.approvedIn(tx, viewer.missionId, opening.id));
    if (fault !== null) return fault;
    const same = new Set(termNames.filter((name) => isDeepStrictEqual(terms[name], held[name])));
    const constructed = constructedFields ?? opening.constructedFields.filter((name) => same.has(name));
    if (!ownTerms && same.size === termNames.length && isDeepStrictEqual(constructed, opening.constructedFields)) return accepted(opening);
    const next = takeSeats({ ...opening, ...terms, constructedFields: constructed }, opening.seatsTaken);
    if (!next.ok) return refused('INVALID_INPUT', { field: 'seats', problem: `must not be fewer than the ${opening.seatsTaken} taken` });
    const fit = next.value.status === 'PUBLISHED' ? await this.staysFitIn(tx, viewer, next.value, today) : accepted(null);
    return fit.ok ? this.openings.writeIn(tx, viewer, opening.status, next.value, FILLED) : fit;
  }

  /** Publishes a draft, or again what was filled, closed or expired. Refuses what `checkPublication` refuses, and what was added to it. */
  async publish(act: Act, kind: OpeningKind, id: OpeningId, version: number, reason: string | null): Promise<Outcome<Opening>> {
    const today = await this.terms.today(act.viewer);
    return this.work.act(act, async (tx) => {
      const opening = await this.openings.at(tx, act.viewer, kind, id, version);
      return opening.ok ? this.publishIn(tx, act.viewer, opening.value, reason, today) : opening;
    });
  }

  /** As `publish`, in the caller's transaction. */
  async publishIn(tx: Tx, viewer: Viewer, opening: Opening, reason: string | null, today: Day): Promise<Outcome<Opening>> {
    if (viewer.employerId !== null) return refused('NOT_ALLOWED', { act: 'publishing' });
    const moved = moveOpening(opening, 'PUBLISHED', reason ?? 'found fit to be published');
    if (!moved.ok) return moved;
    const fit = await this.mayBePublishedIn(tx, viewer, moved.value.opening, today);
    return fit.ok ? this.openings.writeIn(tx, viewer, opening.status, moved.value.opening, moved.value.reason) : fit;
  }

  /** Whether its employer and its terms let an opening be published today (L7, L15); what else there is `OpeningsService.writeIn` asks. */
  async mayBePublishedIn(tx: Tx, viewer: Viewer, opening: Opening, today: Day): Promise<Outcome<null>> {
    const employer = await this.employers.seen(tx, viewer, opening.employerId);
    return employer.ok ? checkPublication(opening, employer.value, today) : employer;
  }

  /** Ends an opening, with a reason that its employer can read. */
  close(act: Act, kind: OpeningKind, id: OpeningId, version: number, reason: string): Promise<Outcome<Opening>> {
    return this.work.act(act, async (tx) => {
      const opening = await this.openings.at(tx, act.viewer, kind, id, version);
      if (!opening.ok) return opening;
      const moved = moveOpening(opening.value, 'CLOSED', reason);
      return moved.ok ? this.openings.writeIn(tx, act.viewer, opening.value.status, moved.value.opening, moved.value.reason) : moved;
    });
  }

  /**
   * Records how many seats of an opening of any kind are taken in all, elsewhere or through us. The last one makes a published one FILLED.
   * Refuses a draft, one that was closed, and fewer than are given through us.
   */
  reportSeats(act: Act, id: OpeningId, version: number, seatsTaken: number): Promise<Outcome<Opening>> {
    return this.work.act(act, async (tx) => {
      const opening = await this.openings.at(tx, act.viewer, null, id, version);
      if (!opening.ok) return opening;
      const { status } = opening.value;
      if (status === 'DRAFT' || status === 'CLOSED') return refused('MOVE_NOT_ALLOWED', { what: 'opening', from: status, to: 'one of which seats are taken' });
      const held = await this.openings.seatsHeld(tx, act.viewer.missionId, id);
      if (seatsTaken < held) return refused('INVALID_INPUT', { field: 'seatsTaken', problem: `must not be fewer than the ${held} given here` });
      const taken = takeSeats(opening.value, seatsTaken);
      return taken.ok ? this.openings.writeIn(tx, act.viewer, status, taken.value, FILLED) : taken;
    });
  }

  /**
   * Adds a criterion on a protected trait that an officer found to be a genuine requirement, to an opening of any kind, and records who
   * found so and why. From then on edits may keep it, word for word.
   */
  approveCriterion(act: Act, id: OpeningId, version: number, criterion: string, reason: string): Promise<Outcome<Opening>> {
    return this.work.act(act, async (tx) => {
      const { accountId, employerId } = act.viewer;
      if (accountId === null || employerId !== null) return refused('NOT_ALLOWED', { act: 'approving a criterion' });
      const genuine = checkGenuine(criterion, reason);
      if (!genuine.ok) return genuine;
      const opening = await this.openings.at(tx, act.viewer, null, id, version);
      if (!opening.ok) return opening;
      await this.openings.approveIn(tx, opening.value, { ...genuine.value, by: accountId });
      const criteria = [...new Set([...opening.value.criteria, genuine.value.criterion])];
      return this.openings.writeIn(tx, act.viewer, opening.value.status, { ...opening.value, criteria }, FILLED);
    });
  }

  private async staysFitIn(tx: Tx, viewer: Viewer, opening: Opening, today: Day): Promise<Outcome<null>> {
    const fit = checkPublished(opening, today);
    return fit.ok ? this.openings.standsIn(tx, viewer, opening) : fit;
  }
}

/** The reason of the only move that an edit can bring about. */
const FILLED = 'every seat is taken';
