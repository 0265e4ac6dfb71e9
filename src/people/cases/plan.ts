import { addYears, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome } from '../../kernel/outcome.js';
import { isChildAlone, type CaseFile } from './case-file.js';

/** F08. */
export const planTypes = [
  'BUSINESS',
  'VOCATIONAL_TRAINING',
  'EDUCATION',
  'JOB_PLACEMENT',
  'HOUSING',
  'MEDICAL',
  'ACCOMMODATION',
  'PSYCHOSOCIAL',
  'DAY_CARE',
] as const;
export type PlanType = (typeof planTypes)[number];

export const itemStates = ['PROPOSED', 'AGREED', 'UNDER_WAY', 'DONE', 'DOES_NOT_FIT'] as const;
/** AGREED: by the person. DOES_NOT_FIT: work or credit turned out not to, which is no failure of the person's. */
export type ItemState = (typeof itemStates)[number];

/** One thing that a plan is made of. */
export interface PlanItem {
  readonly type: PlanType;
  readonly state: ItemState;
  /** Cannot wait for anything, whatever the rest of the plan waits for. */
  readonly urgent: boolean;
}

export const planStatuses = ['DRAFT', 'IN_REVIEW', 'FINAL'] as const;
export type PlanStatus = (typeof planStatuses)[number];

/** What a person and those who accompany them mean to do. */
export interface Plan {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  readonly status: PlanStatus;
  readonly items: readonly PlanItem[];
  readonly finalOn: Day | null;
  readonly version: number;
}

/** The moves of a plan: final only after review; a final one is opened again to be changed. */
export const planMoves: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  DRAFT: ['IN_REVIEW'],
  IN_REVIEW: ['DRAFT', 'FINAL'],
  FINAL: ['DRAFT'],
};

/** Whom a plan is for. */
export interface Planner extends Pick<CaseFile, 'unaccompanied' | 'guardianReference' | 'bestInterestReference'> {
  readonly bornOnOrBefore: Day | null;
}

/** Services that may be urgent; work and credit wait for what protects a child. */
const MAY_BE_URGENT: readonly PlanType[] = ['MEDICAL', 'PSYCHOSOCIAL', 'ACCOMMODATION', 'HOUSING', 'DAY_CARE'];

/**
 * Items that can be planned for this person. F40: for a child alone, nothing but what is urgent before a guardian and the determination of
 * best interest are on file.
 */
export function checkItems(items: readonly PlanItem[], person: Planner, today: Day): Outcome<readonly PlanItem[]> {
  if (new Set(items.map((item) => item.type)).size !== items.length) return refused('INVALID_INPUT', { field: 'items', problem: 'must name each type once' });
  const calm = items.findIndex((item) => item.urgent && !MAY_BE_URGENT.includes(item.type));
  if (calm >= 0) return refused('INVALID_INPUT', { field: `items[${calm}].urgent`, problem: `must be one of ${MAY_BE_URGENT.join(', ')}` });
  const alone = isChildAlone(person.bornOnOrBefore, person.unaccompanied, today);
  const waits = alone && (person.guardianReference === null || person.bestInterestReference === null);
  if (waits && items.some((item) => !item.urgent))
    return refused('RULE_FORBIDS', { rule: 'F40', problem: 'A plan for a child alone waits for a guardian and the determination of best interest; what is urgent does not' });
  return accepted(items);
}

/**
 * The plan in its next status. F14: final only when the case manager in the country of return has reviewed it. F15: of a child alone of 16 or 17,
 * only with training or education suited to the age, and psychosocial support, unless all of it is urgent.
 */
export function movePlan(plan: Plan, to: PlanStatus, by: { readonly reviewsHere: boolean }, person: Planner, today: Day): Outcome<Plan> {
  if (!planMoves[plan.status].includes(to)) return cannotBecome('plan', plan.status, to, planMoves[plan.status]);
  if (to === 'DRAFT') return accepted({ ...plan, status: to, finalOn: null });
  if (plan.items.length === 0) return refused('INVALID_INPUT', { field: 'items', problem: 'must not be empty' });
  const items = checkItems(plan.items, person, today);
  if (!items.ok) return items;
  if (to === 'IN_REVIEW') return accepted({ ...plan, status: to });
  if (!by.reviewsHere) return refused('RULE_FORBIDS', { rule: 'F14', problem: 'A plan is final only after review by the case manager in the country of return' });
  if (!suitsAge(plan.items, person, today))
    return refused('RULE_FORBIDS', { rule: 'F15', problem: 'A plan for a child alone of 16 or 17 has training or education, and psychosocial support' });
  return accepted({ ...plan, status: to, finalOn: today });
}

const LEAST_AGE = 16;

function suitsAge(items: readonly PlanItem[], person: Planner, today: Day): boolean {
  const { bornOnOrBefore } = person;
  const young = isChildAlone(bornOnOrBefore, person.unaccompanied, today) && bornOnOrBefore !== null && addYears(bornOnOrBefore, LEAST_AGE) <= today;
  if (!young || items.every((item) => item.urgent)) return true;
  const has = (...types: readonly PlanType[]): boolean => items.some((item) => types.includes(item.type) && item.state !== 'DOES_NOT_FIT');
  return has('VOCATIONAL_TRAINING', 'EDUCATION') && has('PSYCHOSOCIAL');
}

/** What to do instead: a type of plan, or a referral to a programme of others. */
export type Suggestion = PlanType | 'REFERRAL';

const WAYS: readonly PlanType[] = ['JOB_PLACEMENT', 'VOCATIONAL_TRAINING', 'EDUCATION', 'BUSINESS'];

/**
 * F08: ways that are left, those to work first. Where work or credit does not fit, training comes first; a referral is always among
 * them, so that there is always a way that is no business.
 */
export function suggestInstead(items: readonly PlanItem[]): readonly Suggestion[] {
  const tried = new Set(items.map((item) => item.type));
  const doesNotFit = (type: PlanType): boolean => items.some((item) => item.type === type && item.state === 'DOES_NOT_FIT');
  const learnFirst = doesNotFit('JOB_PLACEMENT') || doesNotFit('BUSINESS');
  const left = WAYS.filter((type) => !tried.has(type));
  const learning = (type: PlanType): boolean => type === 'VOCATIONAL_TRAINING' || type === 'EDUCATION';
  const ordered = learnFirst ? [...left.filter(learning), ...left.filter((type) => !learning(type))] : left;
  return [...ordered, 'REFERRAL'];
}
