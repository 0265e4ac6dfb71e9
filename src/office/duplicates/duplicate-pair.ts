import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, type Outcome } from '../../kernel/outcome.js';

export const pairStates = ['PROPOSED', 'MERGED', 'DIFFERENT'] as const;
export type PairState = (typeof pairStates)[number];

/** What staff say about a pair. UNDO takes back either of the other two. */
export type PairDecision = 'MERGE' | 'DIFFERENT' | 'UNDO';

/** Two records of one kind that may be the same person or post. Nothing is merged before somebody says so, and nothing is deleted then. */
export interface DuplicatePair<RecordId extends string = string> {
  readonly missionId: MissionId;
  readonly id: Id<string>;
  /** The smaller id first, so that a pair has one form. */
  readonly oneId: RecordId;
  readonly otherId: RecordId;
  readonly state: PairState;
  /** How strongly the two were alike when they were proposed; at most 100. */
  readonly points: number;
  /** Codes of what was the same. */
  readonly reasons: readonly string[];
  /** Of a merged pair: the record that goes on. */
  readonly keptId: RecordId | null;
  /** Of a merged pair: the status that the other record had, and the reason it stood there for. */
  readonly closedFrom: string | null;
  readonly closedFromReason: string | null;
  readonly proposedAt: Date;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
}

/** How alike two records are. */
export interface Likeness<Reason extends string> {
  /** At most 100. */
  readonly points: number;
  readonly reasons: readonly Reason[];
}

/** From this many points on, a pair is put to staff [P]. */
export const WORTH_A_LOOK = 60;
const MOST_POINTS = 100;

/** The likeness of what is the same, by what each reason counts. */
export function likenessOf<Reason extends string>(same: readonly Reason[], points: Readonly<Record<Reason, number>>): Likeness<Reason> {
  return { points: Math.min(MOST_POINTS, same.reduce((sum, reason) => sum + points[reason], 0)), reasons: same };
}

/** What each decision asks of a pair, and makes of it. */
export const pairMoves: Readonly<Record<PairDecision, { readonly from: readonly PairState[]; readonly to: PairState }>> = {
  MERGE: { from: ['PROPOSED'], to: 'MERGED' },
  DIFFERENT: { from: ['PROPOSED'], to: 'DIFFERENT' },
  UNDO: { from: ['MERGED', 'DIFFERENT'], to: 'PROPOSED' },
};

/** The state that a decision brings a pair to. Refuses one that was made already, or that there is nothing to undo of. */
export function decided(pair: Pick<DuplicatePair, 'state'>, decision: PairDecision): Outcome<PairState> {
  const { from, to } = pairMoves[decision];
  return from.includes(pair.state) ? accepted(to) : cannotBecome('proposal', pair.state, to, Object.values(pairMoves).flatMap((move) => (move.from.includes(pair.state) ? [move.to] : [])));
}

/** Of the two records of a pair, the one that is not `id`. */
export function otherOf<RecordId extends string>(pair: Pick<DuplicatePair<RecordId>, 'oneId' | 'otherId'>, id: RecordId): RecordId {
  return id === pair.oneId ? pair.otherId : pair.oneId;
}
