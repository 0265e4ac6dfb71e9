import type { EmployerId, MissionId } from '../../src/kernel/ids.js';
import type { VentureId } from '../../src/matching/team/team.js';
import type { Venture, VentureTerms } from '../../src/openings/ventures/venture.js';

/** Terms of a sunflower press: a cooperative with everything that it needs to open. */
export const sunflowerTerms: VentureTerms = {
  kind: 'COOPERATIVE',
  title: 'Sunflower oil of the valley',
  description: '',
  activity: '1040',
  place: { geonameId: 330186, name: 'Nazrēt', country: 'ET', latitude: 8.55, longitude: 39.26667 },
  marketAssessment: 'Market assessment of 2025, chapter 3',
  trainingPlan: 'Three weeks of pressing and bookkeeping',
  members: { least: 2, most: 5 },
  leastReturnees: 1,
  leastCommunityMembers: 1,
  currency: 'ETB',
  partners: [{ name: 'Town of Adama', kind: 'LOCAL_GOVERNMENT', role: 'lends the hall', goals: null, monitoring: null }],
  contributions: [{ from: 'PARTNER', partner: 'Town of Adama', form: 'IN_KIND', what: 'a hall for two years', amountMinor: 5_000_000 }],
  budget: [{ what: 'a press', purpose: 'INCOME', amountMinor: 9_000_000 }],
  programmeId: null,
  publicPercent: null,
  needs: [],
  plannedUntil: null,
};

/** A venture with these terms, as an idea of the mission. */
export function aVenture(over: Partial<Venture> = {}): Venture {
  return {
    missionId: '00000000-0000-7000-8000-000000000001' as MissionId,
    id: '00000000-0000-7000-8000-000000000004' as VentureId,
    employerId: '00000000-0000-7000-8000-000000000003' as EmployerId,
    ...sunflowerTerms,
    status: 'IDEA',
    pausedFrom: null,
    proposedBy: null,
    version: 1,
    createdBy: null,
    createdAt: new Date(0),
    ...over,
  };
}
