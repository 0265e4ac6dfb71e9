import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { VentureBudgetLineType } from '../../ventures/doors/venture.graphql.js';
import type { BudgetLine } from '../../ventures/venture.js';
import type { BusinessPlanId, FundingLine, FundingSource, PlanContent, PlanSection, PlanStage, PlanText, QuarterForecast } from '../plan.js';
import type { PlanCriterion, PlanOpinion, PlanRating, PlanVerdict } from '../review/opinion.js';
import { FundingSourceEnum, PlanCriterionEnum, PlanSectionEnum, PlanStageEnum, PlanVerdictEnum } from './plan-words.graphql.js';

@ObjectType('BusinessPlanText', { description: 'A part of a business plan.' })
export class PlanTextType {
  @Field(() => PlanSectionEnum, { description: 'What it is about.' })
  readonly section!: PlanSection;

  @Field(() => String, { description: 'What it says.' })
  readonly text!: string;
}

@ObjectType('BusinessPlanFunding', { description: 'Where money of a business plan comes from.' })
export class FundingLineType {
  @Field(() => FundingSourceEnum, { description: 'From whom.' })
  readonly source!: FundingSource;

  @Field(() => Boolean, { description: 'Whether it is given in kind; the amount is its value then.' })
  readonly inKind!: boolean;

  @Field(() => Float, { description: 'Minor units of the currency of the plan.' })
  readonly amountMinor!: number;
}

@ObjectType('BusinessPlanQuarter', { description: 'What is expected of a quarter of the first year.' })
export class QuarterForecastType {
  @Field(() => Float, { description: 'What is sold, minor units of the currency of the plan.' })
  readonly salesMinor!: number;

  @Field(() => Float, { description: 'What it costs, minor units of the currency of the plan.' })
  readonly costsMinor!: number;
}

@ObjectType('BusinessPlanStep', { description: 'One step of what became of a business plan.' })
export class PlanStepType {
  @Field(() => PlanStageEnum, { nullable: true, description: 'Before; empty for the first step.' })
  readonly from!: PlanStage | null;

  @Field(() => PlanStageEnum, { description: 'After.' })
  readonly to!: PlanStage;

  @Field(() => Int, { description: 'The revision of its text at that time.' })
  readonly revision!: number;

  @Field(() => String, { nullable: true, description: 'Why it was returned or withdrawn.' })
  readonly reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('BusinessPlanRating', { description: 'A mark for one criterion.' })
export class PlanRatingType {
  @Field(() => PlanCriterionEnum, { description: 'Which.' })
  readonly criterion!: PlanCriterion;

  @Field(() => Int, { description: '1 weak, 4 strong.' })
  readonly mark!: number;
}

@ObjectType('BusinessPlanOpinion', { description: 'What a reviewer thinks of a business plan.' })
export class PlanOpinionType {
  @Field(() => PlanVerdictEnum, { description: 'The verdict.' })
  readonly verdict!: PlanVerdict;

  @Field(() => [PlanRatingType], { description: 'Its marks.' })
  readonly ratings!: readonly PlanRating[];

  @Field(() => String, { description: 'What the reviewer says to the staff and the people of the plan.' })
  readonly comment!: string;
}

@ObjectType('BusinessPlanReview', { description: 'One reviewer to whom a business plan was put, as staff see it.' })
export class StaffReviewType {
  @Field(() => Int, { description: 'The version of the plan that went to reviewers: those of one round have the same.' })
  readonly round!: number;

  @Field(() => Int, { description: 'From 1 within a round.' })
  readonly number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was put to the reviewer.' })
  readonly assignedAt!: Date;

  @Field(() => PlanOpinionType, { nullable: true, description: 'What the reviewer thinks; empty while it waits.' })
  readonly opinion!: PlanOpinion | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the opinion was given.' })
  readonly givenAt!: Date | null;
}

@ObjectType('BusinessPlan', { implements: () => [Node], description: 'A business plan of a venture, from the draft to what its reviewers decided.' })
export class BusinessPlanType {
  @GlobalId('BusinessPlan')
  readonly id!: BusinessPlanId;

  @GlobalId('Venture', { description: 'The venture.' })
  readonly ventureId!: VentureId;

  /** Its fields below are read from here. */
  readonly content!: PlanContent;

  @Field(() => Int, { description: '1 for the first plan of the venture.' })
  readonly number!: number;

  @Field(() => PlanStageEnum, { description: 'Where it stands.' })
  readonly stage!: PlanStage;

  @Field(() => Int, { description: 'Counts the texts that were written; each is kept.' })
  readonly revision!: number;

  @Field(() => [PlanTextType], { description: 'Its parts.' })
  readonly sections!: readonly PlanText[];

  @Field(() => String, { description: 'Currency of all its amounts, ISO 4217.' })
  readonly currency!: string;

  @Field(() => [VentureBudgetLineType], { description: 'What its money is spent on.' })
  readonly budget!: readonly BudgetLine[];

  @Field(() => Float, { description: 'What the budget adds up to, minor units.' })
  readonly costMinor!: number;

  @Field(() => [FundingLineType], { description: 'Where its money comes from.' })
  readonly funding!: readonly FundingLine[];

  @Field(() => [QuarterForecastType], { description: 'The first year, quarter by quarter.' })
  readonly forecast!: readonly QuarterForecast[];

  @Field(() => Int, { nullable: true, description: 'How many months it covers.' })
  readonly months!: number | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  readonly createdAt!: Date;
}

@ObjectType('PlanReviewer', { description: 'Somebody to whom business plans may be put, who sees no people and no ventures.' })
export class PlanReviewerType {
  @GlobalId('Account', { description: 'The account.' })
  readonly id!: AccountId;

  @Field(() => String, { description: 'What colleagues call it.' })
  readonly label!: string;
}

export const BusinessPlanResult = resultUnion('BusinessPlanResult', BusinessPlanType);
