/** An amount in the smallest unit of an ISO 4217 currency: 12.50 USD is 1250. Whole numbers only. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

export const payPeriods = ['HOUR', 'DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type PayPeriod = (typeof payPeriods)[number];

/** What an opening pays, or a person asks for, per period. */
export interface Pay extends Money {
  readonly period: PayPeriod;
}

const WEEKS_A_MONTH = 52 / 12;
const DAYS_A_WEEK = 6;

/**
 * Pay for a month in the same currency, whole minor units, rounded down.
 * An hourly rate needs the hours a week; a daily rate counts six days a week, the usual week where missions work.
 */
export function monthlyMinor(pay: Pay, hoursPerWeek: number): number {
  switch (pay.period) {
    case 'HOUR':
      return Math.floor(pay.minor * hoursPerWeek * WEEKS_A_MONTH);
    case 'DAY':
      return Math.floor(pay.minor * DAYS_A_WEEK * WEEKS_A_MONTH);
    case 'WEEK':
      return Math.floor(pay.minor * WEEKS_A_MONTH);
    case 'MONTH':
      return pay.minor;
    case 'YEAR':
      return Math.floor(pay.minor / 12);
  }
}
