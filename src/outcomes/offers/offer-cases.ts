import type { EligibilityService } from '../../openings/eligibility/eligibility.service.js';
import type { FactSource } from '../../openings/eligibility/case-facts.service.js';
import type { SupportService } from '../../openings/support/support.service.js';
import type { CaseSource } from '../../programmes/rules/programmes/open-cases.js';
import { openOffersAt, releasedFor } from './offer.store.js';

/** What offers tell rules: that the person heard what the firm learns and agreed (F03). */
export function offerFacts(): FactSource {
  return {
    name: 'offers',
    facts: ['heardWhatFirmLearns'],
    factsOf: async (tx, missionId, cases) => {
      const at = cases.flatMap(({ person, opening }) => (opening === null ? [] : [{ jobseekerId: person.id, openingId: opening.id }]));
      const released = await releasedFor(tx, missionId, at);
      return ({ person, opening }) => {
        if (opening === null) return {};
        return { heardWhatFirmLearns: released({ jobseekerId: person.id, openingId: opening.id }) ? true : null };
      };
    },
  };
}

/** Open offers at the openings that a programme supports: what other rules would change for. */
export function offerCases(support: Pick<SupportService, 'ofProgramme'>, eligibility: Pick<EligibilityService, 'factsOf'>): CaseSource {
  return {
    name: 'offers',
    factsOf: async (tx, viewer, programmeId, on) => {
      const openings = (await support.ofProgramme(tx, viewer.missionId, programmeId)).map(({ openingId }) => openingId);
      return openings.length === 0 ? [] : eligibility.factsOf(tx, viewer, await openOffersAt(tx, viewer.missionId, openings), on);
    },
  };
}
