import type { Day } from '../../kernel/day.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { FactName } from '../../programmes/rules/facts.js';
import { payFloors } from '../../programmes/rules/ready/fit-work.js';
import { eligibleUnder } from '../../programmes/rules/rule-set.js';
import { leastMonthlyPay } from './legal-pay.js';
import type { Opening } from './opening.js';

/** Something that pay is held against (L9). */
export interface PayFloor {
  /** By which fact the rules know it. */
  readonly fact: Extract<FactName, 'statutoryMinimumMinor' | 'collectiveMinimumMinor' | 'programmeWageMinor' | 'comparableWageMinor'>;
  /** Minor units of the currency of the pay, for a month. */
  readonly monthlyMinor: number;
  /** Who asks for it, as a sentence begins. */
  readonly name: string;
  /** Where it is written, or what was seen; null where the name says it. */
  readonly source: string | null;
}

/**
 * L9: why an opening does not pay enough by these floors; null where it does, or where nothing says what a month pays. The rule set `payFloors` decides, as it does
 * for offers and starts; here it is said by which floor. Steps of training at work (F05) may be lower, the advertised wage may not.
 */
export function faultOfPay(work: Pick<Opening, 'pay' | 'hoursPerWeek'>, floors: readonly PayFloor[], on: Day): Refused | null {
  const known = Object.fromEntries(floors.map(({ fact, monthlyMinor }) => [fact, monthlyMinor]));
  const [finding] = eligibleUnder({ payMinor: leastMonthlyPay(work), ...known }, null, on, [payFloors]).blocks;
  const [highest] = [...floors].sort((a, b) => b.monthlyMinor - a.monthlyMinor);
  if (finding === undefined || highest === undefined) return null;
  const { name, monthlyMinor, source } = highest;
  return refused('RULE_FORBIDS', { rule: finding.rule, problem: `${name} asks for at least ${monthlyMinor} minor units of ${work.pay?.currency ?? ''} a month${source === null ? '' : ` (${source})`}` });
}
