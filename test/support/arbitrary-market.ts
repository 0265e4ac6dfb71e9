import fc from 'fast-check';

import { addDays, day, type Day } from '../../src/kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import type { ListSizes, Market } from '../../src/matching/lists.js';
import type { ProfileChange } from '../../src/matching/profile-change.js';
import {
  cefrLevels,
  evidenceLevels,
  functionalLimits,
  openingKinds,
  type ExcludedPlace,
  type JobseekerFacts,
  type OpeningFacts,
  type SkillSpace,
} from '../../src/matching/types.js';
import { jobseeker, opening, testId, today } from './market-facts.js';
import { skillSpace } from './skill-space.js';

/** A whole world to match in. */
export interface ArbitraryWorld {
  readonly space: SkillSpace;
  readonly asOf: Day;
  readonly market: Market;
  readonly sizes: ListSizes;
}

export interface WorldBounds {
  readonly jobseekers?: number;
  readonly openings?: number;
}

/** Few enough skills, places and days that chance makes people and openings meet, tie and just miss. */
const SKILLS = 12;
const OCCUPATIONS = 6;
const PLACES = [
  { latitude: 9.025, longitude: 38.7469, country: 'ET' },
  { latitude: 9.1, longitude: 38.75, country: 'ET' },
  { latitude: 9.6, longitude: 41.86, country: 'ET' },
  { latitude: 11.59, longitude: 43.15, country: 'DJ' },
  { latitude: -90, longitude: 180, country: 'AQ' },
] as const;

/** Worlds with missing data, extremes, expired certificates, remote work, several countries, one-sided and empty markets. */
export function arbitraryWorld(bounds: WorldBounds = {}): fc.Arbitrary<ArbitraryWorld> {
  return fc
    .record({
      space: arbitrarySpace(),
      asOf: nearToday(),
      jobseekers: fc.array(arbitraryJobseeker(), { maxLength: bounds.jobseekers ?? 12 }),
      openings: fc.array(arbitraryOpening(), { maxLength: bounds.openings ?? 12 }),
      sizes: fc.record({ perOpening: fc.integer({ min: 1, max: 6 }), perJobseeker: fc.integer({ min: 1, max: 6 }) }),
    })
    .map(({ space, asOf, jobseekers, openings, sizes }) => ({ space, asOf, sizes, market: { jobseekers: apart(jobseekers), openings: apart(openings) } }));
}

/** Worlds in which everybody matches everything with one and the same score, so that only the order of ties decides. */
export function arbitraryEvenWorld(): fc.Arbitrary<ArbitraryWorld> {
  const person = fc.record({ id: anyId<JobseekerId>(), availableFrom: orUnknown(nearToday()) }).map((over) => jobseeker(over));
  const post = fc.record({ id: anyId<OpeningId>(), closesOn: orUnknown(soon()) }).map((over) => opening(over));
  return fc
    .record({
      space: arbitrarySpace(),
      jobseekers: fc.array(person, { maxLength: 20 }),
      openings: fc.array(post, { maxLength: 20 }),
      sizes: fc.record({ perOpening: fc.integer({ min: 1, max: 6 }), perJobseeker: fc.integer({ min: 1, max: 6 }) }),
    })
    .map(({ jobseekers, openings, ...world }) => ({ ...world, asOf: today, market: { jobseekers: apart(jobseekers), openings: apart(openings) } }));
}

/** A classification of few skills and occupations, densely related. */
export function arbitrarySpace(): fc.Arbitrary<SkillSpace> {
  const skill = fc.nat(SKILLS - 1);
  const occupation = fc.nat(OCCUPATIONS - 1);
  const degree = fc.integer({ min: 0, max: 999_999 });
  return fc
    .record({
      rarity: fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: SKILLS, maxLength: SKILLS }),
      related: fc.uniqueArray(fc.tuple(skill, skill, degree), { maxLength: 20, selector: ([held, needed]) => held * SKILLS + needed }),
      occupations: fc.array(fc.tuple(occupation, occupation, degree), { maxLength: 20 }),
      uses: fc.uniqueArray(fc.tuple(skill, occupation, degree), { maxLength: 20, selector: ([used, by]) => used * OCCUPATIONS + by }),
    })
    .map((draft) => skillSpace({ ...draft, related: draft.related.filter(([held, needed]) => held !== needed), occupationCount: OCCUPATIONS }));
}

export function arbitraryJobseeker(): fc.Arbitrary<JobseekerFacts> {
  return fc.record({
    id: anyId<JobseekerId>(),
    seeking: mostly(true),
    skills: fc.array(
      fc.record({
        skill: fc.nat(SKILLS - 1),
        level: fc.constantFrom(1, 2, 3, 4),
        evidence: fc.constantFrom(...evidenceLevels),
        certifiedUntil: orUnknown(nearToday()),
      }),
      { maxLength: 6 },
    ),
    occupations: fc.array(
      fc.record({ occupation: anyOccupation(), months: fc.nat(1_200), lastYear: orUnknown(fc.integer({ min: 1990, max: 2027 })) }),
      { maxLength: 3 },
    ),
    education: orUnknown(fc.nat(8)),
    languages: fc.array(fc.record({ language: anyLanguage(), level: fc.constantFrom(...cefrLevels) }), { maxLength: 3 }),
    licences: fc.array(fc.record({ code: anyLicence(), validUntil: orUnknown(nearToday()) }), { maxLength: 2 }),
    place: orUnknown(fc.constantFrom(...PLACES)),
    travelLimitKm: orUnknown(fc.constantFrom(0, 9, 10, 500, 20_000)),
    wouldMoveTo: fc.subarray(['ET', 'DJ', 'SO']),
    wageFloor: orUnknown(anyPay()),
    hoursPerWeek: orUnknown(anyHours()),
    availableFrom: orUnknown(nearToday()),
    bornOnOrBefore: orUnknown(anyBirth()),
    wantedOccupations: fc.array(anyOccupation(), { maxLength: 2 }),
    refusedOccupations: rarely(fc.array(anyOccupation(), { maxLength: 2 }), []),
    acceptedKinds: rarely(fc.subarray([...openingKinds]), []),
    limits: rarely(fc.subarray([...functionalLimits]), []),
    excludedEmployers: rarely(rarely(fc.array(anyEmployer(), { maxLength: 2 }), []), []),
    excludedPlaces: rarely(rarely(fc.array(anyExcludedPlace(), { maxLength: 2 }), []), []),
  });
}

export function arbitraryOpening(): fc.Arbitrary<OpeningFacts> {
  return fc.record({
    id: anyId<OpeningId>(),
    kind: fc.constantFrom(...openingKinds),
    employerId: anyEmployer(),
    published: mostly(true),
    seatsLeft: fc.constantFrom(0, 1, 1, 2, 1_000),
    closesOn: orUnknown(nearToday()),
    employerGoodUntil: rarely(orUnknown(nearToday()), addDays(today, 1_000)),
    occupation: orUnknown(anyOccupation()),
    skills: fc.array(
      fc.record({
        skill: fc.nat(SKILLS - 1),
        essential: fc.boolean(),
        minLevel: orUnknown(fc.constantFrom(1, 2, 3, 4)),
        hard: mostly(false),
      }),
      { maxLength: 8 },
    ),
    teaches: fc.array(fc.nat(SKILLS - 1), { maxLength: 5 }),
    leadsTo: fc.array(anyOccupation(), { maxLength: 2 }),
    minEducation: rarely(orUnknown(fc.nat(8)), null),
    languages: rarely(fc.array(fc.record({ language: anyLanguage(), level: fc.constantFrom(...cefrLevels), hard: mostly(false) }), { maxLength: 3 }), []),
    licences: rarely(fc.array(fc.record({ code: anyLicence(), hard: mostly(false) }), { maxLength: 2 }), []),
    place: orUnknown(fc.constantFrom(...PLACES)),
    startsOn: orUnknown(nearToday()),
    startsBy: rarely(orUnknown(nearToday()), null),
    hoursPerWeek: orUnknown(anyHours()),
    pay: orUnknown(fc.tuple(anyPay(), anyPay()).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))),
    minimumAge: fc.constantFrom(14, 15, 16, 16, 18, 21),
    hazardous: mostly(false),
    demands: rarely(fc.subarray([...functionalLimits]), []),
  });
}

/** One thing about a person that could be otherwise, better or worse. */
export function arbitraryChange(): fc.Arbitrary<ProfileChange> {
  const held = fc.record({ level: fc.constantFrom<1 | 2 | 3 | 4>(1, 2, 3, 4), evidence: fc.constantFrom(...evidenceLevels), certifiedUntil: orUnknown(nearToday()) });
  return fc.oneof(
    fc.record({ kind: fc.constant('SKILL' as const), skill: fc.nat(SKILLS - 1), held: orUnknown(held) }),
    fc.record({ kind: fc.constant('LANGUAGE' as const), language: anyLanguage(), level: orUnknown(fc.constantFrom(...cefrLevels)) }),
    fc.record({ kind: fc.constant('LICENCE' as const), code: anyLicence(), held: orUnknown(fc.record({ validUntil: orUnknown(nearToday()) })) }),
    fc.record({ kind: fc.constant('EDUCATION' as const), education: orUnknown(fc.nat(8)) }),
    fc.record({ kind: fc.constant('TRAVEL_LIMIT' as const), km: orUnknown(fc.constantFrom(0, 10, 500, 20_000)) }),
    fc.record({ kind: fc.constant('MOVE' as const), country: fc.constantFrom('ET', 'DJ') }),
    fc.record({ kind: fc.constant('PAY_FLOOR' as const), minor: orUnknown(anyPay()) }),
    fc.record({ kind: fc.constant('HOURS' as const), hoursPerWeek: orUnknown(anyHours()) }),
    fc.record({ kind: fc.constant('AVAILABLE_FROM' as const), availableFrom: orUnknown(nearToday()) }),
    fc.record({ kind: fc.constant('ACCEPT_KIND' as const), accepted: fc.constantFrom(...openingKinds) }),
  );
}

/** Drops records whose id came before: ids are unique in a market. */
function apart<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

const anyId = <T extends string>(): fc.Arbitrary<T> => fc.nat(0xffff).map((n) => testId<T>(n));
/** Few enough that some people exclude some of them. */
const anyEmployer = (): fc.Arbitrary<EmployerId> => fc.nat(3).map((n) => testId<EmployerId>(0xe0000 + n));
const anyExcludedPlace = (): fc.Arbitrary<ExcludedPlace> =>
  fc.record({
    place: fc.constantFrom(...PLACES).map(({ latitude, longitude }) => ({ latitude, longitude })),
    km: fc.constantFrom(0, 8, 9, 500, 20_016),
  });
const anyOccupation = (): fc.Arbitrary<number> => fc.nat(OCCUPATIONS - 1);
const anyLanguage = (): fc.Arbitrary<string> => fc.constantFrom('amh', 'orm', 'eng');
const anyLicence = (): fc.Arbitrary<string> => fc.constantFrom('B', 'FORKLIFT');
/** Also as it was named in several currencies, at the rate of a day; and a floor in a currency without a rate. */
const anyPay = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(0, 1, 5_000, 10_000) },
    { weight: 3, arbitrary: fc.nat(20_000) },
    { weight: 2, arbitrary: fc.tuple(fc.nat(100_000), fc.constantFrom(0.0177, 0.361, 163.52)).map(([minor, rate]) => Math.round(minor * rate)) },
    { weight: 1, arbitrary: fc.constantFrom(2_000_000_000, Number.MAX_SAFE_INTEGER) },
  );
const anyHours = (): fc.Arbitrary<{ min: number; max: number }> =>
  fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
/** Days so close that openings close, certificates expire and people come of age around them. */
const nearToday = (): fc.Arbitrary<Day> => fc.integer({ min: -3, max: 3 }).map((days) => addDays(today, days));
const soon = (): fc.Arbitrary<Day> => fc.nat(3).map((days) => addDays(today, days));
const anyBirth = (): fc.Arbitrary<Day> =>
  fc.oneof(fc.constantFrom(day('2008-06-15'), day('2008-06-16'), day('2010-06-14'), day('2008-02-29')), fc.constant(day('1985-12-31')));

const orUnknown = <T>(known: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(known, { freq: 3, nil: null });
const mostly = (usual: boolean): fc.Arbitrary<boolean> => fc.nat(9).map((n) => (n === 9 ? !usual : usual));
const rarely = <T>(unusual: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> => fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: unusual });
