import { isDeepStrictEqual } from 'node:util';

import type { Day } from '../../kernel/day.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkExternalRef, type ExternalRef } from '../employers/employer.js';
import type { EmployersService, PutChange } from '../employers/employers.service.js';
import { termNames, termsOf, type Opening, type OpeningFilter, type TermName } from '../openings/opening.js';
import { moveOpening, takeSeats } from '../openings/opening-standing.js';
import type { OpeningsService } from '../openings/openings.service.js';
import { checkPublication, checkPublished } from '../openings/publication.js';
import { checkConcepts, type OpeningDraft, type ReadTerms, type TermsGround, type TermsService } from '../openings/terms.service.js';
import { checkGenuine, faultOfCriteria } from './criteria.js';

/** A post with an employer: the first kind of opening. It has nothing of its own beside what all openings share. */
export type Vacancy = Opening;

/** A row of a file: a vacancy with its employer and what the file's owner calls it. */
export interface VacancyRow {
  readonly employerId: EmployerId;
  readonly draft: OpeningDraft;
  readonly ref: ExternalRef;
  /** Terms that were made up to complete the row. */
  readonly constructedFields: readonly TermName[];
  /** Publish it when it is new; for staff only. */
  readonly publish: boolean;
}

/**
 * Vacancies. Partners write and close those of their own employer, staff publish; a vacancy of another employer is absent for a partner.
 * Who may call what is said at the doors.
 */
export class VacanciesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly openings: OpeningsService,
    private readonly employers: EmployersService,
    private readonly terms: TermsService,
  ) {}

  /** The vacancies among these that the viewer may see, in any order. */
  async byIds(viewer: Viewer, ids: readonly OpeningId[]): Promise<Vacancy[]> {
    return (await this.openings.byIds(viewer, ids)).filter((opening) => opening.kind === 'VACANCY');
  }

  /** The vacancies that the viewer may see, newest first, after the given one. */
  page(viewer: Viewer, filter: Omit<OpeningFilter, 'kind'>, after: OpeningId | null, limit: number): Promise<Vacancy[]> {
    return this.openings.page(viewer, { ...filter, kind: 'VACANCY' }, after, limit);
  }

  /** Keeps a vacancy as DRAFT. Refuses terms that cannot stand and a criterion on a protected trait. */
  async create(act: Act, employerId: EmployerId, draft: OpeningDraft): Promise<Outcome<Vacancy>> {
    const read = await this.terms.read(act.viewer, draft);
    if (!read.ok) return read;
    return this.work.act(act, (tx) => this.createIn(tx, act.viewer, employerId, read.value, null, []));
  }

  /** Replaces the terms. Refuses a stale version; a published vacancy must stay fit to be published. */
  async edit(act: Act, id: OpeningId, version: number, draft: OpeningDraft): Promise<Outcome<Vacancy>> {
    const read = await this.terms.read(act.viewer, draft);
    if (!read.ok) return read;
    return this.work.act(act, async (tx) => {
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      return vacancy.ok ? this.editIn(tx, act.viewer, vacancy.value, read.value, null) : vacancy;
    });
  }

  /** Publishes a draft, or again what was filled, closed or expired. Refuses what `checkPublication` refuses (L7, L15). */
  async publish(act: Act, id: OpeningId, version: number, reason: string | null): Promise<Outcome<Vacancy>> {
    const today = await this.terms.today(act.viewer);
    return this.work.act(act, async (tx) => {
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      return vacancy.ok ? this.publishIn(tx, act.viewer, vacancy.value, reason, today) : vacancy;
    });
  }

  /** Ends a vacancy, with a reason that its employer can read. */
  close(act: Act, id: OpeningId, version: number, reason: string): Promise<Outcome<Vacancy>> {
    return this.work.act(act, async (tx) => {
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      if (!vacancy.ok) return vacancy;
      const moved = moveOpening(vacancy.value, 'CLOSED', reason);
      return moved.ok ? this.openings.writeIn(tx, act.viewer, vacancy.value.status, moved.value.opening, moved.value.reason) : moved;
    });
  }

  /** Records how many seats are taken in all, elsewhere or through us. The last one makes a published vacancy FILLED. Refuses a draft, one that was closed, and fewer than are given through us. */
  reportSeats(act: Act, id: OpeningId, version: number, seatsTaken: number): Promise<Outcome<Vacancy>> {
    return this.work.act(act, async (tx) => {
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      if (!vacancy.ok) return vacancy;
      const { status } = vacancy.value;
      if (status === 'DRAFT' || status === 'CLOSED') return refused('MOVE_NOT_ALLOWED', { what: 'vacancy', from: status, to: 'one of which seats are taken' });
      const held = await this.openings.seatsHeld(tx, act.viewer.missionId, id);
      if (seatsTaken < held) return refused('INVALID_INPUT', { field: 'seatsTaken', problem: `must not be fewer than the ${held} given here` });
      const taken = takeSeats(vacancy.value, seatsTaken);
      return taken.ok ? this.openings.writeIn(tx, act.viewer, status, taken.value, FILLED) : taken;
    });
  }

  /**
   * Adds a criterion on a protected trait that an officer found to be a genuine requirement of the work, and records who found so
   * and why. From then on edits may keep it, word for word.
   */
  approveCriterion(act: Act, id: OpeningId, version: number, criterion: string, reason: string): Promise<Outcome<Vacancy>> {
    return this.work.act(act, async (tx) => {
      const { accountId, employerId } = act.viewer;
      if (accountId === null || employerId !== null) return refused('NOT_ALLOWED', { act: 'approving a criterion' });
      const genuine = checkGenuine(criterion, reason);
      if (!genuine.ok) return genuine;
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      if (!vacancy.ok) return vacancy;
      await this.openings.approveIn(tx, vacancy.value, { ...genuine.value, by: accountId });
      const criteria = [...new Set([...vacancy.value.criteria, genuine.value.criterion])];
      return this.openings.writeIn(tx, act.viewer, vacancy.value.status, { ...vacancy.value, criteria }, FILLED);
    });
  }

  /**
   * Creates or replaces the vacancy that the row names, inside the caller's transaction: an import that is repeated changes nothing, and
   * publishes nothing that somebody closed. `ground` is read once for many rows (`groundOfRows`). A partner's names are its own: another owner's cannot be met.
   */
  async putIn(tx: Tx, viewer: Viewer, ground: TermsGround, row: VacancyRow): Promise<Outcome<{ vacancy: Vacancy; change: PutChange }>> {
    const ref = checkExternalRef(viewer.employerId === null ? row.ref : { ...row.ref, source: `employer ${viewer.employerId}: ${row.ref.source}` });
    if (!ref.ok) return ref;
    const read = await this.terms.readOn(ground, row.draft);
    if (!read.ok) return read;
    const known = await this.openings.byExternalRef(tx, viewer.missionId, ref.value);
    if (known !== null && (known.kind !== 'VACANCY' || known.employerId !== row.employerId))
      return refused('ALREADY_EXISTS', { what: 'opening', field: 'externalId' });
    if (known === null) {
      const created = await this.createIn(tx, viewer, row.employerId, read.value, ref.value, row.constructedFields);
      if (!created.ok) return created;
      const vacancy = row.publish ? await this.publishIn(tx, viewer, created.value, `imported from ${ref.value.source}`, read.value.today) : created;
      return vacancy.ok ? accepted({ vacancy: vacancy.value, change: 'CREATED' }) : vacancy;
    }
    const edited = await this.editIn(tx, viewer, known, read.value, row.constructedFields);
    if (!edited.ok) return edited;
    return accepted({ vacancy: edited.value, change: edited.value.version === known.version ? 'UNCHANGED' : 'CHANGED' });
  }

  /** What the rows of an import are read by; read before its transaction. */
  groundOfRows(viewer: Viewer): Promise<TermsGround> {
    return this.terms.ground(viewer);
  }

  private async createIn(
    tx: Tx,
    viewer: Viewer,
    employerId: EmployerId,
    { terms, concepts }: ReadTerms,
    ref: ExternalRef | null,
    constructedFields: readonly TermName[],
  ): Promise<Outcome<Vacancy>> {
    const known = checkConcepts(terms, concepts, null);
    if (!known.ok) return known;
    const fault = faultOfCriteria(terms, new Set());
    if (fault !== null) return fault;
    const employer = await this.employers.seen(tx, viewer, employerId);
    if (!employer.ok) return employer;
    return this.openings.insertIn(tx, viewer, { kind: 'VACANCY', employerId, terms, constructedFields, ref });
  }

  /** `constructedFields` null: as before, without those that now say something else. */
  private async editIn(
    tx: Tx,
    viewer: Viewer,
    vacancy: Vacancy,
    { terms, concepts, today }: ReadTerms,
    constructedFields: readonly TermName[] | null,
  ): Promise<Outcome<Vacancy>> {
    const held = termsOf(vacancy);
    const known = checkConcepts(terms, concepts, held);
    if (!known.ok) return known;
    const fault = faultOfCriteria(terms, await this.openings.approvedIn(tx, viewer.missionId, vacancy.id));
    if (fault !== null) return fault;
    const same = new Set(termNames.filter((name) => isDeepStrictEqual(terms[name], held[name])));
    const constructed = constructedFields ?? vacancy.constructedFields.filter((name) => same.has(name));
    if (same.size === termNames.length && isDeepStrictEqual(constructed, vacancy.constructedFields)) return accepted(vacancy);
    const next = takeSeats({ ...vacancy, ...terms, constructedFields: constructed }, vacancy.seatsTaken);
    if (!next.ok) return refused('INVALID_INPUT', { field: 'seats', problem: `must not be fewer than the ${vacancy.seatsTaken} taken` });
    const fit = next.value.status === 'PUBLISHED' ? checkPublished(next.value, today) : accepted(null);
    return fit.ok ? this.openings.writeIn(tx, viewer, vacancy.status, next.value, FILLED) : fit;
  }

  private async publishIn(tx: Tx, viewer: Viewer, vacancy: Vacancy, reason: string | null, today: Day): Promise<Outcome<Vacancy>> {
    if (viewer.employerId !== null) return refused('NOT_ALLOWED', { act: 'publishing' });
    const moved = moveOpening(vacancy, 'PUBLISHED', reason ?? 'found fit to be published');
    if (!moved.ok) return moved;
    const employer = await this.employers.seen(tx, viewer, vacancy.employerId);
    if (!employer.ok) return employer;
    const fit = checkPublication(moved.value.opening, employer.value, today);
    return fit.ok ? this.openings.writeIn(tx, viewer, vacancy.status, moved.value.opening, moved.value.reason) : fit;
  }
}

/** The reason of the only move that an edit can bring about. */
const FILLED = 'every seat is taken';
