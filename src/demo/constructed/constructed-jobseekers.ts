import { addDays, addMonths, day, formatDay, yearOf, type Day } from '../../kernel/day.js';
import { placeAlone } from '../../kernel/place.js';
import type { Evidence, FunctionalLimit, OccupationNo, SkillLevel, SkillNo } from '../../matching/index.js';
import { minorDigits } from '../../reference/codes/codes.js';
import type { JobseekerKind, KnownAge } from '../../people/jobseekers/jobseeker.js';
import { emptyProfile, type ProfileOccupation, type ProfileSkill, type SkillProfile } from '../../people/jobseekers/profile/skill-profile.js';
import { Draws } from './draws.js';
import { anyPlace, licenceFor, majorGroup, roundPay, usualPay, type Ground } from './ground.js';

/** A person who does not exist. */
export interface ConstructedJobseeker {
  readonly externalId: string;
  readonly caseReference: string;
  readonly kind: JobseekerKind;
  readonly age: KnownAge | null;
  readonly profile: SkillProfile;
  /** Where the case shall stand. */
  readonly status: 'ACTIVE' | 'PAUSED' | 'WITHDRAWN';
  /** Still in the host country, accompanied by the counsellor there. */
  readonly beforeReturn: boolean;
}

/** So many people come from work that is asked for; the others from any of the classification. */
const FROM_POOL = 0.8;

/** People of a market, in the proportions that missions meet: most complete, some young, some of whom little is known yet. */
export function constructedJobseekers(ground: Ground, pool: readonly OccupationNo[], count: number): readonly ConstructedJobseeker[] {
  return Array.from({ length: count }, (_, index) => person(new Draws(`${ground.sketch.key} jobseeker ${index}`), ground, pool, index));
}

function person(draws: Draws, ground: Ground, pool: readonly OccupationNo[], index: number): ConstructedJobseeker {
  const number = index + 1;
  const kind = draws.weighted([['RETURNEE', 70], ['COMMUNITY_MEMBER', 20], ['DISPLACED', 10]] as const);
  const status = index % 25 === 24 ? 'PAUSED' : index % 67 === 66 ? 'WITHDRAWN' : 'ACTIVE';
  return {
    externalId: `jobseeker-${number}`,
    caseReference: `CONSTRUCTED-${String(number).padStart(3, '0')}`,
    kind,
    age: ageOf(draws, ground.today, index),
    profile: profileOf(draws, ground, pool, kind, index % 20 === 19),
    status,
    beforeReturn: kind === 'RETURNEE' && status === 'ACTIVE' && draws.chance(0.25),
  };
}

/** A few are 16 or 17, and of a few nobody knows. */
function ageOf(draws: Draws, today: Day, index: number): KnownAge | null {
  if (index % 40 === 39) return null;
  if (index % 33 === 32) return { bornInMonth: firstOfMonth(addMonths(today, -12 * 16 - draws.between(1, 20))) };
  return { adultOn: addMonths(today, -draws.between(1, 300)) };
}

function profileOf(draws: Draws, ground: Ground, pool: readonly OccupationNo[], kind: JobseekerKind, littleKnown: boolean): SkillProfile {
  const { taxonomy, sketch, today } = ground;
  const anyOccupation = (): OccupationNo =>
    pool.length > 0 && draws.chance(FROM_POOL) ? draws.pick(pool) : draws.between(0, taxonomy.classification.occupations.length - 1);
  const main = anyOccupation();
  const second = draws.chance(0.4) ? anyOccupation() : main;
  const host = kind === 'RETURNEE' ? draws.weighted(sketch.hosts) : null;
  const mainMonths = draws.weighted([[draws.between(2, 11), 2], [draws.between(12, 48), 4], [draws.between(49, 200), 3]]);
  const secondMonths = draws.between(2, 36);
  const skills = new Map<SkillNo, ProfileSkill>();
  const gainedIn = (): string | null => draws.weighted([[host?.country ?? sketch.mission.country, 4], [sketch.mission.country, 4], [null, 2]]);
  for (const [occupation, months] of [[main, mainMonths], [second, secondMonths]] as const)
    for (const skill of skillsFrom(draws, ground, occupation))
      if (!skills.has(skill)) skills.set(skill, heldSkill(draws, ground, skill, months, gainedIn()));
  if (littleKnown) return { ...emptyProfile, skills: [...skills.values()].slice(0, 4), place: placeAlone(anyPlace(draws, ground)) };
  const held = (occupation: OccupationNo, months: number): ProfileOccupation => ({
    uri: taxonomy.occupation(occupation).uri,
    months,
    lastYear: draws.chance(0.1) ? null : yearOf(today) - draws.weighted([[0, 3], [1, 3], [draws.between(2, 9), 2]]),
  });
  const licence = licenceFor(taxonomy, main);
  const wanted = draws.weighted([[main, 6], [second, 2], [anyOccupation(), 1], [null, 2]]);
  const refused = draws.chance(0.12) ? anyOccupation() : null;
  return {
    skills: [...skills.values()],
    occupations: [held(main, mainMonths), ...(second === main ? [] : [held(second, secondMonths)])],
    education: draws.chance(0.12) ? null : educationFor(draws, majorGroup(taxonomy, main)),
    languages: languagesOf(draws, ground, host?.language ?? null),
    licences: licence === null || draws.chance(0.1) ? [] : [{ code: licence, validUntil: draws.chance(0.5) ? null : addDays(today, draws.between(-60, 1_500)) }],
    place: draws.chance(0.04) ? null : placeAlone(anyPlace(draws, ground)),
    travelLimitKm: draws.chance(0.1) ? null : draws.pick([5, 10, 15, 20, 30, 30, 50, 80]),
    wouldMoveTo: draws.chance(0.15) ? [sketch.mission.country] : [],
    wageFloor: wageFloorOf(draws, ground, main),
    hoursPerWeek: draws.weighted([[null, 3], [{ min: 30, max: 48 }, 5], [{ min: 20, max: 40 }, 1], [{ min: 8, max: 24 }, 1]]),
    availableFrom: draws.chance(0.55) ? null : addDays(today, draws.between(0, 90)),
    wantedOccupations: wanted === null ? [] : [taxonomy.occupation(wanted).uri],
    refusedOccupations: refused === null || refused === wanted ? [] : [taxonomy.occupation(refused).uri],
    acceptedKinds: draws.chance(0.15) ? ['VACANCY'] : emptyProfile.acceptedKinds,
    limits: draws.chance(0.08) ? [draws.pick<FunctionalLimit>(['LIFTING', 'STANDING', 'HEIGHTS', 'HEAT'])] : [],
  };
}

const MOST_ESSENTIAL = 12;
const MOST_OPTIONAL = 6;

/** Most of what the work needs, and some of what widens it. */
function skillsFrom(draws: Draws, { taxonomy }: Ground, occupation: OccupationNo): SkillNo[] {
  const of = (essential: boolean): SkillNo[] => taxonomy.skillsOfOccupation(occupation).flatMap((each) => (each.essential === essential ? [each.skill] : []));
  const [essential, optional] = [of(true), of(false)];
  const share = (list: readonly SkillNo[], least: number, most: number, cap: number): number =>
    Math.min(cap, Math.ceil((list.length * draws.between(least, most)) / 100));
  return [...draws.some(essential, share(essential, 60, 100, MOST_ESSENTIAL)), ...draws.some(optional, share(optional, 10, 60, MOST_OPTIONAL))];
}

function heldSkill(draws: Draws, { taxonomy, today }: Ground, skill: SkillNo, months: number, gainedIn: string | null): ProfileSkill {
  const level = (months < 12 ? draws.between(1, 2) : months < 48 ? draws.between(2, 3) : draws.between(2, 4)) as SkillLevel;
  const evidence = draws.weighted<Evidence>([['SELF_DECLARED', 60], ['EMPLOYER_REFERENCE', 22], ['TESTED', 8], ['CERTIFIED', 10]]);
  const certified = evidence === 'CERTIFIED';
  return {
    uri: taxonomy.skill(skill).uri,
    level,
    evidence,
    issuer: certified ? `Constructed trade school ${draws.between(1, 9)}` : null,
    // Some run out soon, and some have run out.
    certifiedUntil: certified && draws.chance(0.4) ? addDays(today, draws.between(-200, 900)) : null,
    gainedIn,
  };
}

function educationFor(draws: Draws, major: number): number {
  if (major <= 2) return draws.between(5, 7);
  if (major === 3) return draws.between(3, 5);
  return major <= 5 ? draws.between(2, 4) : draws.between(0, 3);
}

function languagesOf(draws: Draws, { sketch }: Ground, hostLanguage: string | null): SkillProfile['languages'] {
  const known = new Map<string, SkillProfile['languages'][number]['level']>([[draws.weighted(sketch.homeLanguages), 'C2']]);
  if (draws.chance(0.7)) known.set(sketch.workingLanguage, draws.pick(['A2', 'B1', 'B2', 'B2', 'C1'] as const));
  if (hostLanguage !== null && draws.chance(0.6)) known.set(hostLanguage, draws.pick(['A2', 'B1', 'B2'] as const));
  return [...known].map(([language, level]) => ({ language, level }));
}

function wageFloorOf(draws: Draws, ground: Ground, occupation: OccupationNo): SkillProfile['wageFloor'] {
  if (draws.chance(0.25)) return null;
  const [least] = usualPay(ground, occupation);
  const { currency } = ground.sketch.mission;
  return { minor: roundPay(least * (0.6 + 0.5 * draws.next())) * 10 ** minorDigits(currency), currency, period: 'MONTH' };
}

function firstOfMonth(value: Day): Day {
  return day(`${formatDay(value).slice(0, 7)}-01`);
}
