import { formatDay, type Day } from '../../kernel/day.js';
import { reason, type Reason } from '../reasons.js';
import { startOf } from '../start.js';
import { recordAge, type Requirement } from './requirement.js';

type Failure = Reason<'UNDER_MINIMUM_AGE', { years: number; from: Day }> | Reason<'AGE_UNKNOWN', { years: number }>;

/** On the first day of work the person has the least age of the opening's country (L1); the birthday itself passes. Unknown age fails. Law: no override. */
export const minimumAge: Requirement<Failure> = {
  name: 'MINIMUM_AGE',
  rules: ['L1'],
  met: 'The person is old enough by law.',
  check({ facts, birthdays }, opening, asOf) {
    const years = opening.facts.minimumAge;
    if (birthdays === null) return reason('AGE_UNKNOWN', { years });
    const from = birthdays(years);
    return from <= startOf(facts, opening.facts, asOf) ? null : reason('UNDER_MINIMUM_AGE', { years, from });
  },
  columns: { age: ({ facts }) => facts.minimumAge },
  tell(failed) {
    if (failed.code === 'AGE_UNKNOWN') return recordAge(failed.facts.years);
    const { years, from } = failed.facts;
    return {
      sentence: `The law asks for ${years} years on the first day of work.`,
      changes: [{ by: 'TIME', action: 'REACH_AGE', facts: failed.facts, sentence: `The person is old enough from ${formatDay(from)}.` }],
    };
  },
};
