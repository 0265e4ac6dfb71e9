import { z } from 'zod';

import { workTermNames } from '../openings/opening.js';
import type { VacanciesService } from '../vacancies/vacancies.service.js';
import type { OpeningRows } from './opening-import.js';
import { openingColumns, openingGroups, saidOpening, valueOf } from './opening-row.js';

/** A row of vacancies, in the words of `VacancyTermsInput`. */
const vacancyRow = saidOpening(workTermNames).extend({
  // Published collections have them; nothing here needs them.
  sector: z.unknown().optional(),
  escoCode: z.unknown().optional(),
});
type VacancyRow = z.output<typeof vacancyRow>;

/** Vacancies from files. Collections of others tell title, text and occupation: what such a post needs is what its occupation needs. */
export function vacancyRows(vacancies: VacanciesService): OpeningRows<VacancyRow> {
  return {
    name: 'VACANCIES',
    what: 'vacancies',
    columns: [
      ...openingColumns(workTermNames, 'Those of the occupation when empty.'),
      valueOf('sector', ['sector'], 'Not read.'),
      valueOf('esco_code', ['escoCode'], 'Not read.'),
    ],
    groups: openingGroups,
    schema: vacancyRow,
    needsOfOccupation: true,
    groundOfRows: (viewer) => vacancies.groundOfRows(viewer),
    putIn: (tx, viewer, reading, row) => vacancies.putIn(tx, viewer, reading, row),
  };
}
