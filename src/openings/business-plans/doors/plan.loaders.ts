import type { VentureId } from '../../../matching/team/team.js';
import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { BusinessPlansService } from '../business-plans.service.js';
import type { BusinessPlan, BusinessPlanId, PlanStep } from '../plan.js';
import type { PlanReview } from '../review/opinion.js';

/** The plans of all ventures of a page in one read. */
export class PlansOfVentureLoader extends GroupLoader<VentureId, BusinessPlan> {
  constructor(private readonly plans: BusinessPlansService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly VentureId[]): Promise<BusinessPlan[]> {
    return this.plans.ofVentures(viewer, ids);
  }

  protected keyOf(plan: BusinessPlan): VentureId {
    return plan.ventureId;
  }
}

/** The histories of all plans of a page in one read. */
export class PlanStepsLoader extends GroupLoader<BusinessPlanId, PlanStep> {
  constructor(private readonly plans: BusinessPlansService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly BusinessPlanId[]): Promise<PlanStep[]> {
    return this.plans.history(viewer, ids);
  }

  protected keyOf(step: PlanStep): BusinessPlanId {
    return step.planId;
  }
}

/** The reviews of all plans of a page in one read. */
export class PlanReviewsLoader extends GroupLoader<BusinessPlanId, PlanReview> {
  constructor(private readonly plans: BusinessPlansService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly BusinessPlanId[]): Promise<PlanReview[]> {
    return this.plans.reviewsOf(viewer, ids);
  }

  protected keyOf(review: PlanReview): BusinessPlanId {
    return review.planId;
  }
}
