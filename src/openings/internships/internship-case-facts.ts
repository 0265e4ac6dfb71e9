import type { MissionId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { FactSource } from '../eligibility/case-facts.service.js';
import type { InternshipTerms } from './internship.js';

/** What an internship says to the rules of programmes (F04). How long an apprenticeship is paid for is said by its support. */
export function internshipFacts({ form, months, mentor, learningGoals, insurance }: InternshipTerms): Facts {
  const said = { mentorNamed: mentor !== null, learningGoals: learningGoals.length > 0, insured: insurance !== null };
  return form === 'INTERNSHIP' && months !== null ? { ...said, months } : said;
}

/** Tells the rules what internships say of themselves, for any number of cases in one statement. */
export function internshipFactSource(of: (tx: Tx, missionId: MissionId, ids: readonly OpeningId[]) => Promise<ReadonlyMap<OpeningId, InternshipTerms>>): FactSource {
  return {
    name: 'internships',
    facts: ['mentorNamed', 'learningGoals', 'insured', 'months'],
    factsOf: async (tx, missionId, cases) => {
      const ids = new Set(cases.flatMap(({ opening }) => (opening?.kind === 'INTERNSHIP' ? [opening.id] : [])));
      const own = ids.size === 0 ? new Map<OpeningId, InternshipTerms>() : await of(tx, missionId, [...ids]);
      return ({ opening }) => {
        const terms = opening === null ? undefined : own.get(opening.id);
        return terms === undefined ? {} : internshipFacts(terms);
      };
    },
  };
}
