import type { Day } from '../../kernel/day.js';

/** A rule with the days on which it holds, both included, and where it comes from. Yesterday's decision is judged by yesterday's row. */
export interface Dated {
  /** Null: since before anything we record. */
  readonly validFrom: Day | null;
  /** Null: still in force. */
  readonly validTo: Day | null;
  readonly source: string;
  /** Whether somebody who knows that country's law has checked the row. Until then what follows from it is shown as provisional. */
  readonly reviewed: boolean;
}

/** Whether a rule holds on a day. */
export function inForce(rule: Pick<Dated, 'validFrom' | 'validTo'>, on: Day): boolean {
  return (rule.validFrom === null || rule.validFrom <= on) && (rule.validTo === null || on <= rule.validTo);
}
