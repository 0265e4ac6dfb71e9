import { formatDay, type Day } from '../../kernel/day.js';
import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

type Failure = Reason<'START_IS_OVER', { startsBy: Day }> | Reason<'AVAILABLE_TOO_LATE', { startsBy: Day; availableFrom: Day }>;

/** The person can begin by the latest start, that day included. Unknown passes: no latest start is open, no date of availability is now. */
export const dates: Requirement<Failure> = {
  name: 'DATES',
  rules: [],
  met: 'The person can begin in time.',
  check({ facts: { availableFrom } }, { facts: { startsBy } }, asOf) {
    if (startsBy === null) return null;
    if (startsBy < asOf) return reason('START_IS_OVER', { startsBy });
    if (availableFrom !== null && availableFrom > startsBy) return reason('AVAILABLE_TOO_LATE', { startsBy, availableFrom });
    return null;
  },
  columns: {
    openingOut: ({ facts: { startsBy } }, asOf) => startsBy !== null && startsBy < asOf,
    bounds: [{ needs: ({ facts }) => facts.availableFrom ?? -Infinity, offers: ({ facts }) => facts.startsBy ?? Infinity }],
  },
  tell(failed) {
    const startsBy = formatDay(failed.facts.startsBy);
    if (failed.code === 'START_IS_OVER') return { sentence: `The last day to begin was ${startsBy}.`, changes: [] };
    const availableFrom = formatDay(failed.facts.availableFrom);
    return {
      sentence: `The work begins by ${startsBy}; the person is available from ${availableFrom}.`,
      changes: [
        { by: 'EMPLOYER', action: 'START_LATER', facts: failed.facts, sentence: `The employer waits until ${availableFrom}.` },
        { by: 'JOBSEEKER', action: 'START_EARLIER', facts: failed.facts, sentence: `The person is available by ${startsBy}.` },
      ],
    };
  },
};
