import type { AccountId, Id, MissionId } from '../../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import { checkText } from '../../../kernel/text.js';
import { isWhole } from '../../../kernel/whole.js';
import type { Role } from '../../../platform/viewer.js';
import type { BusinessPlanId, PlanStage } from '../plan.js';

export type PlanReviewId = Id<'PlanReview'>;

export const planCriteria = ['MARKET', 'FEASIBILITY', 'MONEY', 'SKILLS', 'RISKS'] as const;
/** What a plan is judged by. */
export type PlanCriterion = (typeof planCriteria)[number];

/** A mark for one criterion: 1 weak, 4 strong. */
export interface PlanRating {
  readonly criterion: PlanCriterion;
  readonly mark: number;
}

export const planVerdicts = ['APPROVE', 'RETURN', 'REFUSE'] as const;
export type PlanVerdict = (typeof planVerdicts)[number];

/** What a reviewer thinks of a plan. */
export interface PlanOpinion {
  readonly verdict: PlanVerdict;
  readonly ratings: readonly PlanRating[];
  /** For the staff and the people of the plan. */
  readonly comment: string;
}

/** One plan put to one reviewer, and what came of it. Its id is all that a reviewer knows of the plan's. */
export interface PlanReview {
  readonly missionId: MissionId;
  readonly id: PlanReviewId;
  readonly planId: BusinessPlanId;
  /** The plan's version when it went to reviewers: those of one round have the same. */
  readonly round: number;
  /** From 1 within a round: what staff call the reviewer. */
  readonly number: number;
  readonly reviewer: AccountId;
  readonly assignedAt: Date;
  /** Null until given. */
  readonly opinion: PlanOpinion | null;
  readonly givenAt: Date | null;
}

/** Most reviewers of one round. */
export const MOST_REVIEWERS = 7;
const HIGHEST_MARK = 4;

/** Roles that reviewers may hold beside their own: whoever sees people or ventures would know whose plan it is (F17). */
const MAY_REVIEW_WITH: readonly Role[] = ['REVIEWER', 'MONITORING'];

/** Whether somebody with these roles sees no identity, and so may review. */
export function mayReview(roles: readonly Role[]): boolean {
  return roles.includes('REVIEWER') && roles.every((role) => MAY_REVIEW_WITH.includes(role));
}

/** An opinion that can be kept: every criterion once, from 1 to 4, with words. */
export function checkOpinion(opinion: PlanOpinion): Outcome<PlanOpinion> {
  const comment = checkText('comment', opinion.comment, 1, 4_000);
  if (!comment.ok) return comment;
  const ratings = planCriteria.flatMap((criterion) => opinion.ratings.filter((rating) => rating.criterion === criterion));
  if (ratings.length !== planCriteria.length || new Set(ratings.map((rating) => rating.criterion)).size !== planCriteria.length) return invalid('ratings', 'must have each criterion once');
  if (!ratings.every(({ mark }) => isWhole(mark, 1, HIGHEST_MARK))) return invalid('ratings', `must be whole numbers from 1 to ${HIGHEST_MARK}`);
  return accepted({ verdict: opinion.verdict, ratings, comment: comment.value });
}

/**
 * What the reviewers of a round have decided: nothing before all have spoken; then what all agree on, REFUSED where more than half refuse, and else RETURNED,
 * so that one reviewer's doubt is answered before money is spent.
 */
export function decided(opinions: readonly (Pick<PlanOpinion, 'verdict'> | null)[]): Extract<PlanStage, 'APPROVED' | 'RETURNED' | 'REFUSED'> | null {
  if (opinions.length === 0 || opinions.includes(null)) return null;
  const count = (verdict: PlanVerdict): number => opinions.filter((opinion) => opinion?.verdict === verdict).length;
  if (count('APPROVE') === opinions.length) return 'APPROVED';
  return count('REFUSE') * 2 > opinions.length ? 'REFUSED' : 'RETURNED';
}
