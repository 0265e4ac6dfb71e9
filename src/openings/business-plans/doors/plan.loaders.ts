import type { VentureId } from '../../../matching/team/team.js';
import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { BusinessPlansService } from '../business-plans.service.js';
import type { BusinessPlan, BusinessPlanId, PlanStep } from '../plan.js';
import type { PlanReview } from '../review/opinion.js';

/** The plans of all ventures of a page in one read. */
export class PlansOfVentureLoader extends GroupLoader<VentureId, BusinessPlan> {
  constructor(plans: BusinessPlansService) {
    super((viewer, ids) => plans.ofVentures(viewer, ids), (plan) => plan.ventureId);
  }
}

/** The histories of all plans of a page in one read. */
export class PlanStepsLoader extends GroupLoader<BusinessPlanId, PlanStep> {
  constructor(plans: BusinessPlansService) {
    super((viewer, ids) => plans.history(viewer, ids), (step) => step.planId);
  }
}

/** The reviews of all plans of a page in one read. */
export class PlanReviewsLoader extends GroupLoader<BusinessPlanId, PlanReview> {
  constructor(plans: BusinessPlansService) {
    super((viewer, ids) => plans.reviewsOf(viewer, ids), (review) => review.planId);
  }
}
