import type { AccountId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { BusinessPlanId } from '../plan.js';
import type { PlanOpinion, PlanReview, PlanReviewId } from './opinion.js';

const REVIEW = `select r.mission_id as "missionId", r.id, r.plan_id as "planId", r.round, r.number, r.reviewer, r.assigned_at as "assignedAt", r.opinion, r.given_at as "givenAt" from plan_review r`;

export async function insertReview(tx: Tx, { missionId, id, planId, round, number, reviewer, assignedAt }: PlanReview): Promise<void> {
  await tx.query('insert into plan_review (mission_id, id, plan_id, round, number, reviewer, assigned_at) values ($1, $2, $3, $4, $5, $6, $7)', [missionId, id, planId, round, number, reviewer, assignedAt]);
}

export async function keepOpinion(tx: Tx, missionId: MissionId, id: PlanReviewId, opinion: PlanOpinion, at: Date): Promise<void> {
  await tx.query('update plan_review set opinion = $3, given_at = $4 where mission_id = $1 and id = $2', [missionId, id, JSON.stringify(opinion), at]);
}

/** A review that is this reviewer's own, of the round that its plan is in; null for any other. */
export async function ownReview(tx: Tx, missionId: MissionId, reviewer: AccountId, id: PlanReviewId): Promise<PlanReview | null> {
  const [review]: PlanReview[] = await tx.query(`${REVIEW} where r.mission_id = $1 and r.id = $2 and r.reviewer = $3`, [missionId, id, reviewer]);
  return review ?? null;
}

/** Reviews that wait for this reviewer, newest first, after the given one. */
export function waitingFor(tx: Tx, missionId: MissionId, reviewer: AccountId, after: PlanReviewId | null, limit: number): Promise<PlanReview[]> {
  return tx.query(
    `${REVIEW} join business_plan p on p.mission_id = r.mission_id and p.id = r.plan_id and p.stage = 'WITH_REVIEWERS' and p.version = r.round
     where r.mission_id = $1 and r.reviewer = $2 and r.opinion is null and ($3::uuid is null or r.id < $3) order by r.id desc limit $4`,
    [missionId, reviewer, after, limit],
  );
}

/** All rounds of these plans, in their order. */
export function reviewsOfPlans(tx: Tx, missionId: MissionId, ids: readonly BusinessPlanId[]): Promise<PlanReview[]> {
  return tx.query(`${REVIEW} where r.mission_id = $1 and r.plan_id = any($2::uuid[]) order by r.plan_id, r.round, r.number`, [missionId, ids]);
}
