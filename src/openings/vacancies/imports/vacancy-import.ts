import type { EmployerId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../../kernel/outcome.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { ImportKind, RowDone, RowEffect, RowOrigin, RowWriter } from '../../../platform/imports/import-kind.js';
import type { Role, Viewer } from '../../../platform/viewer.js';
import type { PlaceNames } from '../../../reference/places/place-names.js';
import { needsFromOccupation } from '../../../reference/taxonomy/needs-from-occupation.js';
import type { Taxonomy } from '../../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../../reference/taxonomy/taxonomy.service.js';
import type { EmployersService, PutChange } from '../../employers/employers.service.js';
import type { NeededSkill } from '../../openings/opening.js';
import { MOST_ENTRIES } from '../../openings/opening-terms.js';
import type { OpeningDraft, TermsGround } from '../../openings/terms.service.js';
import type { VacanciesService } from '../vacancies.service.js';
import { vacancyColumns, vacancyGroups, vacancyRow, type VacancyRow } from './vacancy-row.js';

const EFFECTS: Readonly<Record<PutChange, RowEffect>> = { CREATED: 'CREATED', CHANGED: 'UPDATED', UNCHANGED: 'UNCHANGED' };

/** What vacancies are imported with. */
export interface VacancyImportGround {
  readonly vacancies: VacanciesService;
  readonly employers: EmployersService;
  readonly taxonomies: TaxonomyService;
  readonly places: PlaceNames;
}

/** What the rows of one batch are read by. */
interface RowGround {
  readonly terms: TermsGround;
  readonly taxonomy: Taxonomy;
}

/**
 * Vacancies from a file. A row says the whole post: what it does not say is left open. A partner's are of its own employer,
 * and drafts; staff may have new ones published.
 */
export class VacancyImport implements ImportKind<VacancyRow> {
  readonly name = 'VACANCIES';
  readonly what = 'vacancies';
  readonly roles: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM', 'JOB_PLACEMENT_OFFICER'];
  readonly columns = vacancyColumns;
  readonly groups = vacancyGroups;
  readonly schema = vacancyRow;

  constructor(private readonly ground: VacancyImportGround) {}

  async begin(viewer: Viewer): Promise<RowWriter<VacancyRow>> {
    const terms = await this.ground.vacancies.groundOfRows(viewer);
    const taxonomy = await this.ground.taxonomies.of(terms.mission.classification);
    return { write: (tx, said, origin) => this.write(tx, viewer, { terms, taxonomy }, said, origin) };
  }

  private async write(tx: Tx, viewer: Viewer, { terms, taxonomy }: RowGround, said: VacancyRow, origin: RowOrigin): Promise<Outcome<RowDone>> {
    const employerId = await this.employerOf(tx, viewer, said, origin);
    if (!employerId.ok) return employerId;
    const geonameId = await this.placeOf(said);
    if (!geonameId.ok) return geonameId;
    const put = await this.ground.vacancies.putIn(tx, viewer, terms, {
      employerId: employerId.value,
      draft: draftOf(said, geonameId.value, taxonomy),
      ref: { source: origin.source, id: origin.externalId },
      constructedFields: said.constructedFields ?? [],
      publish: said.publish ?? false,
    });
    if (!put.ok) return inWordsOfRow(put);
    return accepted({ effect: EFFECTS[put.value.change], subject: { kind: 'Opening', id: put.value.vacancy.id } });
  }

  /** The employer that hires. For a partner every other one is absent. */
  private async employerOf(tx: Tx, viewer: Viewer, said: VacancyRow, origin: RowOrigin): Promise<Outcome<EmployerId>> {
    const { employers } = this.ground;
    const { employerId, employerExternalId, employerSource } = said;
    if (typeof employerId === 'string') {
      const found = await employers.seen(tx, viewer, localId('Employer', employerId));
      return found.ok ? accepted(found.value.id) : found;
    }
    if (typeof employerExternalId === 'string') {
      const found = await employers.byExternalRef(tx, viewer, { source: employerSource ?? origin.source, id: employerExternalId });
      return found === null ? refused('NOT_FOUND', { what: 'employer' }) : accepted(found.id);
    }
    if (viewer.employerId !== null) return accepted(viewer.employerId);
    return refused('INVALID_INPUT', { field: 'employerId', problem: 'or employerExternalId is needed' });
  }

  private async placeOf({ geonameId, place, country }: VacancyRow): Promise<Outcome<number | null>> {
    const name = place ?? '';
    if (name === '') return accepted(geonameId ?? null);
    if (typeof geonameId === 'number') return refused('INVALID_INPUT', { field: 'place', problem: 'must be left out where geonameId is given' });
    return this.ground.places.find('place', name, country ?? null);
  }
}

function draftOf(said: VacancyRow, geonameId: number | null, taxonomy: Taxonomy): OpeningDraft {
  return {
    title: said.title,
    description: said.description ?? '',
    occupation: said.occupationUri ?? null,
    skills: said.skills ?? needsOf(said.occupationUri ?? null, taxonomy),
    languages: said.languages ?? [],
    licences: (said.licences ?? []).map((licence) => ({ ...licence, code: licence.code.trim().toUpperCase() })),
    minEducation: said.minEducation ?? null,
    criteria: said.criteria ?? [],
    demands: said.demands ?? [],
    hazards: said.hazards ?? [],
    seats: said.seats ?? 1,
    remote: said.remote ?? false,
    geonameId,
    startsOn: said.startsOn ?? null,
    startsBy: said.startsBy ?? null,
    closesOn: said.closesOn ?? null,
    hoursPerWeek: said.hoursPerWeek ?? null,
    pay: said.pay ?? null,
    payUnstatedReason: said.payUnstatedReason ?? null,
    teaches: [],
    leadsTo: [],
  };
}

function needsOf(occupationUri: string | null, taxonomy: Taxonomy): readonly NeededSkill[] {
  const occupation = occupationUri === null ? null : taxonomy.occupationNo(occupationUri);
  return occupation === null ? [] : needsFromOccupation(taxonomy, occupation, MOST_ENTRIES);
}

/** Rows name the occupation as the API does. */
function inWordsOfRow(refusal: Refused): Refused {
  if (refusal.code !== 'INVALID_INPUT' || refusal.facts['field'] !== 'occupation') return refusal;
  return refused('INVALID_INPUT', { field: 'occupationUri', problem: String(refusal.facts['problem']) });
}
