import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

type Failure = Reason<'HOURS_DO_NOT_MEET', { asksMin: number; asksMax: number; offersMin: number; offersMax: number }>;

/** Some number of weekly hours suits both sides; touching ends count. Unknown on either side passes: hours are settled before an offer. */
export const hours: Requirement<Failure> = {
  name: 'HOURS',
  rules: [],
  met: 'The hours can suit both sides.',
  check({ facts: { hoursPerWeek: asks } }, { facts: { hoursPerWeek: offers } }) {
    if (asks === null || offers === null || (offers.min <= asks.max && asks.min <= offers.max)) return null;
    return reason('HOURS_DO_NOT_MEET', { asksMin: asks.min, asksMax: asks.max, offersMin: offers.min, offersMax: offers.max });
  },
  columns: {
    bounds: [
      { needs: ({ facts }) => facts.hoursPerWeek?.min ?? -Infinity, offers: ({ facts }) => facts.hoursPerWeek?.max ?? Infinity },
      { needs: ({ facts }) => -(facts.hoursPerWeek?.max ?? Infinity), offers: ({ facts }) => -(facts.hoursPerWeek?.min ?? -Infinity) },
    ],
  },
  tell({ facts }) {
    const asks = `${facts.asksMin} to ${facts.asksMax}`;
    const offers = `${facts.offersMin} to ${facts.offersMax}`;
    return {
      sentence: `The work is ${offers} hours a week; the person can work ${asks}.`,
      changes: [
        { by: 'EMPLOYER', action: 'CHANGE_HOURS', facts, sentence: `The employer offers hours within ${asks} a week.` },
        { by: 'JOBSEEKER', action: 'CHANGE_HOURS', facts, sentence: `The person can work within ${offers} hours a week.` },
      ],
    };
  },
};
