import { formatDay, type Day } from '../../kernel/day.js';
import { reason, type Reason } from '../reasons.js';
import { startOf } from '../start.js';
import { recordAge, type Requirement } from './requirement.js';

const HAZARDOUS_AGE = 18;

type Failure = Reason<'UNDER_HAZARDOUS_AGE', { years: number; from: Day }> | Reason<'AGE_UNKNOWN', { years: number }>;

/** Hazardous work only from 18 on the first day of work (L2). Unknown age fails. No override. */
export const hazardousAge: Requirement<Failure> = {
  name: 'HAZARDOUS_AGE',
  rules: ['L2'],
  met: 'The work is not hazardous, or the person is 18.',
  check({ facts, birthdays }, opening, asOf) {
    if (!opening.facts.hazardous) return null;
    if (birthdays === null) return reason('AGE_UNKNOWN', { years: HAZARDOUS_AGE });
    const from = birthdays(HAZARDOUS_AGE);
    return from <= startOf(facts, opening.facts, asOf) ? null : reason('UNDER_HAZARDOUS_AGE', { years: HAZARDOUS_AGE, from });
  },
  columns: { age: ({ facts }) => (facts.hazardous ? HAZARDOUS_AGE : null) },
  tell(failed) {
    if (failed.code === 'AGE_UNKNOWN') return recordAge(failed.facts.years);
    const { years, from } = failed.facts;
    return {
      sentence: `The work is hazardous: nobody under ${years} may do it.`,
      changes: [{ by: 'TIME', action: 'REACH_AGE', facts: failed.facts, sentence: `The person is ${years} from ${formatDay(from)}.` }],
    };
  },
};
