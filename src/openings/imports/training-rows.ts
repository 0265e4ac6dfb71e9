import { z } from 'zod';

import { saidDay, saidList, saidText, saidWhole } from '../../platform/imports/rows/row-words.js';
import { termNames } from '../openings/opening.js';
import type { TrainingTerms } from '../trainings/training.js';
import type { TrainingsService } from '../trainings/trainings.service.js';
import type { OpeningRows } from './opening-import.js';
import { listOf, openingColumns, openingGroups, saidOpening, valueOf } from './opening-row.js';

/** A row of courses, in the words of `TrainingTermsInput`. */
const trainingRow = saidOpening(termNames).extend({
  teaches: saidList(saidText).optional(),
  leadsTo: saidList(saidText).optional(),
  endsOn: saidDay.nullish(),
  cost: z.strictObject({ minor: saidWhole, currency: saidText }).nullish(),
  shares: z.strictObject({ programme: saidWhole, provider: saidWhole, participant: saidWhole }).nullish(),
  certificate: saidText.nullish(),
});
type TrainingRow = z.output<typeof trainingRow>;

/** Courses from files, such as the catalogue of a provider. A course asks for nothing that its row does not name: it teaches what its occupation needs. */
export function trainingRows(trainings: TrainingsService): OpeningRows<TrainingRow> {
  return {
    name: 'TRAININGS',
    what: 'courses',
    columns: [
      ...openingColumns(termNames, 'What whoever comes must know before; nothing when empty.'),
      listOf('teaches', 'teaches', 'URIs of the skills that it teaches, with semicolons between them.'),
      listOf('leads_to', 'leadsTo', 'URIs of the occupations that it leads to, with semicolons between them.'),
      valueOf('ends_on', ['endsOn'], 'Its last day, YYYY-MM-DD; starts_on is its first.'),
      valueOf('cost_minor', ['cost', 'minor'], 'What one place costs, in the smallest unit: 12.50 USD is 1250; 0 for a course that is free.'),
      valueOf('cost_currency', ['cost', 'currency'], 'Its currency, ISO 4217.'),
      valueOf('shares_programme', ['shares', 'programme'], 'What a programme pays of it, in percent; the three shares make 100.'),
      valueOf('shares_provider', ['shares', 'provider'], 'What the provider waives, in percent.'),
      valueOf('shares_participant', ['shares', 'participant'], 'What whoever learns pays, in percent.'),
      valueOf('certificate', ['certificate'], 'The paper that it ends with.'),
    ],
    groups: [...openingGroups, 'cost', 'shares'],
    schema: trainingRow,
    needsOfOccupation: false,
    groundOfRows: (viewer) => trainings.groundOfRows(viewer),
    putIn: (tx, viewer, reading, row, said) => {
      const draft = { ...row.draft, teaches: said.teaches ?? [], leadsTo: said.leadsTo ?? [] };
      return trainings.putIn(tx, viewer, reading, { ...row, draft }, ownTermsOf(said));
    },
  };
}

function ownTermsOf({ endsOn, cost, shares, certificate }: TrainingRow): TrainingTerms {
  return { endsOn: endsOn ?? null, cost: cost ?? null, shares: shares ?? null, certificate: certificate ?? null };
}
