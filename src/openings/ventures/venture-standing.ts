import type { AccountId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { VentureId } from '../../matching/team/team.js';
import { ventureStatuses, type Venture, type VentureStatus } from './venture.js';

/** How a venture ends (RULES, endings); nothing follows an ending. */
export const ventureEndings = ['SOLD', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE'] as const satisfies readonly VentureStatus[];

/** What a venture may become. Whoever founds alone, or has all the people, goes from IDEA to FORMING. A pause ends where it began; see `moveVenture`. */
export const ventureMoves: Readonly<Record<VentureStatus, readonly VentureStatus[]>> = {
  IDEA: ['OPEN', 'FORMING', 'CLOSED_BY_CHOICE'],
  OPEN: ['FORMING', 'PAUSED', 'FAILED', 'CLOSED_BY_CHOICE'],
  FORMING: ['OPEN', 'FUNDED', 'RUNNING', 'PAUSED', 'PARTNERS_SPLIT', 'FAILED', 'CLOSED_BY_CHOICE'],
  FUNDED: ['FORMING', 'RUNNING', 'PAUSED', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE'],
  RUNNING: ['PAUSED', ...ventureEndings],
  PAUSED: ['OPEN', 'FORMING', 'FUNDED', 'RUNNING', ...ventureEndings],
  SOLD: [],
  PARTNERS_SPLIT: [],
  CAPITAL_LOST: [],
  FAILED: [],
  CLOSED_BY_CHOICE: [],
};

/** One line of a venture's history; nothing of it is ever changed. */
export interface VentureMove {
  readonly missionId: MissionId;
  readonly ventureId: VentureId;
  /** The venture's version after the move. */
  readonly version: number;
  /** Null for the first line. */
  readonly from: VentureStatus | null;
  readonly to: VentureStatus;
  readonly reason: string;
  /** Rules whose warning somebody let pass; the reason says why. */
  readonly despite: readonly string[];
  /** Null for the service itself. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/** A venture in its new status and the reason that is recorded. */
export interface MovedVenture {
  readonly venture: Venture;
  readonly reason: string;
}

/** The venture in its new status. Refuses a move that is not in `ventureMoves`, a pause that ends elsewhere than where it began, and a move without a reason. */
export function moveVenture(venture: Venture, to: VentureStatus, reason: string): Outcome<MovedVenture> {
  const checked = checkReason('moving a venture', reason);
  if (!checked.ok) return checked;
  const { status: from, pausedFrom } = venture;
  const next = ventureMoves[from].filter((each) => from !== 'PAUSED' || isEnding(each) || each === pausedFrom);
  if (!next.includes(to)) return cannotBecome('venture', from, to, next);
  return accepted({ venture: { ...venture, status: to, pausedFrom: to === 'PAUSED' ? from : null }, reason: checked.value });
}

export function isEnding(status: VentureStatus): boolean {
  return (ventureEndings as readonly VentureStatus[]).includes(status);
}

/**
 * Of what somebody proposed, that which is the business of one founder or a family, and by which they are judged where they ask for money alone: the furthest first, and
 * of equals the newest. An idea without a budget says nothing yet.
 */
export function ownBusinesses(proposed: readonly Venture[]): Venture[] {
  const own = proposed.filter(({ kind, status, budget }) => (kind === 'INDIVIDUAL' || kind === 'FAMILY') && !isEnding(status) && (status !== 'IDEA' || budget.length > 0));
  const reached = ({ status, pausedFrom }: Venture): number => ventureStatuses.indexOf(pausedFrom ?? status);
  return own.sort((one, other) => reached(other) - reached(one) || (one.id < other.id ? 1 : -1));
}

/** Who belongs to a venture, counted. Others are displaced people. */
export interface CountedMembers {
  readonly all: number;
  readonly returnees: number;
  readonly communityMembers: number;
}

/**
 * What a venture must say once it is more than an idea: a trade and a place; where it is open to people, a role; of a cooperative a market assessment and
 * training of the group (F24).
 */
export function checkOpen(venture: Venture, to: VentureStatus, roles: number): Outcome<null> {
  if (venture.activity === null) return missing('activity', 'must be named');
  if (venture.place === null) return missing('place', 'must be given');
  if (to === 'OPEN' && roles === 0) return missing('roles', 'must be written down first');
  if (venture.kind !== 'COOPERATIVE') return accepted(null);
  if (venture.marketAssessment === null) return refused('RULE_FORBIDS', { rule: 'F24', problem: 'A cooperative cites a market assessment before it takes members' });
  if (venture.trainingPlan === null) return refused('RULE_FORBIDS', { rule: 'F24', problem: 'A cooperative says how its group is trained before it takes members' });
  return accepted(null);
}

/** What funding asks of a venture's people: as many, and of whom, as its terms say. */
export function checkMembers({ members: { least, most }, leastReturnees, leastCommunityMembers }: Venture, counted: CountedMembers): Outcome<null> {
  if (counted.all < least) return missing('members', `are ${counted.all}, and must be at least ${least}`);
  if (counted.all > most) return missing('members', `are ${counted.all}, and must be at most ${most}`);
  if (counted.returnees < leastReturnees) return missing('members', `must have at least ${leastReturnees} returnees among them`);
  if (counted.communityMembers < leastCommunityMembers) return missing('members', `must have at least ${leastCommunityMembers} community members among them`);
  return accepted(null);
}

/** Rules that warn of a venture with these people: F24, a cooperative of returnees alone. */
export function warningsOf({ kind }: Pick<Venture, 'kind'>, counted: CountedMembers): readonly Refused[] {
  if (kind !== 'COOPERATIVE' || counted.all === 0 || counted.returnees < counted.all) return [];
  return [refused('RULE_WARNS', { rule: 'F24', problem: 'Members of a cooperative are returnees and community members; these are returnees alone' })];
}

function missing(field: string, problem: string): Refused {
  return refused('VENTURE_NOT_READY', { field, problem });
}
