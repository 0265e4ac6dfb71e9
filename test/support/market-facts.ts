import { day, type Day } from '../../src/kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import type { Labels } from '../../src/matching/labels.js';
import type { HeldSkill, JobseekerFacts, OpeningFacts, SkillNeed } from '../../src/matching/types.js';

/** The day on which the small worlds of the matching specs are judged. */
export const today: Day = day('2026-06-15');

/** A jobseeker who meets every requirement of `opening()`; say only what matters. */
export function jobseeker(over: Partial<JobseekerFacts> = {}): JobseekerFacts {
  return {
    id: testId<JobseekerId>(1),
    seeking: true,
    skills: [],
    occupations: [],
    education: null,
    languages: [],
    licences: [],
    place: addis,
    travelLimitKm: 10,
    wouldMoveTo: [],
    wageFloor: null,
    hoursPerWeek: null,
    availableFrom: null,
    bornOnOrBefore: day('1990-12-31'),
    wantedOccupations: [],
    refusedOccupations: [],
    acceptedKinds: [],
    limits: [],
    excludedEmployers: [],
    excludedPlaces: [],
    ...over,
  };
}

/** A published vacancy around the corner that asks for nothing. */
export function opening(over: Partial<OpeningFacts> = {}): OpeningFacts {
  return {
    id: testId<OpeningId>(2),
    kind: 'VACANCY',
    employerId: testId<EmployerId>(3),
    published: true,
    seatsLeft: 1,
    closesOn: null,
    employerGoodUntil: day('2026-12-31'),
    occupation: null,
    skills: [],
    teaches: [],
    leadsTo: [],
    minEducation: null,
    languages: [],
    licences: [],
    place: addis,
    startsOn: null,
    startsBy: null,
    hoursPerWeek: null,
    pay: null,
    minimumAge: 16,
    hazardous: false,
    demands: [],
    ...over,
  };
}

export const addis = { latitude: 9.025, longitude: 38.7469, country: 'ET' } as const;

/** A point that many kilometres north of another, by the kernel's own radius of the Earth. */
export function north(of: { readonly latitude: number; readonly longitude: number; readonly country: string }, km: number): typeof of {
  return { ...of, latitude: of.latitude + (km / 6371) * (180 / Math.PI) };
}

export function held(over: Partial<HeldSkill> & { readonly skill: number }): HeldSkill {
  return { level: 3, evidence: 'SELF_DECLARED', certifiedUntil: null, ...over };
}

export function need(over: Partial<SkillNeed> & { readonly skill: number }): SkillNeed {
  return { essential: true, minLevel: null, hard: false, ...over };
}

/** A UUID that can be told apart and ordered by its number. */
export function testId<T extends string>(n: number): T {
  return `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}` as T;
}

export const plainLabels: Labels = {
  skill: (no) => `skill ${no}`,
  occupation: (no) => `occupation ${no}`,
  relation: (held, needed) => `${held} and ${needed} are alike`,
  language: (code) => code,
  licence: (code) => code,
  country: (code) => code,
  money: (minor) => `${minor} minor`,
};
