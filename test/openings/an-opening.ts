import type { EmployerId, MissionId, OpeningId } from '../../src/kernel/ids.js';
import type { Opening, OpeningTerms } from '../../src/openings/openings/opening.js';

/** Terms with everything that publication asks for and nothing else. */
export const plainTerms: OpeningTerms = {
  title: 'Baker',
  description: '',
  occupation: 'urn:occupation:baker',
  skills: [],
  languages: [],
  licences: [],
  minEducation: null,
  criteria: [],
  demands: [],
  hazards: [],
  seats: 2,
  remote: false,
  place: { geonameId: 330186, name: 'Nazrēt', country: 'ET', latitude: 8.55, longitude: 39.26667 },
  startsOn: null,
  startsBy: null,
  closesOn: null,
  hoursPerWeek: null,
  pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' },
  payUnstatedReason: null,
  teaches: [],
  leadsTo: [],
};

/** A published vacancy with these terms. */
export function anOpening(over: Partial<Opening> = {}): Opening {
  return {
    missionId: '00000000-0000-7000-8000-000000000001' as MissionId,
    id: '00000000-0000-7000-8000-000000000002' as OpeningId,
    kind: 'VACANCY',
    employerId: '00000000-0000-7000-8000-000000000003' as EmployerId,
    status: 'PUBLISHED',
    seatsTaken: 0,
    constructedFields: [],
    externalSource: null,
    externalId: null,
    version: 1,
    createdAt: new Date(0),
    ...plainTerms,
    ...over,
  };
}
