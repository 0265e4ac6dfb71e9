import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkExternalRef, type ExternalRef } from '../employers/employer.js';
import type { PutChange } from '../employers/employers.service.js';
import type { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import type { Opening, OpeningFilter, TermName } from '../openings/opening.js';
import type { OpeningsService } from '../openings/openings.service.js';
import type { OpeningDraft, TermsGround, TermsService } from '../openings/terms.service.js';

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
    private readonly lifecycle: OpeningLifecycle,
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
    return this.work.act(act, (tx) => this.lifecycle.createIn(tx, act.viewer, { kind: 'VACANCY', employerId, read: read.value }));
  }

  /** Replaces the terms. Refuses a stale version; a published vacancy must stay fit to be published. */
  async edit(act: Act, id: OpeningId, version: number, draft: OpeningDraft): Promise<Outcome<Vacancy>> {
    const read = await this.terms.read(act.viewer, draft);
    if (!read.ok) return read;
    return this.work.act(act, async (tx) => {
      const vacancy = await this.openings.at(tx, act.viewer, 'VACANCY', id, version);
      return vacancy.ok ? this.lifecycle.editIn(tx, act.viewer, vacancy.value, read.value) : vacancy;
    });
  }

  /** Publishes a draft, or again what was filled, closed or expired (L7, L15). */
  publish(act: Act, id: OpeningId, version: number, reason: string | null): Promise<Outcome<Vacancy>> {
    return this.lifecycle.publish(act, 'VACANCY', id, version, reason);
  }

  /** Ends a vacancy, with a reason that its employer can read. */
  close(act: Act, id: OpeningId, version: number, reason: string): Promise<Outcome<Vacancy>> {
    return this.lifecycle.close(act, 'VACANCY', id, version, reason);
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
      const { employerId, constructedFields } = row;
      const created = await this.lifecycle.createIn(tx, viewer, { kind: 'VACANCY', employerId, read: read.value, ref: ref.value, constructedFields });
      if (!created.ok) return created;
      const vacancy = row.publish ? await this.lifecycle.publishIn(tx, viewer, created.value, `imported from ${ref.value.source}`, read.value.today) : created;
      return vacancy.ok ? accepted({ vacancy: vacancy.value, change: 'CREATED' }) : vacancy;
    }
    const edited = await this.lifecycle.editIn(tx, viewer, known, read.value, { constructedFields: row.constructedFields });
    if (!edited.ok) return edited;
    return accepted({ vacancy: edited.value, change: edited.value.version === known.version ? 'UNCHANGED' : 'CHANGED' });
  }

  /** What the rows of an import are read by; read before its transaction. */
  groundOfRows(viewer: Viewer): Promise<TermsGround> {
    return this.terms.ground(viewer);
  }
}
