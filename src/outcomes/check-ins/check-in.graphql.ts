import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { PlacementId } from '../placements/placement.js';
import type { VoiceAnswers } from './answers/answers.js';
import type { AnswerChannel, CheckInAnswer, CheckInId, CheckInKind, CheckInSide, CheckInStatus } from './check-in.js';
import type { FeeReportId } from './fees/fee-report.js';

export const CheckInSideEnum = enumType<CheckInSide>('CheckInSide', 'Who is asked.', { PERSON: 'Whoever works there.', EMPLOYER: 'Whoever hired.' });

export const CheckInKindEnum = enumType<CheckInKind>('CheckInKind', 'Why there is a date.', {
  START: 'The day after the agreed start, while nobody has confirmed it.',
  DAY_7: 'A week after the start.',
  DAY_30: 'Thirty days after the start.',
  AFTER_SUBSIDY: 'Thirty days after a subsidy ended.',
  RETENTION_END: 'The end of the duty to keep the person.',
  MONTH: 'Some months after the start.',
  FOLLOW_UP_END: 'The end of follow-up.',
});

export const CheckInStatusEnum = enumType<CheckInStatus>('CheckInStatus', 'Where a check-in stands.', {
  PLANNED: 'Its day has not come, or it waits.',
  ASKED: 'Asked by text.',
  CALLING: 'Somebody calls.',
  VISITING: 'Somebody visits, at a place that was agreed and never at work.',
  ANSWERED: 'Answered.',
  UNREACHED: 'Nobody was reached.',
  SKIPPED: 'A later one was due as well.',
  CANCELLED: 'Not to be asked any more.',
});

export const CheckInAnswerEnum = enumType<CheckInAnswer>('CheckInAnswer', 'What somebody says.', {
  FINE: 'It goes fine.',
  NOT_FINE: 'It does not go well.',
  CALL_ME: 'A call is wanted.',
  DANGER: 'There is danger: somebody acts within the hour.',
  MONEY: 'A word of money that was asked: somebody calls within the hour.',
  LEFT: 'The person does not work there any more.',
});

export const AnswerChannelEnum = enumType<AnswerChannel>('AnswerChannel', 'How it was said.', {
  TEXT: 'By text message.',
  CALL: 'In a call.',
  VISIT: 'At a visit.',
  IN_PERSON: 'Face to face.',
  API: 'Through this API.',
  LINK: 'Through a signed link.',
});

@ObjectType('CheckInAnswerLine', { description: 'One answer to a check-in; the last one counts.' })
export class CheckInAnswerLineType {
  @Field(() => CheckInAnswerEnum, { description: 'What was said.' })
  readonly answer!: CheckInAnswer;

  @Field(() => AnswerChannelEnum, { description: 'How.' })
  readonly channel!: AnswerChannel;

  @GlobalId('Account', { nullable: true, description: 'Who wrote it down; empty for a text, and for whoever has no account.' })
  readonly by!: AccountId | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('CheckIn', { description: 'A dated question of a placement, and how far it came.' })
export class CheckInType {
  @GlobalId('CheckIn')
  readonly id!: CheckInId;

  @GlobalId('Placement', { description: 'The placement.' })
  readonly placementId!: PlacementId;

  @Field(() => CheckInSideEnum, { description: 'Who is asked.' })
  readonly side!: CheckInSide;

  @Field(() => CheckInKindEnum, { description: 'Why there is a date.' })
  readonly kind!: CheckInKind;

  @Field(() => DateScalar, { description: 'The day on which it is asked, by the calendar of the mission.' })
  readonly dueOn!: Day;

  @Field(() => CheckInStatusEnum, { description: 'Where it stands.' })
  readonly status!: CheckInStatus;

  @Field(() => Int, { description: 'Texts that went out.' })
  readonly texts!: number;

  @Field(() => Int, { description: 'Calls that nobody answered.' })
  readonly calls!: number;
}

@ObjectType('CheckInVoice', { description: 'What was said by voice, by somebody who could talk freely; empty where it was not asked.' })
export class CheckInVoiceType implements VoiceAnswers {
  @Field(() => Boolean, { description: 'Whether the person could talk freely.' })
  readonly talksFreely!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody asked for money for the work (L7).' })
  readonly moneyAsked!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the employer may be spoken to about it.' })
  readonly mayConfront!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the pay comes as agreed.' })
  readonly paidAsAgreed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the hours are as agreed.' })
  readonly hoursAsAgreed!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person feels safe.' })
  readonly feelsSafe!: boolean | null;
}

@ObjectType('FeeReport', { description: 'That a worker was asked for money at an employer; who it was is not told. Nobody new is offered there, and the employer is not told why.' })
export class FeeReportType {
  @GlobalId('FeeReport')
  readonly id!: FeeReportId;

  @GlobalId('Employer', { description: 'Where.' })
  readonly employerId!: EmployerId;

  @Field(() => DateTimeScalar, { description: 'When it was said; but for protection the month, as its first day.' })
  readonly at!: Date;

  @Field(() => Boolean, { description: 'Whether the employer may be spoken to about it: only with the agreement of the worker.' })
  readonly mayConfront!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When people could be offered there again.' })
  readonly liftedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  readonly liftReason!: string | null;
}

export const RecordCheckInResult = resultUnion('RecordCheckInResult', CheckInType);
export const RecordSilenceResult = resultUnion('RecordSilenceResult', CheckInType);
export const AnswerCheckInResult = resultUnion('AnswerCheckInResult', CheckInType);
export const AgreeToConfrontResult = resultUnion('AgreeToConfrontResult', FeeReportType);
export const LiftFeeReportResult = resultUnion('LiftFeeReportResult', FeeReportType);

@InputType('CheckInVoiceInput', { description: 'What was asked by voice, after "can you talk freely?"; leave out what was not asked.' })
export class CheckInVoiceInput {
  @Field(() => Boolean, { description: 'Whether the person could talk freely; if not, nothing else is asked.' })
  readonly talksFreely!: boolean;

  @Field(() => Boolean, { nullable: true, description: 'Whether anybody asked for money for the work (L7).' })
  readonly moneyAsked?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Where money was asked: whether the employer may be spoken to about it.' })
  readonly mayConfront?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the pay comes as agreed.' })
  readonly paidAsAgreed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the hours are as agreed.' })
  readonly hoursAsAgreed?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the person feels safe.' })
  readonly feelsSafe?: boolean | null;
}

@InputType('RecordCheckInInput', { description: 'An answer to a check-in.' })
export class RecordCheckInInput extends MutationInput {
  @Field(() => ID, { description: 'The check-in.' })
  readonly id!: string;

  @Field(() => CheckInAnswerEnum, { description: 'What was said.' })
  readonly answer!: CheckInAnswer;

  @Field(() => AnswerChannelEnum, { description: 'How.' })
  readonly channel!: AnswerChannel;

  @Field(() => CheckInVoiceInput, { nullable: true, description: 'What was asked by voice.' })
  readonly voice?: CheckInVoiceInput | null;
}

@InputType('RecordSilenceInput', { description: 'A call or visit at which nobody was there.' })
export class RecordSilenceInput extends MutationInput {
  @Field(() => ID, { description: 'The check-in.' })
  readonly id!: string;
}

@InputType('AnswerCheckInInput', { description: 'What an employer answers.' })
export class AnswerCheckInInput extends MutationInput {
  @Field(() => ID, { description: 'The check-in.' })
  readonly id!: string;

  @Field(() => CheckInAnswerEnum, { description: 'How it goes.' })
  readonly answer!: CheckInAnswer;
}

@InputType('AgreeToConfrontInput', { description: "A worker's word on whether the employer may be spoken to." })
export class AgreeToConfrontInput extends MutationInput {
  @Field(() => ID, { description: 'The report.' })
  readonly id!: string;

  @Field(() => Boolean, { description: 'Whether the worker agrees.' })
  readonly agrees!: boolean;
}

@InputType('LiftFeeReportInput', { description: 'A report after which people may be offered there again.' })
export class LiftFeeReportInput extends MutationInput {
  @Field(() => ID, { description: 'The report.' })
  readonly id!: string;

  @Field(() => String, { description: 'Why; the employer is not told.' })
  readonly reason!: string;
}
