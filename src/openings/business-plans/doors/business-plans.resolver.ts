import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import type { Account } from '../../../office/accounts/account.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { STAFF_READERS } from '../../employers/readers.js';
import { VentureType } from '../../ventures/doors/venture.graphql.js';
import type { BudgetLine, Venture } from '../../ventures/venture.js';
import { BusinessPlansService } from '../business-plans.service.js';
import { costOfPlan } from '../plan-content.js';
import type { BusinessPlan, FundingLine, PlanStep, PlanText, QuarterForecast } from '../plan.js';
import type { PlanReview } from '../review/opinion.js';
import { EditBusinessPlanInput, planDraftOf, ReturnBusinessPlanInput, SendBusinessPlanInput, SubmitBusinessPlanInput, WithdrawBusinessPlanInput, WriteBusinessPlanInput } from './plan-inputs.graphql.js';
import { BusinessPlanResult, BusinessPlanType, PlanReviewerType, PlanStepType, StaffReviewType } from './plan.graphql.js';
import { PlanReviewsLoader, PlansOfVentureLoader, PlanStepsLoader } from './plan.loaders.js';

@Resolver(() => BusinessPlanType)
export class BusinessPlansResolver {
  constructor(
    private readonly plans: BusinessPlansService,
    private readonly steps: PlanStepsLoader,
    private readonly reviewsLoader: PlanReviewsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'BusinessPlan', access: STAFF_READERS, typeName: () => 'BusinessPlan', byIds: (viewer, ids) => plans.byIds(viewer, ids) });
  }

  @Query(() => BusinessPlanType, { nullable: true, description: 'One business plan, for staff; empty where there is none that you may see.' })
  @Access(STAFF_READERS)
  async businessPlan(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The business plan.' }) id: string): Promise<BusinessPlan | null> {
    const [found] = await this.plans.byIds(viewer, [localId('BusinessPlan', id)]);
    return found ?? null;
  }

  @Query(() => [PlanReviewerType], { description: 'To whom business plans may be put.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  planReviewers(@CurrentViewer() viewer: Viewer): Promise<Account[]> {
    return this.plans.reviewers(viewer);
  }

  @Mutation(() => BusinessPlanResult, { description: 'Begins a business plan of a venture that has none under way.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  writeBusinessPlan(@CurrentAct() act: Act, @Args('input') { ventureId, plan }: WriteBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.write(act, localId('Venture', ventureId), planDraftOf(plan));
  }

  @Mutation(() => BusinessPlanResult, { description: 'Replaces what a draft, or a plan that was returned, says.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  editBusinessPlan(@CurrentAct() act: Act, @Args('input') { id, version, plan }: EditBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.edit(act, localId('BusinessPlan', id), version, planDraftOf(plan));
  }

  @Mutation(() => BusinessPlanResult, { description: 'Gives a business plan to the staff to look at.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  submitBusinessPlan(@CurrentAct() act: Act, @Args('input') { id, version }: SubmitBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.submit(act, localId('BusinessPlan', id), version);
  }

  @Mutation(() => BusinessPlanResult, { description: 'Puts a business plan to reviewers, who do not learn whose it is and whose word decides about it.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  sendBusinessPlan(@CurrentAct() act: Act, @Args('input') { id, version, reviewerIds, namesNobody }: SendBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.sendToReviewers(act, localId('BusinessPlan', id), version, reviewerIds.map((reviewer) => localId('Account', reviewer)), namesNobody);
  }

  @Mutation(() => BusinessPlanResult, { description: 'Gives a business plan back to be revised, also while reviewers have it.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  returnBusinessPlan(@CurrentAct() act: Act, @Args('input') { id, version, reason }: ReturnBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.stop(act, localId('BusinessPlan', id), version, 'RETURNED', reason);
  }

  @Mutation(() => BusinessPlanResult, { description: 'Takes a business plan back that was not decided yet.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  withdrawBusinessPlan(@CurrentAct() act: Act, @Args('input') { id, version, reason }: WithdrawBusinessPlanInput): Promise<Outcome<BusinessPlan>> {
    return this.plans.stop(act, localId('BusinessPlan', id), version, 'WITHDRAWN', reason);
  }

  @ResolveField('sections')
  sections(@Parent() { content }: BusinessPlan): readonly PlanText[] {
    return content.sections;
  }

  @ResolveField('currency')
  currency(@Parent() { content }: BusinessPlan): string {
    return content.currency;
  }

  @ResolveField('budget')
  budget(@Parent() { content }: BusinessPlan): readonly BudgetLine[] {
    return content.budget;
  }

  @ResolveField('costMinor')
  costMinor(@Parent() { content }: BusinessPlan): number {
    return costOfPlan(content);
  }

  @ResolveField('funding')
  funding(@Parent() { content }: BusinessPlan): readonly FundingLine[] {
    return content.funding;
  }

  @ResolveField('forecast')
  forecast(@Parent() { content }: BusinessPlan): readonly QuarterForecast[] {
    return content.forecast;
  }

  @ResolveField('months')
  months(@Parent() { content }: BusinessPlan): number | null {
    return content.months;
  }

  @ResolveField(() => [PlanStepType], { description: 'What became of it, oldest first.' })
  history(@Parent() plan: BusinessPlan, @Context() context: RequestContext): Promise<readonly PlanStep[]> {
    return this.steps.for(context).load(plan.id);
  }

  @ResolveField(() => [StaffReviewType], { description: 'To how many reviewers it was put and what they think, round by round.' })
  reviews(@Parent() plan: BusinessPlan, @Context() context: RequestContext): Promise<readonly PlanReview[]> {
    return this.reviewsLoader.for(context).load(plan.id);
  }
}

/** The plans beside the venture that they are for. */
@Resolver(() => VentureType)
export class PlansOfVentureResolver {
  constructor(private readonly plans: PlansOfVentureLoader) {}

  @ResolveField(() => [BusinessPlanType], { description: 'Its business plans, the oldest first.' })
  businessPlans(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly BusinessPlan[]> {
    return this.plans.for(context).load(venture.id);
  }
}
