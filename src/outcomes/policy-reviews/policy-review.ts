import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { policyNamed } from '../../matching/index.js';
import type { FigureReport } from '../figures/figure.js';

export type PolicyReviewId = Id<'PolicyReview'>;

export const reviewStates = ['PROPOSED', 'ACCEPTED', 'REJECTED'] as const;
export type ReviewState = (typeof reviewStates)[number];
export type ReviewDecision = Exclude<ReviewState, 'PROPOSED'>;

/** A change of the policy that matches are scored under: proposed with figures, decided by somebody else. */
export interface PolicyReview {
  readonly missionId: MissionId;
  readonly id: PolicyReviewId;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Frozen: what was known when it was proposed. */
  readonly evidence: FigureReport;
  readonly state: ReviewState;
  readonly proposedBy: AccountId;
  readonly proposedAt: Date;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** Why a policy cannot be proposed in the place of the present one; null where it can. */
export function faultOfProposal(from: string, to: string): ReturnType<typeof refused> | null {
  if (policyNamed(to) === null) return invalid('policy', 'is no policy of this version');
  return from === to ? invalid('policy', 'is the one in use') : null;
}

/**
 * The review as it was decided. Refuses one that is decided, whoever proposed it, and to accept what was proposed in the place of another policy than the present one:
 * its figures are about that.
 */
export function decided(review: PolicyReview, present: string, to: ReviewDecision, by: AccountId, reason: string, at: Date): Outcome<PolicyReview> {
  if (review.state !== 'PROPOSED') return refused('MOVE_NOT_ALLOWED', { what: 'proposal', from: review.state, to });
  if (review.proposedBy === by) return refused('NOT_ALLOWED', { act: 'deciding on a change that one proposed' });
  if (to === 'ACCEPTED' && review.from !== present) return refused('MOVE_NOT_ALLOWED', { what: `change from ${review.from}`, from: 'PROPOSED', to });
  return accepted({ ...review, state: to, decidedBy: by, decidedAt: at, decisionReason: reason });
}
