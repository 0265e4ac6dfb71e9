import { z } from 'zod';

import { accepted, type Outcome } from '../../kernel/outcome.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ImportKind, KindColumn, RowDone, RowOrigin, RowWriter } from '../../platform/imports/import-kind.js';
import { saidOneOf, saidText, saidWhole } from '../../platform/imports/rows/row-words.js';
import type { Role, Viewer } from '../../platform/viewer.js';
import type { PlaceNames } from '../../reference/places/place-names.js';
import { employerSizes, legalForms } from '../employers/employer.js';
import type { EmployersService } from '../employers/employers.service.js';
import { rowEffects } from './opening-import.js';
import { valueOf } from './opening-row.js';
import { placeOfRow } from './row-place.js';

/** A row of employers, in the words of `CreateEmployerInput`; the place also by its name, in the country of the employer. */
const employerRow = z.strictObject({
  name: saidText,
  legalForm: saidOneOf(legalForms),
  size: saidOneOf(employerSizes),
  country: saidText,
  geonameId: saidWhole.nullish(),
  place: saidText.nullish(),
  registration: saidText.nullish(),
});
type EmployerRow = z.output<typeof employerRow>;

const needed = (column: KindColumn): KindColumn => ({ ...column, needed: true });

/**
 * Employers from a register, so that files of openings can name them as it does. New ones are UNVERIFIED: nobody is put to them before
 * staff have looked, and a file moves nobody.
 */
export class EmployerImport implements ImportKind<EmployerRow> {
  readonly name = 'EMPLOYERS';
  readonly what = 'employers';
  readonly roles: readonly Role[] = ['JOB_PLACEMENT_OFFICER'];
  readonly columns: readonly KindColumn[] = [
    needed(valueOf('name', ['name'], 'Its name, 1 to 200 characters.')),
    needed(valueOf('legal_form', ['legalForm'], `What it is before the law: ${legalForms.join(', ')}.`)),
    needed(valueOf('size', ['size'], `How many people work there: ${employerSizes.join(', ')}.`)),
    needed(valueOf('country', ['country'], 'Country, ISO 3166-1 alpha-2.')),
    valueOf('geoname_id', ['geonameId'], 'GeoNames id of the place where it is.'),
    valueOf('place', ['place'], 'Its name instead of its id.'),
    valueOf('registration', ['registration'], 'Its number in a register of companies, trade or taxes.'),
  ];
  readonly groups = [];
  readonly schema = employerRow;

  constructor(private readonly ground: { readonly employers: Pick<EmployersService, 'putIn'>; readonly places: PlaceNames }) {}

  async begin(viewer: Viewer): Promise<RowWriter<EmployerRow>> {
    return { write: (tx, said, origin) => this.write(tx, viewer, said, origin) };
  }

  private async write(tx: Tx, viewer: Viewer, said: EmployerRow, { source, externalId }: RowOrigin): Promise<Outcome<RowDone>> {
    const geonameId = await placeOfRow(this.ground.places, said);
    if (!geonameId.ok) return geonameId;
    const { name, legalForm, size, country, registration = null } = said;
    const draft = { name, legalForm, size, country, registration, geonameId: geonameId.value };
    const put = await this.ground.employers.putIn(tx, viewer, { source, id: externalId }, draft);
    return put.ok ? accepted({ effect: rowEffects[put.value.change], subject: { kind: 'Employer', id: put.value.employer.id } }) : put;
  }
}
