import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { PageArgs } from '../../../platform/graphql/connection.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { DateScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import { KitItemInput } from '../../../programmes/kits/kit.graphql.js';
import { RuleOverrideInput } from '../../support/support.graphql.js';
import type { CashReason, GrantDecision, GrantForm } from '../grant.js';
import { CashReasonEnum, GrantDecisionEnum, GrantFormEnum } from './grant.graphql.js';

@ArgsType()
export class GrantsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Those of this venture alone.' })
  readonly ventureId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those of this person who founds alone.' })
  readonly jobseekerId?: string | null;

  @Field(() => GrantDecisionEnum, { nullable: true, description: 'Those of this decision alone.' })
  readonly decision?: GrantDecision | null;
}

@InputType('GrantInstalmentInput', { description: 'A part of a grant in cash.' })
export class GrantInstalmentInput {
  @Field(() => MinorUnits, { description: 'How much, minor units.' })
  readonly minor!: number;

  @Field(() => String, { description: 'What is to be shown before it is paid. Names nobody.' })
  readonly needs!: string;
}

@InputType('AwardGrantInput', { description: 'What is to be given, to a venture or to a person who founds alone.' })
export class AwardGrantInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'The venture.' })
  readonly ventureId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person, in place of a venture; who has a business of their own is given it through that.' })
  readonly jobseekerId?: string | null;

  @Field(() => ID, { description: 'Under the rules of which programme.' })
  readonly programmeId!: string;

  @Field(() => ID, { description: 'Where the money comes from.' })
  readonly fundId!: string;

  @Field(() => ID, { nullable: true, description: 'What is given in kind: a kit of the catalogue, as its last version has it. Left out for cash.' })
  readonly kitId?: string | null;

  @Field(() => CashReasonEnum, { nullable: true, description: 'Why cash takes the place of goods (F21).' })
  readonly cashReason?: CashReason | null;

  @Field(() => [GrantInstalmentInput], { defaultValue: [], description: 'In what parts cash is paid: they add up to the grant. Left out for a kit.' })
  readonly instalments!: readonly GrantInstalmentInput[];

  @Field(() => [RuleOverrideInput], { defaultValue: [], description: 'Warnings that you let pass.' })
  readonly overrides!: readonly RuleOverrideInput[];
}

@InputType('DecideGrantInput', { description: 'A decision about a grant that waits.' })
export class DecideGrantInput extends MutationInput {
  @Field(() => ID, { description: 'The grant.' })
  readonly id!: string;

  @Field(() => Boolean, { description: 'Whether it is awarded.' })
  readonly approve!: boolean;

  @Field(() => String, { description: 'Why. Names nobody.' })
  readonly reason!: string;

  @Field(() => [RuleOverrideInput], { defaultValue: [], description: 'Warnings that you let pass, beside those that were when it was asked for; by an officer.' })
  readonly overrides!: readonly RuleOverrideInput[];
}

/** What every note of a happening has. */
@InputType({ isAbstract: true })
abstract class GrantHappeningInput extends MutationInput {
  @Field(() => ID, { description: 'The grant.' })
  readonly id!: string;

  @Field(() => DateScalar, { description: 'The day on which it happened.' })
  readonly on!: Day;
}

@InputType('AgreeGrantInput', { description: 'That the terms of a grant were agreed in writing.' })
export class AgreeGrantInput extends GrantHappeningInput {
  @Field(() => String, { description: 'Where the paper is. Names nobody.' })
  readonly evidence!: string;
}

@InputType('RecordGrantContributionInput', { description: 'What members put into what they are granted something for (F26).' })
export class RecordGrantContributionInput extends GrantHappeningInput {
  @Field(() => MinorUnits, { description: 'How much, minor units; of what is given in kind, its value.' })
  readonly amount!: number;

  @Field(() => GrantFormEnum, { description: 'In what it was put in.' })
  readonly form!: GrantForm;

  @Field(() => String, { description: 'What shows it. Names nobody.' })
  readonly evidence!: string;
}

@InputType('ShowGrantInstalmentInput', { description: 'That what an instalment asks for was shown.' })
export class ShowGrantInstalmentInput extends GrantHappeningInput {
  @Field(() => Int, { description: 'Its number, from 1; they are shown in their order.' })
  readonly instalment!: number;

  @Field(() => String, { description: 'What shows it. Names nobody.' })
  readonly evidence!: string;
}

@InputType('SubstituteGrantItemInput', { description: 'Something else in place of a thing of a kit (F23).' })
export class SubstituteGrantItemInput extends GrantHappeningInput {
  @Field(() => String, { description: 'Code of the thing.' })
  readonly item!: string;

  @Field(() => KitItemInput, { description: 'What is given instead; the grant covers what it costs.' })
  readonly instead!: KitItemInput;

  @Field(() => String, { description: 'Why. Names nobody.' })
  readonly reason!: string;
}

@InputType('HandOverGoodsInput', { description: 'That things of a kit were handed over.' })
export class HandOverGoodsInput extends GrantHappeningInput {
  @Field(() => [String], { description: 'Their codes.' })
  readonly items!: readonly string[];

  @Field(() => String, { description: 'What shows it, such as the number of the signed list. Names nobody.' })
  readonly evidence!: string;
}

@InputType('RecordGrantTrainingInput', { description: 'That training in running a business was given with a kit (F23).' })
export class RecordGrantTrainingInput extends GrantHappeningInput {
  @Field(() => Int, { description: 'Hours.' })
  readonly hours!: number;

  @Field(() => String, { description: 'What shows it. Names nobody.' })
  readonly evidence!: string;
}
