import { yearOf, type Day } from '../../../kernel/day.js';
import { accepted, invalid, type Outcome, type Refused } from '../../../kernel/outcome.js';
import { isWhole } from '../../../kernel/whole.js';
import { isCountryCode, isCurrencyCode, isLanguageCode } from '../../../reference/codes/codes.js';
import type { KnownConcepts } from '../../../reference/taxonomy/known-concepts.js';
import type { SkillProfile } from './skill-profile.js';

/** What profiles are checked against: the mission's classification, its calendar day and its exchange rates. */
export interface ProfileGround {
  readonly concepts: KnownConcepts;
  readonly today: Day;
  /** Whether an amount in this currency can be compared with the mission's own today. */
  hasRate(currency: string): boolean;
}

const MOST_ENTRIES = 300;
const LONGEST_TEXT = 200;
const MONTHS_OF_A_LIFE = 70 * 12;
const HOURS_OF_A_WEEK = 168;
const EARTH_KM = 20_000;

/**
 * A profile that can be stored: concepts of the mission's classification or ones it already held, each once; codes of
 * their standards; numbers in the bounds of a life. Refuses the first fault as INVALID_INPUT with the field's path.
 */
export function checkProfile(profile: SkillProfile, ground: ProfileGround, held: SkillProfile): Outcome<SkillProfile> {
  const fault =
    checkSkills(profile, ground.concepts, held) ??
    checkOccupations(profile, ground.concepts, held, ground.today) ??
    checkCodes(profile) ??
    checkFloor(profile, ground, held) ??
    checkNumbers(profile);
  return fault ?? accepted(profile);
}

function checkSkills(profile: SkillProfile, known: KnownConcepts, held: SkillProfile): Refused | null {
  const before = new Set(held.skills.map((skill) => skill.uri));
  if (profile.skills.length > MOST_ENTRIES) return invalid('skills', `must be at most ${MOST_ENTRIES}`);
  if (repeats(profile.skills.map((skill) => skill.uri))) return invalid('skills', 'must name each skill once');
  for (const [index, skill] of profile.skills.entries()) {
    const at = `skills[${index}]`;
    // A newer classification may have dropped a skill that a profile holds: it stays readable.
    if (!known.isSkill(skill.uri) && !before.has(skill.uri)) return invalid(`${at}.uri`, 'is not a skill of the classification');
    if (![1, 2, 3, 4].includes(skill.level)) return invalid(`${at}.level`, 'must be 1 to 4');
    const certified = skill.evidence === 'CERTIFIED';
    if (certified && !isText(skill.issuer)) return invalid(`${at}.issuer`, 'is needed for a certificate, 1 to 200 characters');
    if (!certified && (skill.issuer !== null || skill.certifiedUntil !== null))
      return invalid(at, 'has an issuer or an end of validity without being CERTIFIED');
    if (skill.gainedIn !== null && !isCountryCode(skill.gainedIn)) return invalid(`${at}.gainedIn`, 'is not an ISO 3166-1 alpha-2 code');
  }
  return null;
}

function checkOccupations(profile: SkillProfile, known: KnownConcepts, held: SkillProfile, today: Day): Refused | null {
  const before = new Set([...held.occupations.map((each) => each.uri), ...held.wantedOccupations, ...held.refusedOccupations]);
  const isKnown = (uri: string) => known.isOccupation(uri) || before.has(uri);
  if (profile.occupations.length > MOST_ENTRIES) return invalid('occupations', `must be at most ${MOST_ENTRIES}`);
  if (repeats(profile.occupations.map((each) => each.uri))) return invalid('occupations', 'must name each occupation once');
  for (const [index, each] of profile.occupations.entries()) {
    const at = `occupations[${index}]`;
    if (!isKnown(each.uri)) return invalid(`${at}.uri`, 'is not an occupation of the classification');
    if (!isWhole(each.months, 0, MONTHS_OF_A_LIFE)) return invalid(`${at}.months`, `must be a whole number from 0 to ${MONTHS_OF_A_LIFE}`);
    if (each.lastYear !== null && !isWhole(each.lastYear, 1930, yearOf(today)))
      return invalid(`${at}.lastYear`, 'must be a year from 1930 to this one');
  }
  for (const field of ['wantedOccupations', 'refusedOccupations'] as const) {
    const uris = profile[field];
    if (uris.length > MOST_ENTRIES) return invalid(field, `must be at most ${MOST_ENTRIES}`);
    if (repeats(uris)) return invalid(field, 'must name each occupation once');
    const strange = uris.findIndex((uri) => !isKnown(uri));
    if (strange >= 0) return invalid(`${field}[${strange}]`, 'is not an occupation of the classification');
  }
  const both = profile.wantedOccupations.some((uri) => profile.refusedOccupations.includes(uri));
  return both ? invalid('refusedOccupations', 'must not name an occupation that is wanted') : null;
}

function checkCodes(profile: SkillProfile): Refused | null {
  if (repeats(profile.languages.map((each) => each.language))) return invalid('languages', 'must name each language once');
  const language = profile.languages.findIndex((each) => !isLanguageCode(each.language));
  if (language >= 0) return invalid(`languages[${language}].language`, 'is not an ISO 639-3 code');
  if (repeats(profile.licences.map((each) => each.code))) return invalid('licences', 'must name each licence once');
  const licence = profile.licences.findIndex((each) => !isText(each.code));
  if (licence >= 0) return invalid(`licences[${licence}].code`, 'must have 1 to 200 characters');
  const country = profile.wouldMoveTo.findIndex((code) => !isCountryCode(code));
  if (country >= 0) return invalid(`wouldMoveTo[${country}]`, 'is not an ISO 3166-1 alpha-2 code');
  return null;
}

/** A floor that cannot be compared could not be kept. One that was comparable once stays: matching takes it for out of reach. */
function checkFloor({ wageFloor }: SkillProfile, ground: ProfileGround, held: SkillProfile): Refused | null {
  if (wageFloor === null) return null;
  const { currency } = wageFloor;
  if (!isCurrencyCode(currency)) return invalid('wageFloor.currency', 'is not an ISO 4217 code');
  return ground.hasRate(currency) || held.wageFloor?.currency === currency
    ? null
    : invalid('wageFloor.currency', 'has no exchange rate in this mission yet');
}

function checkNumbers(profile: SkillProfile): Refused | null {
  if (profile.education !== null && !isWhole(profile.education, 0, 8)) return invalid('education', 'must be an ISCED level from 0 to 8');
  if (profile.travelLimitKm !== null && !isWhole(profile.travelLimitKm, 0, EARTH_KM))
    return invalid('travelLimitKm', `must be a whole number from 0 to ${EARTH_KM}`);
  const hours = profile.hoursPerWeek;
  if (hours !== null && !(isWhole(hours.min, 1, HOURS_OF_A_WEEK) && isWhole(hours.max, hours.min, HOURS_OF_A_WEEK)))
    return invalid('hoursPerWeek', 'must be whole hours from 1 to 168, the least not above the most');
  if (profile.wageFloor !== null && !isWhole(profile.wageFloor.minor, 0, Number.MAX_SAFE_INTEGER))
    return invalid('wageFloor.minor', 'must be a whole number of the smallest unit, 0 or more');
  return null;
}

function isText(value: string | null): boolean {
  return value !== null && value.trim() !== '' && value.length <= LONGEST_TEXT;
}

function repeats(values: readonly string[]): boolean {
  return new Set(values).size !== values.length;
}
