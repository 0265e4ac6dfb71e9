import { addDays, addMonths, day, formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { instalmentGate, noDisplacement } from '../../programmes/rules/ready/fit-work.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import { eligibleUnder, type RuleSet } from '../../programmes/rules/rule-set.js';

export type PayrollDeclarationId = Id<'PayrollDeclaration'>;

/** Somebody whom the employer dismissed: the work and the day, nothing of the person. */
export interface Dismissal {
  /** URI in the mission's classification; null where it was not said, which counts as any work. */
  readonly occupation: string | null;
  readonly on: Day;
}

/** What an employer says of a month. */
export interface PayrollDraft {
  /** First day of the month. */
  readonly month: Day;
  /** People on the payroll on its last day. */
  readonly headCount: number;
  /** Whether the wages of the month were paid to all. */
  readonly wagesPaid: boolean;
  readonly dismissals: readonly Dismissal[];
}

/** A declaration as it is kept. A later one of the same month counts in its place. */
export interface PayrollDeclaration extends PayrollDraft {
  readonly missionId: MissionId;
  readonly id: PayrollDeclarationId;
  readonly employerId: EmployerId;
  /** 1 for the first of the month. */
  readonly number: number;
  readonly declaredBy: AccountId | null;
  readonly declaredAt: Date;
}

/** How many worked at an employer before a programme paid for anybody there (L12). */
export interface HeadCountBaseline {
  readonly missionId: MissionId;
  readonly employerId: EmployerId;
  readonly headCount: number;
  readonly countedOn: Day;
  /** Why fewer are held against the firm than before; null where there were none before, or no fewer. */
  readonly reason: string | null;
  readonly version: number;
  readonly changedBy: AccountId | null;
  readonly changedAt: Date;
}

const MOST_PEOPLE = 1_000_000;
const MOST_DISMISSALS = 1_000;

/** The first day of the month of a day. */
export function monthOf(on: Day): Day {
  return day(`${formatDay(on).slice(0, 7)}-01`);
}

/**
 * L12: how many worked at a firm before, as it may be kept, with the reason that is kept with it. Refuses to hold fewer against it than before without a reason:
 * whoever was sent away since would not be missed.
 */
export function checkBaseline(before: Pick<HeadCountBaseline, 'headCount'> | null, headCount: number, reason: string | null): Outcome<string | null> {
  const counted = checkHeadCount(headCount);
  if (!counted.ok) return counted;
  return before === null || headCount >= before.headCount ? accepted(null) : checkReason('lowering the head count of a firm', reason ?? '');
}

/** How many work at an employer, as it may be kept. */
function checkHeadCount(headCount: number): Outcome<number> {
  return isWhole(headCount, 0, MOST_PEOPLE) ? accepted(headCount) : invalid('headCount', `must be 0 to ${MOST_PEOPLE}`);
}

/** A declaration as it may be kept: of a month that has begun, with dismissals of that month. */
export function checkPayroll(draft: PayrollDraft, today: Day): Outcome<PayrollDraft> {
  const { month, headCount, dismissals } = draft;
  if (monthOf(month) !== month) return invalid('month', 'must be the first day of a month');
  if (month > today) return invalid('month', 'has not come yet');
  const counted = checkHeadCount(headCount);
  if (!counted.ok) return counted;
  if (dismissals.length > MOST_DISMISSALS) return invalid('dismissals', `must have at most ${MOST_DISMISSALS} entries`);
  const out = dismissals.find(({ on }) => monthOf(on) !== month || on > today);
  return out === undefined ? accepted(draft) : invalid('dismissals', `name ${formatDay(out.on)}, which is no day of the month that is over`);
}

/** The declarations that count: the last one of each month. */
export function countingOf(declarations: readonly PayrollDeclaration[]): PayrollDeclaration[] {
  const last = new Map<Day, PayrollDeclaration>();
  for (const each of declarations) if ((last.get(each.month)?.number ?? 0) < each.number) last.set(each.month, each);
  return [...last.values()].sort((a, b) => a.month - b.month);
}

/** L12: what the rules ask of a firm, for work in one occupation. Without a declaration the baseline says how many work there. */
export function displacementFacts(baseline: Pick<HeadCountBaseline, 'headCount'> | null, declarations: readonly PayrollDeclaration[], occupation: string | null): Facts {
  const counting = countingOf(declarations);
  const days = dismissedFrom(counting, occupation);
  return {
    headCount: counting.at(-1)?.headCount ?? baseline?.headCount ?? null,
    headCountBaseline: baseline?.headCount ?? null,
    lastDismissalInOccupationOn: days.length === 0 ? null : (Math.max(...days) as Day),
  };
}

/**
 * L12: as `displacementFacts`, of a day that may have passed. Whoever was dismissed later still worked there, and a month that was not over is counted by what was
 * declared of it by then. `dayOf` gives the mission's day of an instant.
 */
export function displacementFactsOn(on: Day, dayOf: (at: Date) => Day, baseline: Pick<HeadCountBaseline, 'headCount'> | null, declarations: readonly PayrollDeclaration[], occupation: string | null): Facts {
  const begun = declarations.filter(({ month }) => month <= on).map((each) => ({ ...each, dismissals: each.dismissals.filter((dismissal) => dismissal.on <= on) }));
  const counted = begun.filter(({ month, declaredAt }) => addMonths(month, 1) <= addDays(on, 1) || dayOf(declaredAt) <= on);
  const { headCount = null } = displacementFacts(baseline, counted, occupation);
  return { ...displacementFacts(baseline, begun, occupation), headCount };
}

/** The days on which somebody was dismissed from an occupation, or from one that is not known. */
function dismissedFrom(declarations: readonly PayrollDeclaration[], occupation: string | null): Day[] {
  return declarations.flatMap(({ dismissals }) => dismissals.filter((each) => each.occupation === null || occupation === null || each.occupation === occupation).map(({ on }) => on));
}

/** L12: why work is not paid for in the months of some days, because somebody of the occupation was dismissed in one of them: to wait until that is long ago does not help. Null where nobody was. */
export function faultOfDismissal(declarations: readonly PayrollDeclaration[], occupation: string | null, from: Day, to: Day): Refused | null {
  const months = countingOf(declarations).filter(({ month }) => month >= monthOf(from) && month <= to);
  if (dismissedFrom(months, occupation).length === 0) return null;
  return refused('RULE_FORBIDS', { rule: 'L12', problem: 'Somebody was dismissed from the occupation in a month that would be paid for' });
}

/**
 * L12: the fewest who worked at a firm in the months that are paid for, or by what was declared last: a later month in which there are more does not make up for one
 * in which somebody had to go. Null where nothing is known.
 */
export function fewestIn(declarations: readonly PayrollDeclaration[], from: Day, to: Day, last: number | null): number | null {
  const counts = countingOf(declarations).flatMap(({ month, headCount }) => (month >= monthOf(from) && month <= to ? [headCount] : []));
  return counts.length === 0 ? last : Math.min(...counts, last ?? Number.POSITIVE_INFINITY);
}

/** L12: why the wages of a month are not paid for by what was declared of it, for work in one occupation; null where they are. */
export function faultOfMonth(declaration: PayrollDeclaration, baseline: Pick<HeadCountBaseline, 'headCount'> | null, occupation: string | null): Refused | null {
  const facts = { ...displacementFacts(baseline, [declaration], occupation), payrollDeclared: declaration.wagesPaid };
  return faultUnder(facts, [instalmentGate, noDisplacement], addDays(addMonths(declaration.month, 1), -1));
}

/** The first of these rules that blocks. */
export function faultUnder(facts: Facts, sets: readonly RuleSet[], on: Day): Refused | null {
  const [finding] = eligibleUnder(facts, sets, on).blocks;
  return finding === undefined ? null : refusalOf(finding);
}

/** L12: whether every month with a day from one to another was declared, with its wages paid. */
export function isDeclared(declarations: readonly PayrollDeclaration[], from: Day, to: Day): boolean {
  return missingMonths(declarations, from, to).length === 0;
}

/** L12: the months from one day to another that were not declared with their wages paid, the first one first. */
export function missingMonths(declarations: readonly PayrollDeclaration[], from: Day, to: Day): Day[] {
  const paid = new Set(countingOf(declarations).filter(({ wagesPaid }) => wagesPaid).map(({ month }) => month));
  const missing: Day[] = [];
  for (let month = monthOf(from); month <= to; month = addMonths(month, 1)) if (!paid.has(month) && !isFirstDays(month, to)) missing.push(month);
  return missing;
}

/** A part of a month whose payroll does not exist yet needs the declaration of the month before alone [P]: wages are paid at the end of months. */
const FIRST_DAYS = 7;
const isFirstDays = (month: Day, to: Day): boolean => to < addDays(month, FIRST_DAYS);

/** What names the task of a month that is not declared: opened by whoever knows which wages are paid for, and settled by the declaration. */
export const payrollTaskOf = (employerId: EmployerId, month: Day) => ({ kind: 'PAYROLL_MISSING', subjectId: employerId, occasion: formatDay(month).slice(0, 7) }) as const;
