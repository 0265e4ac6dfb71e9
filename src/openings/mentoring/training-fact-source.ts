import type { FactSource } from '../eligibility/case-facts.service.js';
import type { MentoringService } from './mentoring.service.js';
import { isTrainedForBusiness } from './session.js';

/** F28 asks whether a founder is trained in running a business: who attended as much is, whatever was written down; of others nothing is said here. */
export function trainingFacts(mentoring: Pick<MentoringService, 'attendedIn'>): FactSource {
  return {
    name: 'sessions of ventures',
    facts: ['trainedForBusiness'],
    factsOf: async (tx, missionId, cases, on) => {
      const attended = await mentoring.attendedIn(tx, missionId, [...new Set(cases.map(({ person }) => person.id))], on);
      return ({ person }) => {
        const found = attended.get(person.id);
        return found !== undefined && isTrainedForBusiness(found) ? { trainedForBusiness: true } : {};
      };
    },
  };
}
