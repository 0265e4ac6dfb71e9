import type { Day } from '../../kernel/day.js';
import type { Instrument } from '../instruments.js';
import type { Finding } from '../rules/rule-set.js';
import type { Service } from './catalogue-entry.js';

/** Something a person has, or is to have, from a programme: an award, or a service that a partner gave. */
export interface Benefit {
  /** Tells programmes apart; null where nobody knows. */
  readonly programme: string | null;
  /** Of an award, or the service that a state or a partner gives. */
  readonly instrument: Instrument | Service;
  /** First and last day that it is for; null where it has no end yet. */
  readonly fromDay: Day;
  readonly toDay: Day | null;
}

/** Instruments of which two for the same days pay one thing twice: each of them pays somebody's wage. */
const WAGES: readonly Benefit['instrument'][] = ['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'];
/** Each of these is capital to start with that nobody pays back. */
const CAPITAL: readonly Benefit['instrument'][] = ['GRANT', 'MATCHING_FUND'];

/**
 * F59: what of a person's benefits a further one would double: another that pays a wage or gives capital, or the same once more, on a day of the same time. One
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

function paysTheSame(one: Benefit['instrument'], other: Benefit['instrument']): boolean {
  return one === other || [WAGES, CAPITAL].some((alike) => alike.includes(one) && alike.includes(other));
}

function overlaps(one: Benefit, other: Benefit): boolean {
  return (one.toDay === null || other.fromDay <= one.toDay) && (other.toDay === null || one.fromDay <= other.toDay);
}
