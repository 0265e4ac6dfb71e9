import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetReports, papersOfPerson } from './internship-papers.store.js';

/** What was written of a person's internships: how it is told, and forgotten. */
export const internshipPapersHolding: HoldsPersonalData = {
  title: 'What was written of your internships',
  tables: ['internship_paper'],
  forget: forgetReports,
  tell: async (tx, { missionId }, id) =>
    (await papersOfPerson(tx, missionId, id)).flatMap(({ agreementOn, reportedOn, goalsReached, wouldHire }) => [
      ...(agreementOn === null ? [] : [`agreement signed on ${formatDay(agreementOn)}`]),
      ...(reportedOn === null ? [] : [`report on ${formatDay(reportedOn)}: ${goalsReached.length === 0 ? 'no goal reached' : goalsReached.join('; ')}${wouldHire === null ? '' : `; would ${wouldHire ? '' : 'not '}hire`}`]),
    ]),
};
