import { addYears, type Day } from '../kernel/day.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

/** The first day on which this person could begin in this opening: not before today, the opening's start, or being available. Unknown dates hold nothing up. */
export function startOf(jobseeker: JobseekerFacts, opening: OpeningFacts, asOf: Day): Day {
  return Math.max(asOf, opening.startsOn ?? asOf, jobseeker.availableFrom ?? asOf) as Day;
}

/** Ages that the law tables use; any other age is worked out when asked. */
const LEGAL_AGES = [14, 15, 16, 17, 18] as const;

/** The day on which a person is certainly of each age. */
export type Birthdays = (years: number) => Day;

/** Works the usual ages out once: calendar arithmetic for every pair would cost more than the whole of a match. */
export function birthdaysOf(bornOnOrBefore: Day): Birthdays {
  const usual = LEGAL_AGES.map((years) => addYears(bornOnOrBefore, years));
  return (years) => usual[years - LEGAL_AGES[0]] ?? addYears(bornOnOrBefore, years);
}
