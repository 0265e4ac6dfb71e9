import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { PlanReviewId } from '../review/opinion.js';
import { PlanReviewsService, type GivenOpinion, type ReviewedPlan, type WaitingReview } from '../review/plan-reviews.service.js';
import { GivePlanOpinionInput, GivePlanOpinionResult, PlanToReviewType, WaitingPlanConnection } from './plan-review.graphql.js';

/** The door of reviewers: what was put to them, and their opinion (F17). */
@Resolver()
export class PlanReviewsResolver {
  constructor(private readonly reviews: PlanReviewsService) {}

  @Query(() => WaitingPlanConnection, { description: 'Business plans that wait for your opinion, newest first.' })
  @Access(['REVIEWER'])
  async plansToReview(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<WaitingReview>> {
    const page = pageOf(args, ['id']);
    const rows = await this.reviews.waiting(viewer, (page.after?.[0] ?? null) as PlanReviewId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Query(() => PlanToReviewType, { nullable: true, description: 'A business plan that waits for your opinion; empty for any other.' })
  @Access(['REVIEWER'])
  planToReview(@CurrentViewer() viewer: Viewer, @Args('planReviewId', { type: () => ID, description: 'The plan that was put to you.' }) planReviewId: string): Promise<ReviewedPlan | null> {
    return this.reviews.read(viewer, localId('PlanReview', planReviewId));
  }

  @Mutation(() => GivePlanOpinionResult, { description: 'Takes down your opinion of a plan, once; the last reviewer to speak decides it with the others.' })
  @Access(['REVIEWER'])
  givePlanOpinion(@CurrentAct() act: Act, @Args('input') { planReviewId, verdict, ratings, comment }: GivePlanOpinionInput): Promise<Outcome<GivenOpinion>> {
    return this.reviews.give(act, localId('PlanReview', planReviewId), { verdict, ratings: ratings.map(({ criterion, mark }) => ({ criterion, mark })), comment });
  }
}
