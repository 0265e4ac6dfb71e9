import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import type { Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { putOpening, type OpeningRow, type PutOpening } from '../lifecycle/put-opening.js';
import type { Opening, OpeningFilter } from '../openings/opening.js';
import type { OpeningsService } from '../openings/openings.service.js';
import type { OpeningDraft, TermsGround, TermsService } from '../openings/terms.service.js';

/** A post with an employer: the first kind of opening. It has nothing of its own beside what all openings share. */
export type Vacancy = Opening;

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

  /** Creates or replaces the vacancy that the row names, as `putOpening` does. `reading` is read once for many rows (`groundOfRows`). */
  putIn(tx: Tx, viewer: Viewer, reading: TermsGround, row: OpeningRow): Promise<Outcome<PutOpening>> {
    const { openings, lifecycle, terms } = this;
    return putOpening({ openings, lifecycle, terms, reading }, tx, viewer, { kind: 'VACANCY', putOwn: async () => false }, row);
  }

  /** What the rows of an import are read by; read before its transaction. */
  groundOfRows(viewer: Viewer): Promise<TermsGround> {
    return this.terms.ground(viewer);
  }
}
