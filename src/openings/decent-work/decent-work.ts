import { addDays, addMonths, formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';
import { fitWork, LONGEST_WEEK } from '../../programmes/rules/ready/fit-work.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import { eligibleUnder, type RuleSet } from '../../programmes/rules/rule-set.js';

export const decentWorkPoints = ['LEGAL_EMPLOYER', 'WAGE_PAID', 'HOURS', 'WEEKLY_REST', 'SAFETY', 'INSURANCE', 'NO_FORCED_OVERTIME'] as const;
/** What staff look at (L14): each holds or does not, by something that was seen. */
export type DecentWorkPoint = (typeof decentWorkPoints)[number];

/** What was found about one point, and by what. */
export interface FoundPoint {
  readonly point: DecentWorkPoint;
  readonly holds: boolean;
  /** What was seen: a register, a pay slip, the place. Names nobody. */
  readonly evidence: string;
}

export interface CheckDraft {
  readonly points: readonly FoundPoint[];
  /** SUPPORTED: how an informal firm becomes a legal employer; null for others. */
  readonly plan: string | null;
}

export interface DecentWorkCheck extends CheckDraft {
  readonly missionId: MissionId;
  readonly employerId: EmployerId;
  /** 1 for the first of the employer. */
  readonly number: number;
  readonly checkedOn: Day;
  /** Last day on which it counts. */
  readonly holdsUntil: Day;
  readonly checkedBy: AccountId | null;
  readonly checkedAt: Date;
}

/** DECENT: all holds. SUPPORTED: an informal firm with a plan, where all else holds that does not need a legal employer. NOT_DECENT: something does not. */
export type DecentWorkTier = 'DECENT' | 'SUPPORTED' | 'NOT_DECENT';

/** A check is made anew each year, as a verification is (L15) [P]. */
const HOLDS_MONTHS = 12;

export function holdsFrom(checkedOn: Day): Day {
  return addDays(addMonths(checkedOn, HOLDS_MONTHS), -1);
}

/** A check as it may be kept: every point once, each with what was seen, and a plan where the firm is no legal employer. */
export function checkOf(draft: CheckDraft): Outcome<CheckDraft> {
  const named = draft.points.map(({ point }) => point);
  if (named.length !== decentWorkPoints.length || decentWorkPoints.some((point) => !named.includes(point))) return invalid('points', `must name each once: ${decentWorkPoints.join(', ')}`);
  const points: FoundPoint[] = [];
  for (const found of draft.points) {
    const evidence = checkText('points', found.evidence, 1, 500);
    if (!evidence.ok) return evidence;
    points.push({ ...found, evidence: evidence.value });
  }
  const plan = checkOptionalText('plan', draft.plan, 2_000);
  if (!plan.ok) return plan;
  const legal = points.some(({ point, holds }) => point === 'LEGAL_EMPLOYER' && holds);
  if (legal && plan.value !== null) return invalid('plan', 'is for a firm that is no legal employer yet');
  return accepted({ points, plan: plan.value });
}

/** What names the task to look anew because a check ends on that day. */
export const recheckTaskOf = (employerId: EmployerId, holdsUntil: Day) => ({ kind: 'DECENT_WORK_CHECK', subjectId: employerId, occasion: formatDay(holdsUntil) }) as const;

/** What a check says to rules; nothing where there is none, or where it has run out. */
export function decentWorkFacts(check: Pick<DecentWorkCheck, 'points' | 'plan' | 'holdsUntil'> | null, on: Day): Facts {
  if (check === null || check.holdsUntil < on) return {};
  const holds = (wanted: DecentWorkPoint): boolean => check.points.some(({ point, holds: does }) => point === wanted && does);
  return {
    legalEmployer: holds('LEGAL_EMPLOYER'),
    supportPlan: check.plan !== null,
    weeklyRest: holds('WEEKLY_REST'),
    safetyChecked: holds('SAFETY'),
    insured: holds('INSURANCE'),
    forcedOvertime: !holds('NO_FORCED_OVERTIME'),
  };
}

/**
 * The check by which work on a day is judged: the last one that was made by that day and held on it. A later finding says nothing of that day; only work that a
 * programme pays for (`paidFor`), which waits for a check, is judged by the last one where none held. `checks` of one employer, the first one first.
 */
export function checkOn<C extends Pick<DecentWorkCheck, 'checkedOn' | 'holdsUntil'>>(checks: readonly C[], on: Day, paidFor: boolean): C | null {
  const held = checks.filter(({ checkedOn, holdsUntil }) => checkedOn <= on && on <= holdsUntil);
  return held.at(-1) ?? (paidFor ? (checks.at(-1) ?? null) : null);
}

/** The rules of L14 alone. */
const decentWork: RuleSet = { ...fitWork, rules: fitWork.rules.filter(({ id }) => id === 'L14') };

/** Where a check puts the employer, by the rules of L14. */
export function tierOf(check: Pick<DecentWorkCheck, 'points' | 'plan' | 'holdsUntil'>, on: Day): DecentWorkTier {
  if (faultOfCheck(check, null, on) !== null) return 'NOT_DECENT';
  return decentWorkFacts(check, on).legalEmployer === true ? 'DECENT' : 'SUPPORTED';
}

/**
 * L14: why work at an employer is not offered by what was found there, with the longest week of the opening (null where it is not said); null where it is. No week is
 * longer than 48 hours, whether anybody looked or not. Without a check that holds, whoever is paid for by a programme waits for one
 * (`paidFor`), and other work goes on as before.
 */
export function faultOfWork(check: Pick<DecentWorkCheck, 'points' | 'plan' | 'holdsUntil'> | null, hoursPerWeek: number | null, on: Day, paidFor: boolean): Refused | null {
  if (hoursPerWeek !== null && hoursPerWeek > LONGEST_WEEK) return TOO_LONG;
  if (check !== null && check.holdsUntil >= on) return faultOfCheck(check, hoursPerWeek, on);
  return paidFor ? refused('RULE_FORBIDS', { rule: 'L14', problem: 'Nobody has checked whether work at this employer is decent, or the check has run out' }) : null;
}

const TOO_LONG = refused('RULE_FORBIDS', { rule: 'L14', problem: `The week has at most ${LONGEST_WEEK} hours` });

function faultOfCheck(check: Pick<DecentWorkCheck, 'points' | 'plan' | 'holdsUntil'>, hoursPerWeek: number | null, on: Day): Refused | null {
  const unkept = check.points.find(({ point, holds }) => !holds && (point === 'WAGE_PAID' || point === 'HOURS'));
  if (unkept !== undefined) return unkept.point === 'HOURS' ? TOO_LONG : refused('RULE_FORBIDS', { rule: 'L14', problem: 'Wages are paid' });
  // What is not known of the opening is asked elsewhere; what was found here decides.
  const [finding] = eligibleUnder({ ...decentWorkFacts(check, on), hoursPerWeek }, [decentWork], on).blocks.filter(({ missing }) => missing.length === 0);
  return finding === undefined ? null : refusalOf(finding);
}
