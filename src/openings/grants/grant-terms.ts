import { addDays, type Day } from '../../kernel/day.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TaskTopic } from '../../office/tasks/task-words.js';
import { MOST_MINOR } from '../../programmes/funds/ledger/moves.js';
import type { Kit } from '../../programmes/kits/kit.js';
import { kitCost } from '../../programmes/kits/kit.js';
import { costOf, type Venture, type VentureStatus } from '../ventures/venture.js';
import { isEnding } from '../ventures/venture-standing.js';
import type { Grant, GrantTerms, Instalment } from './grant.js';

/** Most parts of one grant. */
const MOST_INSTALMENTS = 24;
/** A venture is given something once its people come together, and as long as it goes on. */
const FUNDABLE: readonly VentureStatus[] = ['FORMING', 'FUNDED', 'RUNNING'];
/** Days within which staff see to what follows a grant [P]. */
const FOLLOWS_WITHIN = 14;
/** F26: what follows money of a matching fund. MONEY: a referral to a bank. */
const FOLLOWS: readonly TaskTopic[] = ['MENTORING', 'MONEY'];
/** Its money is owed once its people stand (see `checkMembers`). */
const OWED_TO: readonly VentureStatus[] = ['FUNDED', 'RUNNING'];

/** A grant in cash as it may be kept: instalments with what they need, that add up to it. */
export function checkCash(terms: GrantTerms): Outcome<GrantTerms> {
  const { minor, instalments } = terms;
  if (!isWhole(minor, 1, MOST_MINOR)) return invalid('amountMinor', `must be 1 to ${MOST_MINOR} minor units`);
  if (instalments.length === 0 || instalments.length > MOST_INSTALMENTS) return invalid('instalments', `must be 1 to ${MOST_INSTALMENTS}`);
  const checked: Instalment[] = [];
  for (const [at, each] of instalments.entries()) {
    if (!isWhole(each.minor, 1, MOST_MINOR)) return invalid(`instalments.${at}.minor`, `must be 1 to ${MOST_MINOR} minor units`);
    const needs = checkText(`instalments.${at}.needs`, each.needs, 1, 500);
    if (!needs.ok) return needs;
    checked.push({ minor: each.minor, needs: needs.value });
  }
  if (checked.reduce((sum, each) => sum + each.minor, 0) !== minor) return invalid('instalments', 'must add up to the grant');
  return accepted({ ...terms, kitId: null, kitVersion: null, instalments: checked });
}

/** A grant in kind as it may be kept: the last version of a kit that is still given, at its price, in the fund's currency. */
export function checkKind(terms: GrantTerms, kit: Kit, currency: string): Outcome<GrantTerms> {
  if (!kit.offered) return invalid('kitId', 'is not given any more');
  if (kit.currency !== currency) return invalid('kitId', `has prices in ${kit.currency}, and the fund pays in ${currency}`);
  return accepted({ ...terms, minor: kitCost(kit), cashReason: null, kitId: kit.id, kitVersion: kit.version, instalments: [] });
}

/** Why a venture as it stands is given nothing; null where it may be. */
export function faultOfFundable({ status }: Pick<Venture, 'status'>): Refused | null {
  return FUNDABLE.includes(status) ? null : refused('VENTURE_NOT_READY', { field: 'status', problem: `is ${status}; its people come together first` });
}

/** Why nothing is owed to a venture, and nothing more becomes due; null where it does. */
export function faultOfOwed({ status }: Pick<Venture, 'status'>): Refused | null {
  return OWED_TO.includes(status) ? null : refused('VENTURE_NOT_READY', { field: 'status', problem: `is ${status}, and must be FUNDED or RUNNING` });
}

/** Why nothing is paid to a venture; null where it is. What became due before a venture ended is paid all the same: somebody has delivered it. */
export function faultOfPaid(venture: Pick<Venture, 'status'>): Refused | null {
  return isEnding(venture.status) ? null : faultOfOwed(venture);
}

/** What somebody looks at before a grant that waits (F21): a task until it is decided, or its venture ends. */
export function waitingTask({ id, ventureId, jobseekerId }: Pick<Grant, 'id' | 'ventureId' | 'jobseekerId'>): Omit<TaskDraft, 'dueOn'> {
  const [subjectKind, subjectId] = ventureId === null ? (['Jobseeker', jobseekerId ?? ''] as const) : (['Venture', ventureId] as const);
  return { kind: 'REVIEW', subjectKind, subjectId, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', occasion: `grant-${id}` };
}

/** What the members of a venture put in beside a grant (F26). */
export interface MatchingShare {
  /** Null where no public share is named: nothing has to match then. */
  readonly publicPercent: number | null;
  readonly ownMinor: number;
}

/**
 * F26: the public part is at most its share of the cost with what was granted before, and what the members put in is in proportion to it: as much at 50 percent,
 * three times as much at 25. Refuses a venture whose budget is in another currency, since its cost cannot be shared in this one.
 */
export function matchingShare(venture: Pick<Venture, 'budget' | 'currency' | 'publicPercent'>, { minor, currency }: { readonly minor: number; readonly currency: string }, before: number): Outcome<MatchingShare> {
  const { publicPercent } = venture;
  if (publicPercent === null) return accepted({ publicPercent: null, ownMinor: 0 });
  const cost = costOf(venture);
  if (cost === 0) return refused('VENTURE_NOT_READY', { field: 'budget', problem: 'says what the project costs, before public money shares in it' });
  if (venture.currency !== currency) return invalid('fundId', `pays in ${currency}, and the venture counts in ${venture.currency}`);
  const most = Math.floor((cost * publicPercent) / 100);
  if (before + minor > most) return refused('RULE_FORBIDS', { rule: 'F26', problem: `Public money pays at most ${publicPercent} percent of the cost, ${most} minor units in all` });
  return accepted({ publicPercent, ownMinor: Math.ceil((minor * (100 - publicPercent)) / publicPercent) });
}

/** F26: mentoring and a referral to a bank follow a grant that its members match: a task each, from the agreement on. None of any other grant. */
export function followingTasks({ id, ventureId, publicPercent }: Pick<Grant, 'id' | 'ventureId' | 'publicPercent'>, from: Day): TaskDraft[] {
  if (ventureId === null || publicPercent === null) return [];
  const about = { kind: 'VENTURE_NEED', subjectKind: 'Venture', subjectId: ventureId, jobseekerId: null, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(from, FOLLOWS_WITHIN) } as const;
  return FOLLOWS.map((topic) => ({ ...about, topic, occasion: `grant-${id}.${topic}.F26` }));
}
