import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';

/** Each fact with what it is: the same words where it is read and written. */
const said = {
  nationality: 'ISO 3166-1 alpha-2.',
  returnedFrom: 'The country that the person returns from, ISO 3166-1 alpha-2.',
  returnRegion: 'The region to which the person returns, ISO 3166-2.',
  residentSince: 'Since when the person lives in the country.',
  monthsAbroad: 'How long the person was abroad, months.',
  daysHomeDuringLastStay: 'Days that the person was home during the last stay abroad.',
  papers: 'Papers that programmes ask for, by their codes.',
  hasCapital: 'Whether the person brings capital or assets.',
  legalImpediment: 'Whether something in law stands in the way of the person.',
  hasBusinessGrant: 'Whether the person has a business grant.',
  everFormallyEmployed: 'Whether the person was ever formally employed.',
  fitsDirectly: 'Whether the person can get work without support: a judgement (F00).',
  fitsLesserInstrument: 'Whether a subsidy, an internship or training at work fits the person: a judgement (F06).',
  psychosocialSupport: 'Whether the person has psychosocial support (F15).',
  enablersNeeded: 'What the person needs to take work (F45): CHILD_CARE, TRANSPORT, REASONABLE_ACCOMMODATION.',
  urgentService: 'Whether what the person needs cannot wait (F40).',
  basicNeedsMet: 'Whether what the person lives on is secured (F28).',
  guaranteed: 'Whether somebody answers for credit of the person (F28).',
  guaranteeWaived: 'Whether a guarantee for credit is waived (F28).',
  knowsLocalMarket: 'Whether the founder knows the local market: a judgement (F28).',
  shownAbility: 'Whether the founder has shown ability in the trade: a judgement (F28).',
  trainedForBusiness: 'Whether the founder is trained in running a business (F28).',
} as const;

@ObjectType('RuleFacts', { description: 'What rules of programmes ask of a person; matching knows none of it.' })
export class RuleFactsType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => String, { nullable: true, description: said.nationality })
  readonly nationality!: string | null;

  @Field(() => String, { nullable: true, description: said.returnedFrom })
  readonly returnedFrom!: string | null;

  @Field(() => String, { nullable: true, description: said.returnRegion })
  readonly returnRegion!: string | null;

  @Field(() => DateScalar, { nullable: true, description: said.residentSince })
  readonly residentSince!: Day | null;

  @Field(() => Int, { nullable: true, description: said.monthsAbroad })
  readonly monthsAbroad!: number | null;

  @Field(() => Int, { nullable: true, description: said.daysHomeDuringLastStay })
  readonly daysHomeDuringLastStay!: number | null;

  @Field(() => [String], { nullable: true, description: said.papers })
  readonly papers!: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: said.hasCapital })
  readonly hasCapital!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.legalImpediment })
  readonly legalImpediment!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.hasBusinessGrant })
  readonly hasBusinessGrant!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.everFormallyEmployed })
  readonly everFormallyEmployed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.fitsDirectly })
  readonly fitsDirectly!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.fitsLesserInstrument })
  readonly fitsLesserInstrument!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.psychosocialSupport })
  readonly psychosocialSupport!: boolean | null;

  @Field(() => [String], { nullable: true, description: said.enablersNeeded })
  readonly enablersNeeded!: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: said.urgentService })
  readonly urgentService!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.basicNeedsMet })
  readonly basicNeedsMet!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.guaranteed })
  readonly guaranteed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.guaranteeWaived })
  readonly guaranteeWaived!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.knowsLocalMarket })
  readonly knowsLocalMarket!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.shownAbility })
  readonly shownAbility!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.trainedForBusiness })
  readonly trainedForBusiness!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the risks of the return were assessed (F41); told to protection alone.' })
  readonly riskAssessed!: boolean | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on, 0 where nothing is kept yet.' })
  readonly version!: number;
}

@ObjectType('KeptRuleFacts', { description: 'What rules ask of a person was written down; ask for it to see it.' })
export class KeptRuleFactsType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => Int, { description: 'Counts the changes.' })
  readonly version!: number;
}

@InputType('RecordRuleFactsInput', { description: 'What rules of programmes ask of a person: what is omitted stays, null clears.' })
export class RecordRuleFactsInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => Int, { description: 'The version the edit was made on; 0 where nothing is kept yet.' })
  readonly version!: number;

  @Field(() => String, { nullable: true, description: said.nationality })
  readonly nationality?: string | null;

  @Field(() => String, { nullable: true, description: said.returnedFrom })
  readonly returnedFrom?: string | null;

  @Field(() => String, { nullable: true, description: said.returnRegion })
  readonly returnRegion?: string | null;

  @Field(() => DateScalar, { nullable: true, description: said.residentSince })
  readonly residentSince?: Day | null;

  @Field(() => Int, { nullable: true, description: said.monthsAbroad })
  readonly monthsAbroad?: number | null;

  @Field(() => Int, { nullable: true, description: said.daysHomeDuringLastStay })
  readonly daysHomeDuringLastStay?: number | null;

  @Field(() => [String], { nullable: true, description: said.papers })
  readonly papers?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: said.hasCapital })
  readonly hasCapital?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.legalImpediment })
  readonly legalImpediment?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.hasBusinessGrant })
  readonly hasBusinessGrant?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.everFormallyEmployed })
  readonly everFormallyEmployed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.fitsDirectly })
  readonly fitsDirectly?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.fitsLesserInstrument })
  readonly fitsLesserInstrument?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.psychosocialSupport })
  readonly psychosocialSupport?: boolean | null;

  @Field(() => [String], { nullable: true, description: said.enablersNeeded })
  readonly enablersNeeded?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: said.urgentService })
  readonly urgentService?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.basicNeedsMet })
  readonly basicNeedsMet?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.guaranteed })
  readonly guaranteed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.guaranteeWaived })
  readonly guaranteeWaived?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.knowsLocalMarket })
  readonly knowsLocalMarket?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.shownAbility })
  readonly shownAbility?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: said.trainedForBusiness })
  readonly trainedForBusiness?: boolean | null;
}

@InputType('RecordRiskAssessmentInput', { description: 'Whether the risks of a return were assessed (F41).' })
export class RecordRiskAssessmentInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => Boolean, { nullable: true, description: 'Empty for not said any more.' })
  readonly assessed?: boolean | null;
}

export const RecordRuleFactsResult = resultUnion('RecordRuleFactsResult', KeptRuleFactsType);
export const RecordRiskAssessmentResult = resultUnion('RecordRiskAssessmentResult', KeptRuleFactsType);
