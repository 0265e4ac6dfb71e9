import type { MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { BusinessPlanId } from '../plan.js';
import type { PlanReview } from './opinion.js';
import { insertReview, reviewsOfPlans } from './plan-review.store.js';

/** Whom plans were put to, for the staff's side, inside a transaction of the caller's, who has checked what the viewer may. */
export class PlanReviewRecords {
  keep(tx: Tx, review: PlanReview): Promise<void> {
    return insertReview(tx, review);
  }

  /** All rounds of these plans, in their order. */
  ofPlans(tx: Tx, missionId: MissionId, ids: readonly BusinessPlanId[]): Promise<PlanReview[]> {
    return reviewsOfPlans(tx, missionId, ids);
  }
}
