import type { Day } from '../../kernel/day.js';
import { monthlyMinor } from '../../kernel/money.js';
import { inForce } from './dated.js';
import { minimumWages, type MinimumWage } from './minimum-wage-table.js';

/** The least pay by law for a month of work (L9), minor units of its currency. */
export interface LeastPay {
  readonly monthlyMinor: number;
  readonly currency: string;
  readonly source: string;
  /** Nobody has reviewed the row yet. */
  readonly provisional: boolean;
}

/** L9: the least pay by the law of a country on a day for so many hours a week, or for a full week where they are not said; null where no law sets one. */
export function leastPayFor(country: string, on: Day, hoursPerWeek: number | null): LeastPay | null {
  const law = minimumWages.find((row) => row.country === country && inForce(row, on));
  return law === undefined ? null : { monthlyMinor: monthOf(law, hoursPerWeek ?? law.fullWeekHours), currency: law.currency, source: law.source, provisional: !law.reviewed };
}

/** Amounts for a day, a week or a month are for a full week; nobody is owed more than that for longer ones, which is overtime. */
function monthOf(law: MinimumWage, hours: number): number {
  const month = monthlyMinor(law, hours);
  return law.period === 'HOUR' ? month : Math.floor(month * Math.min(1, hours / law.fullWeekHours));
}
