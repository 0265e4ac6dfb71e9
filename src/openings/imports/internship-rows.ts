import { z } from 'zod';

import { saidDay, saidFlag, saidList, saidOneOf, saidText, saidWhole } from '../../platform/imports/rows/row-words.js';
import type { InternshipsService } from '../internships/internships.service.js';
import { internshipForms, MOST_MONTHS, type InternshipTerms } from '../internships/internship.js';
import { workTermNames } from '../openings/opening.js';
import type { OpeningRows } from './opening-import.js';
import { listOf, openingColumns, openingGroups, saidOpening, valueOf } from './opening-row.js';

/** A row of internships and apprenticeships, in the words of `InternshipTermsInput`. */
const internshipRow = saidOpening(workTermNames).extend({
  form: saidOneOf(internshipForms).nullish(),
  months: saidWhole.nullish(),
  mentor: saidText.nullish(),
  learningGoals: saidList(saidText).optional(),
  insurance: saidText.nullish(),
  writtenAgreement: saidFlag.nullish(),
  startWindows: saidList(z.strictObject({ from: saidDay, to: saidDay })).optional(),
});
type InternshipRow = z.output<typeof internshipRow>;

/** Internships and apprenticeships from files. A post at which somebody learns asks for nothing that its row does not name. */
export function internshipRows(internships: InternshipsService): OpeningRows<InternshipRow> {
  return {
    name: 'INTERNSHIPS',
    what: 'internships',
    columns: [
      ...openingColumns(workTermNames, 'None when empty.'),
      valueOf('form', ['form'], `What it is: ${internshipForms.join(', ')}; ${internshipForms[0]} when empty.`),
      valueOf('months', ['months'], `How many months it lasts: at most ${MOST_MONTHS.INTERNSHIP}, or ${MOST_MONTHS.APPRENTICESHIP} for an apprenticeship.`),
      valueOf('mentor', ['mentor'], 'Who guides the person, by their post in the firm; no name.'),
      listOf('learning_goals', 'learningGoals', 'What the person shall have learned at the end, with semicolons between them.'),
      valueOf('insurance', ['insurance'], 'What covers the person against accidents at work.'),
      valueOf('written_agreement', ['writtenAgreement'], 'Whether firm and person sign an agreement before the first day: true or false.'),
      {
        name: 'start_windows',
        path: ['startWindows'],
        says: 'from|to, the first and the last day to begin, such as 2026-04-01|2026-04-15; the next window after a semicolon. They take the place of starts_on and starts_by.',
        holds: ['from', 'to'],
      },
    ],
    groups: openingGroups,
    schema: internshipRow,
    needsOfOccupation: false,
    groundOfRows: (viewer) => internships.groundOfRows(viewer),
    putIn: (tx, viewer, reading, row, said) => internships.putIn(tx, viewer, reading, row, ownTermsOf(said)),
  };
}

function ownTermsOf(said: InternshipRow): InternshipTerms {
  return {
    form: said.form ?? 'INTERNSHIP',
    months: said.months ?? null,
    mentor: said.mentor ?? null,
    learningGoals: said.learningGoals ?? [],
    insurance: said.insurance ?? null,
    writtenAgreement: said.writtenAgreement ?? false,
    startWindows: said.startWindows ?? [],
  };
}
