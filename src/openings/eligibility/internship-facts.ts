import type { InternshipsService } from '../internships/internships.service.js';
import type { FactSource } from './case-facts.service.js';

/** F04: what an internship says of itself. That the agreement is signed is known later; that there will be none is known now. */
export function internshipFacts(internships: Pick<InternshipsService, 'ownTermsIn'>): FactSource {
  return {
    name: 'internships',
    facts: ['learningGoals', 'mentorNamed', 'insured', 'agreementWritten', 'months'],
    factsOf: async (tx, missionId, cases) => {
      const terms = await internships.ownTermsIn(tx, missionId, [...new Set(cases.flatMap(({ opening }) => opening?.id ?? []))]);
      return ({ opening, support }) => {
        const own = opening === null ? undefined : terms.get(opening.id);
        if (own === undefined) return {};
        return {
          learningGoals: own.learningGoals.length > 0,
          mentorNamed: own.mentor !== null,
          insured: own.insurance !== null,
          agreementWritten: own.writtenAgreement ? null : false,
          months: support?.months ?? own.months,
        };
      };
    },
  };
}
