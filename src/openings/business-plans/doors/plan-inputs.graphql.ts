import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { VentureBudgetLineInput } from '../../ventures/doors/venture-inputs.graphql.js';
import type { PlanDraft } from '../business-plans.service.js';
import type { FundingSource, PlanSection } from '../plan.js';
import { FundingSourceEnum, PlanSectionEnum } from './plan-words.graphql.js';

@InputType('BusinessPlanTextInput', { description: 'A part of a business plan.' })
export class PlanTextInput {
  @Field(() => PlanSectionEnum, { description: 'What it is about; each once.' })
  readonly section!: PlanSection;

  @Field(() => String, { description: 'What it says, 1 to 10,000 characters. Name nobody; amounts belong in the figures.' })
  readonly text!: string;
}

@InputType('BusinessPlanFundingInput', { description: 'Where money of a business plan comes from.' })
export class FundingLineInput {
  @Field(() => FundingSourceEnum, { description: 'From whom.' })
  readonly source!: FundingSource;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is given in kind.' })
  readonly inKind!: boolean;

  @Field(() => Float, { description: 'Whole number of minor units; of what is given in kind, its value.' })
  readonly amountMinor!: number;
}

@InputType('BusinessPlanQuarterInput', { description: 'What is expected of a quarter of the first year.' })
export class QuarterForecastInput {
  @Field(() => Float, { description: 'What is sold, whole number of minor units.' })
  readonly salesMinor!: number;

  @Field(() => Float, { description: 'What it costs, whole number of minor units.' })
  readonly costsMinor!: number;
}

@InputType('BusinessPlanInput', { description: 'What a business plan says. What is omitted is left open; a draft may do so.' })
export class BusinessPlanInput {
  @Field(() => [PlanTextInput], { defaultValue: [], description: 'Its parts.' })
  readonly sections!: readonly PlanTextInput[];

  @Field(() => [VentureBudgetLineInput], { defaultValue: [], description: 'What its money is spent on; something of it on income or skills.' })
  readonly budget!: readonly VentureBudgetLineInput[];

  @Field(() => [FundingLineInput], { defaultValue: [], description: 'Where its money comes from: as much as the budget.' })
  readonly funding!: readonly FundingLineInput[];

  @Field(() => [QuarterForecastInput], { defaultValue: [], description: 'The four quarters of the first year, or none yet.' })
  readonly forecast!: readonly QuarterForecastInput[];

  @Field(() => Int, { nullable: true, description: 'How many months it covers, 1 to 60.' })
  readonly months?: number | null;
}

@InputType('WriteBusinessPlanInput', { description: 'A business plan to begin.' })
export class WriteBusinessPlanInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly ventureId!: string;

  @Field(() => BusinessPlanInput, { description: 'What it says.' })
  readonly plan!: BusinessPlanInput;
}

/** What every change of a plan that is there names. */
@InputType({ isAbstract: true })
abstract class PlanChangeInput extends MutationInput {
  @Field(() => ID, { description: 'The business plan.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  readonly version!: number;
}

@InputType('EditBusinessPlanInput', { description: 'A business plan as it shall be.' })
export class EditBusinessPlanInput extends PlanChangeInput {
  @Field(() => BusinessPlanInput, { description: 'What it says from now on: all of it.' })
  readonly plan!: BusinessPlanInput;
}

@InputType('SubmitBusinessPlanInput', { description: 'A business plan for the staff to look at.' })
export class SubmitBusinessPlanInput extends PlanChangeInput {}

@InputType('ReturnBusinessPlanInput', { description: 'A business plan to be revised.' })
export class ReturnBusinessPlanInput extends PlanChangeInput {
  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('WithdrawBusinessPlanInput', { description: 'A business plan that is taken back.' })
export class WithdrawBusinessPlanInput extends PlanChangeInput {
  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('SendBusinessPlanInput', { description: 'A business plan for reviewers.' })
export class SendBusinessPlanInput extends PlanChangeInput {
  @Field(() => [ID], { description: 'Accounts of reviewers, 1 to 7; see `planReviewers`.' })
  readonly reviewerIds!: readonly string[];

  @Field(() => Boolean, { description: 'That you have read the plan and nobody can be told from it.' })
  readonly namesNobody!: boolean;
}

/** The plan as the service takes it. */
export function planDraftOf({ sections, budget, funding, forecast, months }: BusinessPlanInput): PlanDraft {
  return {
    sections: sections.map(({ section, text }) => ({ section, text })),
    budget: budget.map(({ what, purpose, amountMinor }) => ({ what, purpose, amountMinor })),
    funding: funding.map(({ source, inKind, amountMinor }) => ({ source, inKind, amountMinor })),
    forecast: forecast.map(({ salesMinor, costsMinor }) => ({ salesMinor, costsMinor })),
    months: months ?? null,
  };
}
