import type { SupportService } from '../support/support.service.js';
import type { FactSource } from './case-facts.service.js';

/** F27: tells the rules what courses that a programme pays for say of their money. */
export function courseFactSource(support: Pick<SupportService, 'courseFactsOf'>): FactSource {
  return {
    name: 'courses',
    facts: ['applicantKind', 'trainingApproved', 'trainingPublicPercent', 'equipmentEducational', 'equipmentPublicPercent'],
    factsOf: async (tx, missionId, cases) => {
      const of = await support.courseFactsOf(tx, missionId, cases.flatMap((each) => each.support ?? []));
      return ({ support: supported }) => (supported === null ? {} : of(supported.openingId));
    },
  };
}
