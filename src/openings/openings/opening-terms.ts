import { day, type Day } from '../../kernel/day.js';
import { accepted, invalid, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText, checkText, LONGEST_REASON } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { isCurrencyCode, isLanguageCode } from '../../reference/codes/codes.js';
import type { OfferedPay, OpeningTerms, WeeklyHours } from './opening.js';

/** Most entries of a list of needs, hazards or criteria. */
export const MOST_ENTRIES = 100;
/** Most seats of one opening. */
export const MOST_SEATS = 10_000;
/** Most minor units a period may pay: far beyond any pay, and safe to multiply by the hours of a month. */
export const MOST_PAY = 1_000_000_000_000;

const FIRST_DAY = day('2000-01-01');
const LAST_DAY = day('2100-12-31');
const LICENCE = /^[A-Z0-9][A-Z0-9_+.-]{0,49}$/;

/**
 * Terms that can be kept, with texts without blanks around them and nothing named twice. Whether they can be published is another question:
 * a draft may leave open what it has not decided. Whether URIs exist is for the caller, who knows the classification.
 */
export function checkTerms(terms: OpeningTerms): Outcome<OpeningTerms> {
  const title = checkText('title', terms.title, 1, 200);
  if (!title.ok) return title;
  const description = checkOptionalText('description', terms.description, 20_000);
  if (!description.ok) return description;
  const payUnstatedReason = checkOptionalText('payUnstatedReason', terms.payUnstatedReason, LONGEST_REASON);
  if (!payUnstatedReason.ok) return payUnstatedReason;
  const criteria = checkCriteria(terms.criteria);
  if (!criteria.ok) return criteria;
  const fault = faultOfNeeds(terms) ?? faultOfCourse(terms) ?? faultOfPlace(terms) ?? faultOfDates(terms) ?? faultOfNumbers(terms);
  if (fault !== null) return fault;
  return accepted({
    ...terms,
    // Entries are rebuilt field by field, so that two that say the same are equal wherever they came from.
    skills: terms.skills.map(({ uri, essential, minLevel, hard }) => ({ uri, essential, minLevel, hard })),
    languages: terms.languages.map(({ language, level, hard }) => ({ language, level, hard })),
    licences: terms.licences.map(({ code, hard }) => ({ code, hard })),
    hoursPerWeek: terms.hoursPerWeek === null ? null : { min: terms.hoursPerWeek.min, max: terms.hoursPerWeek.max },
    pay: terms.pay === null ? null : payAlone(terms.pay),
    title: title.value,
    description: description.value ?? '',
    payUnstatedReason: payUnstatedReason.value,
    criteria: criteria.value,
    demands: [...new Set(terms.demands)],
    hazards: [...new Set(terms.hazards)],
  });
}

function payAlone({ min, max, currency, period }: OfferedPay): OfferedPay {
  return { min, max, currency, period };
}

function checkCriteria(criteria: readonly string[]): Outcome<readonly string[]> {
  if (criteria.length > MOST_ENTRIES) return tooMany('criteria');
  const kept: string[] = [];
  for (const text of criteria) {
    const checked = checkText('criteria', text, 1, 500);
    if (!checked.ok) return checked;
    if (!kept.includes(checked.value)) kept.push(checked.value);
  }
  return accepted(kept);
}

function faultOfNeeds({ skills, languages, licences, minEducation }: OpeningTerms): Refused | null {
  const skillFault = faultOfList('skills', skills.map((need) => need.uri));
  if (skillFault !== null) return skillFault;
  const optional = skills.find((need) => need.hard && !need.essential);
  if (optional !== undefined) return invalid('skills', `${optional.uri} is hard but not essential`);
  const levelless = skills.find(({ minLevel }) => minLevel !== null && !isWhole(minLevel, 1, 4));
  if (levelless !== undefined) return invalid('skills', `${levelless.uri} has a level that is not 1 to 4`);
  const languageFault = faultOfList('languages', languages.map((need) => need.language));
  if (languageFault !== null) return languageFault;
  const unknownLanguage = languages.find((need) => !isLanguageCode(need.language));
  if (unknownLanguage !== undefined) return invalid('languages', `${unknownLanguage.language} is no ISO 639-3 code`);
  const licenceFault = faultOfList('licences', licences.map((need) => need.code));
  if (licenceFault !== null) return licenceFault;
  const unreadable = licences.find((need) => !LICENCE.test(need.code));
  if (unreadable !== undefined) return invalid('licences', `${unreadable.code} is no licence code: capital letters and digits, at most 50`);
  if (minEducation !== null && !isWhole(minEducation, 0, 8)) return invalid('minEducation', 'must be an ISCED level from 0 to 8');
  return null;
}

function faultOfCourse({ teaches, leadsTo }: OpeningTerms): Refused | null {
  return faultOfList('teaches', teaches) ?? faultOfList('leadsTo', leadsTo);
}

function faultOfList(field: string, names: readonly string[]): Refused | null {
  if (names.length > MOST_ENTRIES) return tooMany(field);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : invalid(field, `${twice} comes twice`);
}

function faultOfPlace({ remote, place }: OpeningTerms): Refused | null {
  return remote && place !== null ? invalid('place', 'must be left out where the work is remote') : null;
}

function faultOfDates({ startsOn, startsBy, closesOn }: OpeningTerms): Refused | null {
  for (const [field, value] of Object.entries({ startsOn, startsBy, closesOn }))
    if (value !== null && (value < FIRST_DAY || value > LAST_DAY)) return invalid(field, 'must lie between 2000 and 2100');
  if (after(startsOn, startsBy)) return invalid('startsBy', 'must not be before startsOn');
  if (after(closesOn, startsBy)) return invalid('closesOn', 'must not be after startsBy: nobody could begin any more');
  return null;
}

function faultOfNumbers({ seats, hoursPerWeek, pay }: OpeningTerms): Refused | null {
  if (!isWhole(seats, 0, MOST_SEATS)) return invalid('seats', `must be a whole number from 0 to ${MOST_SEATS}`);
  return faultOfHours(hoursPerWeek) ?? faultOfPay(pay);
}

function faultOfHours(hours: WeeklyHours | null): Refused | null {
  if (hours === null) return null;
  if (!isWhole(hours.min, 1, 168) || !isWhole(hours.max, 1, 168)) return invalid('hoursPerWeek', 'must be whole hours from 1 to 168');
  return hours.min > hours.max ? invalid('hoursPerWeek', 'must not have a minimum above its maximum') : null;
}

function faultOfPay(pay: OfferedPay | null): Refused | null {
  if (pay === null) return null;
  if (!isCurrencyCode(pay.currency)) return invalid('pay', `${pay.currency} is no ISO 4217 currency`);
  if (!isWhole(pay.min, 1, MOST_PAY) || !isWhole(pay.max, 1, MOST_PAY))
    return invalid('pay', `must be a whole number of minor units (cents, for example) from 1 to ${MOST_PAY.toLocaleString('en')}`);
  return pay.min > pay.max ? invalid('pay', 'must not have a minimum above its maximum') : null;
}

function after(one: Day | null, other: Day | null): boolean {
  return one !== null && other !== null && one > other;
}

function tooMany(field: string): Refused {
  return invalid(field, `must have at most ${MOST_ENTRIES} entries`);
}
