import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { connectionType } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { BudgetPurposeEnum, VentureKindEnum } from '../../ventures/doors/venture-words.graphql.js';
import type { BudgetPurpose, VentureKind } from '../../ventures/venture.js';
import type { FundingLine, PlanStage, QuarterForecast } from '../plan.js';
import type { PlanForReview, VentureForReview } from '../review/for-review.js';
import type { PlanCriterion, PlanReviewId, PlanVerdict } from '../review/opinion.js';
import type { WaitingReview } from '../review/plan-reviews.service.js';
import { FundingLineType, PlanTextType, QuarterForecastType } from './plan.graphql.js';
import { PlanCriterionEnum, PlanStageEnum, PlanVerdictEnum } from './plan-words.graphql.js';

@ObjectType('VentureToReview', { description: 'What reviewers may know of a venture: nothing of who or where it is.' })
export class VentureToReviewType {
  @Field(() => VentureKindEnum, { description: 'What kind it is.' })
  readonly kind!: VentureKind;

  @Field(() => String, { nullable: true, description: 'Division, group or class of ISIC revision 4.' })
  readonly activity!: string | null;

  @Field(() => Int, { description: 'Fewest members.' })
  readonly leastMembers!: number;

  @Field(() => Int, { description: 'Most members.' })
  readonly mostMembers!: number;
}

@ObjectType('BudgetLineToReview', { description: 'What money is spent on.' })
export class BudgetLineToReviewType {
  @Field(() => String, { description: 'What is bought or paid; `[…]` where words were held back.' })
  readonly what!: string;

  @Field(() => BudgetPurposeEnum, { description: 'What for.' })
  readonly purpose!: BudgetPurpose;

  @Field(() => Float, { description: 'Minor units of the currency of the plan.' })
  readonly amountMinor!: number;
}

@ObjectType('PlanContentToReview', { description: 'A business plan without anything that tells whose it is.' })
export class PlanContentToReviewType {
  @Field(() => VentureToReviewType, { description: 'For what kind of venture it is.' })
  readonly venture!: VentureForReview;

  @Field(() => [PlanTextType], { description: 'Its parts; `[…]` where words were held back.' })
  readonly sections!: PlanForReview['sections'];

  @Field(() => String, { description: 'Currency of all its amounts, ISO 4217.' })
  readonly currency!: string;

  @Field(() => Float, { description: 'What the budget adds up to, minor units.' })
  readonly costMinor!: number;

  @Field(() => [BudgetLineToReviewType], { description: 'What its money is spent on.' })
  readonly budget!: PlanForReview['budget'];

  @Field(() => [FundingLineType], { description: 'Where its money comes from.' })
  readonly funding!: readonly FundingLine[];

  @Field(() => [QuarterForecastType], { description: 'The first year, quarter by quarter.' })
  readonly forecast!: readonly QuarterForecast[];

  @Field(() => Int, { nullable: true, description: 'How many months it covers.' })
  readonly months!: number | null;
}

@ObjectType('PlanToReview', { description: 'A business plan that was put to you.' })
export class PlanToReviewType {
  @GlobalId('PlanReview', { description: 'By what you call it; it leads to nothing else.' })
  readonly id!: PlanReviewId;

  @Field(() => DateTimeScalar, { description: 'When it was put to you.' })
  readonly assignedAt!: Date;

  @Field(() => PlanContentToReviewType, { description: 'The plan.' })
  readonly plan!: PlanForReview;
}

@ObjectType('PlanReview', { description: 'A business plan that waits for your opinion; read it with `planToReview`.' })
export class WaitingPlanType {
  @GlobalId('PlanReview', { description: 'By what you call it.' })
  readonly id!: PlanReviewId;

  @Field(() => DateTimeScalar, { description: 'When it was put to you.' })
  readonly assignedAt!: Date;
}

@ObjectType('GivenPlanOpinion', { description: 'An opinion that was taken down.' })
export class GivenOpinionType {
  @GlobalId('PlanReview', { description: 'The review.' })
  readonly id!: PlanReviewId;

  @Field(() => PlanVerdictEnum, { description: 'What you said.' })
  readonly verdict!: PlanVerdict;

  @Field(() => PlanStageEnum, { nullable: true, description: 'What the plan came to where yours was the last opinion; empty while others are awaited.' })
  readonly decided!: PlanStage | null;
}

@InputType('BusinessPlanRatingInput', { description: 'A mark for one criterion.' })
export class PlanRatingInput {
  @Field(() => PlanCriterionEnum, { description: 'Which.' })
  readonly criterion!: PlanCriterion;

  @Field(() => Int, { description: '1 weak, 4 strong.' })
  readonly mark!: number;
}

@InputType('GivePlanOpinionInput', { description: 'What you think of a business plan.' })
export class GivePlanOpinionInput extends MutationInput {
  @Field(() => ID, { description: 'The plan that was put to you.' })
  readonly planReviewId!: string;

  @Field(() => PlanVerdictEnum, { description: 'Your verdict.' })
  readonly verdict!: PlanVerdict;

  @Field(() => [PlanRatingInput], { description: 'Your marks, for every criterion one.' })
  readonly ratings!: readonly PlanRatingInput[];

  @Field(() => String, { description: 'What you say to the staff and the people of the plan, 1 to 4,000 characters.' })
  readonly comment!: string;
}

export const WaitingPlanConnection = connectionType<WaitingReview>('PlanReview', WaitingPlanType);
export const GivePlanOpinionResult = resultUnion('GivePlanOpinionResult', GivenOpinionType);
