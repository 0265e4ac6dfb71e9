import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { CaseStage } from './case-file.js';
import type { FollowedCase } from './cases.service.js';
import type { ItemState, PlanStatus, PlanType, Suggestion } from './plan.js';

const planTypeWords: Readonly<Record<PlanType, string>> = {
  BUSINESS: 'A business.',
  VOCATIONAL_TRAINING: 'Learning a trade.',
  EDUCATION: 'School or study.',
  JOB_PLACEMENT: 'Paid work.',
  HOUSING: 'Somewhere to live.',
  MEDICAL: 'Medical care.',
  ACCOMMODATION: 'Somewhere to stay at first.',
  PSYCHOSOCIAL: 'Psychosocial support.',
  DAY_CARE: 'Care for children in the day.',
};
export const PlanTypeEnum = enumType<PlanType>('PlanType', 'What a plan is made of (F08).', planTypeWords);

export const SuggestionEnum = enumType<Suggestion>('PlanSuggestion', 'What is left to try.', {
  ...planTypeWords,
  REFERRAL: 'A programme of others.',
});

export const ItemStateEnum = enumType<ItemState>('PlanItemState', 'How far a part of a plan is.', {
  PROPOSED: 'Somebody thought of it.',
  AGREED: 'The person wants it.',
  UNDER_WAY: 'It has begun.',
  DONE: 'It is done.',
  DOES_NOT_FIT: 'It turned out not to fit, which is no failure of the person.',
});

export const PlanStatusEnum = enumType<PlanStatus>('PlanStatus', 'Where a plan stands.', {
  DRAFT: 'Being written.',
  IN_REVIEW: 'With the case manager in the country of return.',
  FINAL: 'Reviewed in the country of return.',
});

export const CaseStageEnum = enumType<CaseStage>('CaseStage', 'How far a case is.', {
  BEFORE_ARRIVAL: 'The person has not arrived yet.',
  ARRIVED: 'The person has arrived.',
  PLAN_FINAL: 'The plan is final.',
  CLOSED: 'The case is closed.',
});

@ObjectType('PlanItem', { description: 'One part of a plan.' })
export class PlanItemType {
  @Field(() => PlanTypeEnum, { description: 'What it is.' })
  readonly type!: PlanType;

  @Field(() => ItemStateEnum, { description: 'How far it is.' })
  readonly state!: ItemState;

  @Field(() => Boolean, { description: 'Whether it can wait for nothing.' })
  readonly urgent!: boolean;
}

@ObjectType('Plan', { description: 'What a person and those who accompany them mean to do.' })
export class PlanRecordType {
  @GlobalId('Jobseeker', { description: 'Whose plan it is.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => PlanStatusEnum, { description: 'Where it stands.' })
  readonly status!: PlanStatus;

  @Field(() => [PlanItemType], { description: 'Its parts.' })
  readonly items!: readonly PlanItemType[];

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it became final.' })
  readonly finalOn!: Day | null;

  @Field(() => Int, { description: 'Counts the changes; a change names the version it was made on.' })
  readonly version!: number;
}

@ObjectType('CaseFile', { description: "A person's case, for those who accompany them and for protection." })
export class CaseFileType {
  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @GlobalId('Account', { description: 'Who holds the case.' })
  readonly heldBy!: AccountId;

  @GlobalId('Account', { nullable: true, description: 'The counsellor of the host office who transferred it and follows its progress.' })
  readonly sentBy!: AccountId | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the person means to arrive.' })
  readonly plannedArrival!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the person arrived.' })
  readonly arrivedOn!: Day | null;

  @Field(() => DateScalar, { description: 'Start of assistance.' })
  readonly assistanceFrom!: Day;

  @Field(() => Boolean, { nullable: true, description: 'Whether a child came without anybody responsible; empty while nobody said.' })
  readonly unaccompanied!: boolean | null;

  @Field(() => String, { nullable: true, description: "Where the guardian's authority is registered." })
  readonly guardianReference!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the determination of best interest, signed off by protection.' })
  readonly bestInterestReference!: string | null;

  @Field(() => Boolean, { description: 'Whether the person is asked monthly; anyone may choose so.' })
  readonly monthlyFollowUp!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'A day until which the person is followed at least, if one was set.' })
  readonly followUpAtLeast!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Until when the person is followed; empty before arrival.' })
  readonly followUpUntil!: Day | null;

  @Field(() => PlanRecordType, { nullable: true, description: 'The plan, once begun.' })
  readonly plan!: PlanRecordType | null;

  @Field(() => Int, { description: 'Counts the changes; 0 while nothing was recorded.' })
  readonly version!: number;
}

@ObjectType('CaseProgress', { description: 'All that a sending office follows of a case that it transferred: a stage and dates (F60).' })
export class CaseProgressType {
  @Field(() => String, { description: 'What staff call the person.' })
  readonly handle!: string;

  @Field(() => CaseStageEnum, { description: 'How far the case is.' })
  readonly stage!: CaseStage;

  @Field(() => DateScalar, { nullable: true, description: 'When the person means to arrive.' })
  readonly plannedArrival!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the person arrived.' })
  readonly arrivedOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which the plan became final.' })
  readonly planFinalOn!: Day | null;
}

export const CaseProgressConnection = connectionType<FollowedCase>('CaseProgress', CaseProgressType);
export const RecordCaseResult = resultUnion('RecordCaseResult', CaseFileType);
export const SignBestInterestResult = resultUnion('SignBestInterestResult', CaseFileType);
export const TransferCaseResult = resultUnion('TransferCaseResult', CaseFileType);
export const WritePlanResult = resultUnion('WritePlanResult', PlanRecordType);
export const MovePlanResult = resultUnion('MovePlanResult', PlanRecordType);

@InputType({ isAbstract: true })
abstract class CaseInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@InputType('RecordCaseInput', { description: 'What is known of a case; what is omitted stays, null clears.' })
export class RecordCaseInput extends CaseInput {
  @Field(() => Int, { description: 'The version the change was made on; 0 for the first.' })
  readonly version!: number;

  @Field(() => DateScalar, { nullable: true, description: 'When the person means to arrive.' })
  readonly plannedArrival?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'When the person arrived.' })
  readonly arrivedOn?: Day | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a child came without anybody responsible.' })
  readonly unaccompanied?: boolean | null;

  @Field(() => String, { nullable: true, description: "Where the guardian's authority is registered; no name." })
  readonly guardianReference?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person is asked monthly.' })
  readonly monthlyFollowUp?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'A day until which the person is followed at least; no reason is asked.' })
  readonly followUpAtLeast?: Day | null;
}

@InputType('SignBestInterestInput', { description: 'That what is best for a child was determined (F40).' })
export class SignBestInterestInput extends CaseInput {
  @Field(() => String, { description: 'Reference of the determination; no name.' })
  readonly reference!: string;
}

@InputType('TransferCaseInput', { description: 'A case to give to the other office.' })
export class TransferCaseInput extends CaseInput {
  @Field(() => ID, { description: 'The account of the other office that takes over.' })
  readonly to!: string;
}

@InputType('PlanItemInput', { description: 'One part of a plan.' })
export class PlanItemInput {
  @Field(() => PlanTypeEnum, { description: 'What it is.' })
  readonly type!: PlanType;

  @Field(() => ItemStateEnum, { defaultValue: 'PROPOSED', description: 'How far it is.' })
  readonly state!: ItemState;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it can wait for nothing.' })
  readonly urgent!: boolean;
}

@InputType('WritePlanInput', { description: 'The parts of a plan in draft, as they shall be.' })
export class WritePlanInput extends CaseInput {
  @Field(() => Int, { description: 'The version the change was made on; 0 begins a plan.' })
  readonly version!: number;

  @Field(() => [PlanItemInput], { description: 'All parts.' })
  readonly items!: readonly PlanItemInput[];
}

@InputType('MovePlanInput', { description: 'A plan to give to review, to finish or to open again.' })
export class MovePlanInput extends CaseInput {
  @Field(() => Int, { description: 'The version the move was made on.' })
  readonly version!: number;

  @Field(() => PlanStatusEnum, { description: 'Where the plan shall stand.' })
  readonly to!: PlanStatus;
}
