import type { Day } from '../../kernel/day.js';
import { monthlyMinor } from '../../kernel/money.js';
import { leastPayFor, type LeastPay } from '../../reference/law/minimum-wage.js';
import type { Opening } from './opening.js';

/** The least that is offered for a month, minor units of the currency of the pay, because that is what a person may get; null where it is not said, or an hour is paid and no hours are said. */
export function leastMonthlyPay({ pay, hoursPerWeek }: Pick<Opening, 'pay' | 'hoursPerWeek'>): number | null {
  if (pay === null || (pay.period === 'HOUR' && hoursPerWeek === null)) return null;
  return monthlyMinor({ minor: pay.min, currency: pay.currency, period: pay.period }, hoursPerWeek?.min ?? 0);
}

/**
 * L9: the least that the law of a country lets anybody pay for this work, from its first day on. Null where no law that is known sets one, where pay is in another currency,
 * and of what pays no wage: a stipend or a share.
 */
export function legalMinimum({ kind, startsOn, pay, hoursPerWeek }: Pick<Opening, 'kind' | 'startsOn' | 'pay' | 'hoursPerWeek'>, country: string, on: Day): LeastPay | null {
  if (kind !== 'VACANCY' || pay === null) return null;
  const least = leastPayFor(country, Math.max(on, startsOn ?? on) as Day, hoursPerWeek?.min ?? null);
  return least?.currency === pay.currency ? least : null;
}
