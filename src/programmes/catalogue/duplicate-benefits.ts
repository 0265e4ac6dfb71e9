import type { Day } from '../../kernel/day.js';
import type { Instrument } from '../instruments.js';
import type { Finding } from '../rules/rule-set.js';

/** Something a person has, or is to have, from a programme: an award, or a service that a partner gave. */
export interface Benefit {
  /** Tells programmes apart; null where nobody knows. */
  readonly programme: string | null;
  readonly instrument: Instrument;
  /** First and last day that it is for; null where it has no end yet. */
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** Instruments of which two for the same days pay one thing twice: each of them pays somebody's wage. */
const WAGES: readonly Instrument[] = ['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'];

/**
 * F59: what of a person's benefits a further one would double: another that pays a wage, or the same instrument once more, on a day of the same time. One
 * finding for each, a warning, since funders share costs by agreement. A grant beside a subsidy is none (F07).
 */
export function duplicateBenefits(wished: Benefit, others: readonly Benefit[]): Finding[] {
  return others.filter((other) => paysTheSame(wished.instrument, other.instrument) && overlaps(wished, other)).map((other) => ({
    rule: 'F59',
    level: 'WARN',
    sentence: other.programme === wished.programme ? 'The person has this from the same programme for the same time.' : 'The person has this from another programme for the same time.',
    from: null,
    task: null,
    missing: [],
    reads: [],
  }));
}

function paysTheSame(one: Instrument, other: Instrument): boolean {
  return one === other || (WAGES.includes(one) && WAGES.includes(other));
}

function overlaps(one: Benefit, other: Benefit): boolean {
  return (one.toDay === null || other.fromDay <= one.toDay) && (other.toDay === null || one.fromDay <= other.toDay);
}
