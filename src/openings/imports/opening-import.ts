import type { EmployerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { ImportKind, KindColumn, RowDone, RowEffect, RowOrigin, RowWriter } from '../../platform/imports/import-kind.js';
import type { Viewer } from '../../platform/viewer.js';
import type { PlaceNames } from '../../reference/places/place-names.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { EmployersService, PutChange } from '../employers/employers.service.js';
import { WRITERS } from '../employers/readers.js';
import type { OpeningRow, PutOpening } from '../lifecycle/put-opening.js';
import type { NeededSkill } from '../openings/opening.js';
import { MOST_ENTRIES } from '../openings/opening-terms.js';
import type { OpeningDraft, TermsGround } from '../openings/terms.service.js';
import type { SaidOpening } from './opening-row.js';
import { placeOfRow } from './row-place.js';

/** What a row did, in the words of imports. */
export const rowEffects: Readonly<Record<PutChange, RowEffect>> = { CREATED: 'CREATED', CHANGED: 'UPDATED', UNCHANGED: 'UNCHANGED' };

/** What openings of every kind are imported with. */
export interface OpeningImportGround {
  readonly employers: EmployersService;
  readonly taxonomies: TaxonomyService;
  readonly places: PlaceNames;
}

/** One kind of opening: what its rows say, and the service that puts them. */
export interface OpeningRows<Said extends SaidOpening> extends Pick<ImportKind<Said>, 'name' | 'what' | 'schema'> {
  readonly columns: readonly KindColumn[];
  readonly groups: readonly string[];
  /** Whether a row that names no skills asks for those of its occupation. */
  readonly needsOfOccupation: boolean;
  /** What rows are read by; read before their transaction. */
  groundOfRows(viewer: Viewer): Promise<TermsGround>;
  /** Creates or replaces the opening of a row, by the service that does it for a person. */
  putIn(tx: Tx, viewer: Viewer, reading: TermsGround, row: OpeningRow, said: Said): Promise<Outcome<PutOpening>>;
}

/** What the rows of one batch are read by. */
interface Reading {
  readonly terms: TermsGround;
  readonly taxonomy: Taxonomy;
}

/**
 * Openings of one kind from a file. A row says all of one: what it does not say is left open. A partner's are of its own employer,
 * and drafts; staff may have new ones published.
 */
export class OpeningImport<Said extends SaidOpening> implements ImportKind<Said> {
  readonly roles = WRITERS;
  readonly name: string;
  readonly what: string;
  readonly columns: readonly KindColumn[];
  readonly groups: readonly string[];
  readonly schema: ImportKind<Said>['schema'];

  constructor(
    private readonly ground: OpeningImportGround,
    private readonly rows: OpeningRows<Said>,
  ) {
    this.name = rows.name;
    this.what = rows.what;
    this.columns = rows.columns;
    this.groups = rows.groups;
    this.schema = rows.schema;
  }

  async begin(viewer: Viewer): Promise<RowWriter<Said>> {
    const terms = await this.rows.groundOfRows(viewer);
    const taxonomy = await this.ground.taxonomies.of(terms.mission.classification);
    return { write: (tx, said, origin) => this.write(tx, viewer, { terms, taxonomy }, said, origin) };
  }

  private async write(tx: Tx, viewer: Viewer, { terms, taxonomy }: Reading, said: Said, origin: RowOrigin): Promise<Outcome<RowDone>> {
    const employerId = await this.employerOf(tx, viewer, said, origin);
    if (!employerId.ok) return employerId;
    const geonameId = await placeOfRow(this.ground.places, said);
    if (!geonameId.ok) return geonameId;
    const needs = said.skills ?? (this.rows.needsOfOccupation ? needsOf(said.occupationUri ?? null, taxonomy) : []);
    const row: OpeningRow = {
      employerId: employerId.value,
      draft: draftOf(said, geonameId.value, needs),
      ref: { source: origin.source, id: origin.externalId },
      constructedFields: said.constructedFields ?? [],
      publish: said.publish ?? false,
    };
    const put = await this.rows.putIn(tx, viewer, terms, row, said);
    if (!put.ok) return inWordsOfRow(put);
    return accepted({ effect: rowEffects[put.value.change], subject: { kind: 'Opening', id: put.value.opening.id } });
  }

  /** The employer that offers it. For a partner every other one is absent. */
  private async employerOf(tx: Tx, viewer: Viewer, said: SaidOpening, origin: RowOrigin): Promise<Outcome<EmployerId>> {
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
}

/** The common terms of a row. What a course teaches and leads to is its own rows' to add. */
function draftOf(said: SaidOpening, geonameId: number | null, skills: readonly NeededSkill[]): OpeningDraft {
  return {
    title: said.title,
    description: said.description ?? '',
    occupation: said.occupationUri ?? null,
    skills,
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
