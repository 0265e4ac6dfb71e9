import type { Day } from '../../kernel/day.js';
import type { Refused } from '../../kernel/outcome.js';
import { leastMonthlyPay } from '../../openings/openings/legal-pay.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { payFloors, workingAge } from '../../programmes/rules/ready/fit-work.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import { eligibleUnder } from '../../programmes/rules/rule-set.js';
import type { AgreedTerms } from '../placements/placement.js';
import { idsOf, type BrokenRule } from '../placements/start-gate.js';

/**
 * What is known, for the day of a start, of who begins and where: whatever can have changed since it was agreed. That terms were read out (L8) cannot, a contract
 * (L16) may still be written, and what workers were asked to pay (L7) is not told to anybody by a refusal.
 */
export interface StartGround {
  /** What rules about age and pay ask, by the tables in force on that day. */
  readonly facts: Facts;
  /** L12: why no programme pays for somebody new there; null where one does, or none is to pay. */
  readonly displaced: Refused | null;
  /** L14: what was found of the work; null for nothing that stands in the way. */
  readonly notDecent: Refused | null;
  /** L15: candidates may be put to the employer on days up to this one, as it stands now; null where on no day. */
  readonly employerGoodUntil: Day | null;
  /** L15: whether they were on that day, however it stands now. */
  readonly employerStoodWell: boolean;
}

/** Each rule of law and of fit work that a start breaks, in the order of its id: L1, L2, L6, L9, L12, L14, L15. */
export function brokenAtStart({ facts, displaced, notDecent, employerGoodUntil, employerStoodWell }: StartGround, startedOn: Day): readonly BrokenRule[] {
  const ruled = eligibleUnder({ ...facts, startsOn: startedOn }, null, startedOn, [workingAge, payFloors]).blocks.map(refusalOf);
  const stands = employerStoodWell || (employerGoodUntil !== null && startedOn <= employerGoodUntil);
  const broken = [...ruled, ...(displaced === null ? [] : [displaced]), ...(notDecent === null ? [] : [notDecent])].map(saidBy);
  return onePerRule([...broken, ...(stands ? [] : [NOT_CLEARED])]);
}

/** What is paid at a start: as it was agreed, or what the opening pays by now where that is more, since nobody is paid less than whoever comes after them. */
export function payAtStart(agreed: Pick<AgreedTerms, 'pay' | 'hoursPerWeek'>, opening: Pick<Opening, 'pay' | 'hoursPerWeek'>): Pick<Opening, 'pay' | 'hoursPerWeek'> {
  const hoursPerWeek = agreed.hoursPerWeek ?? opening.hoursPerWeek;
  const [then, now] = [{ pay: agreed.pay, hoursPerWeek }, { pay: opening.pay, hoursPerWeek }];
  if (agreed.pay === null) return now;
  const [least, leastNow] = [leastMonthlyPay(then), leastMonthlyPay(now)];
  return least !== null && leastNow !== null && now.pay?.currency === agreed.pay.currency && leastNow > least ? now : then;
}

const NOT_CLEARED: BrokenRule = { rule: 'L15', problem: 'The employer is not verified or supported on that day' };

/** Several floors of pay may be missed at once: the first of them says so. */
function onePerRule(broken: readonly BrokenRule[]): readonly BrokenRule[] {
  return idsOf(broken).flatMap((id) => broken.find(({ rule }) => rule === id) ?? []);
}

const saidBy = ({ facts }: Refused): BrokenRule => ({ rule: String(facts['rule']), problem: String(facts['problem']) });
