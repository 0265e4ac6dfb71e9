import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { OpeningKind } from '../../matching/types.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { OpeningKindEnum } from '../../platform/graphql/terms.js';
import type { EndReason, KeptReason } from './lifecycle/end-reasons.js';
import type { PlacementMove } from './lifecycle/moves.js';
import type { Placement, PlacementAct, PlacementActor, PlacementId, PlacementState, WordChannel } from './placement.js';

export const PlacementStateEnum = enumType<PlacementState>('PlacementState', 'Where a placement stands.', {
  AGREED: 'Agreed; the start is not confirmed yet.',
  STARTED: 'The start is confirmed.',
  ACTIVE: 'Somebody heard since the start that it goes on.',
  NO_SHOW: 'Nobody came on the first day.',
  PAUSED: 'It rests.',
  DISPUTED: 'There is a dispute; wages go on.',
  COMPLETED: 'It came to its agreed end.',
  CONVERTED: 'It became a placement of another kind.',
  ENDED: 'It ended otherwise.',
});

const REASONS: Readonly<Record<EndReason, string>> = {
  CONTRACT_COMPLETED: 'The contract was completed.',
  OWN_WISH: 'The person wished it.',
  CONVERTED: 'It became a placement of another kind.',
  BETTER_JOB: 'The person found better work.',
  RESIGNED_PAY: 'The person left because of the pay.',
  RESIGNED_DISTANCE: 'The person left because of the distance.',
  RESIGNED_CONDITIONS: 'The person left because of the conditions.',
  RESIGNED_HEALTH: 'The person left because of health; for protection and the case manager.',
  RESIGNED_FAMILY: 'The person left because of the family.',
  RESIGNED_SAFETY: 'The person left because it was not safe.',
  RESIGNED_STIGMA: 'The person left because of stigma; for protection and the case manager.',
  RESIGNED_HARASSMENT: 'The person left because of harassment; for protection and the case manager.',
  DISMISSED_PERFORMANCE: 'The employer was not content with the work.',
  DISMISSED_CONDUCT: 'The employer was not content with the conduct.',
  DISMISSED_REDUNDANCY: 'The employer had no more need.',
  FIRM_CLOSED: 'The firm closed.',
  SEASON_OVER: 'The season was over.',
  SUBSIDY_OVER: 'The subsidy was over.',
  NEVER_STARTED: 'The work never started.',
  BACK_TO_STUDY: 'The person studies.',
  MOVED_IN_COUNTRY: 'The person moved within the country.',
  LEFT_LEGALLY: 'The person left the country legally (F57).',
  LEFT_IRREGULARLY: 'The person left the country irregularly; for protection and the case manager.',
  DEATH: 'The person died; for protection and the case manager.',
  FRAUD: 'There was fraud.',
  LOST_TO_FOLLOW_UP: 'Nobody could reach the person any more.',
};

export const EndReasonEnum = enumType<EndReason>('EndReason', 'Why a placement ended.', REASONS);
export const ShownReasonEnum = enumType<KeptReason>('ShownReason', 'Why a placement ended, as far as you may know.', { ...REASONS, PERSONAL: 'A personal reason.' });

export const PlacementActEnum = enumType<PlacementAct>('PlacementAct', 'What happened to a placement.', {
  AGREE: 'Both sides agreed.',
  CONFIRM_START: 'Somebody said on which day it began.',
  CORRECT_START: 'Another first day was recorded.',
  REPORT_NO_SHOW: 'Nobody came.',
  HEAR: 'Somebody heard that it goes on.',
  PAUSE: 'It rests.',
  RESUME: 'It goes on.',
  DISPUTE: 'A dispute began.',
  SETTLE: 'A dispute was settled.',
  COMPLETE: 'It came to its agreed end.',
  CONVERT: 'It became a placement of another kind.',
  END: 'It ended otherwise.',
  WITHDRAW: 'The person withdrew.',
  ASK_REPLACEMENT: 'Somebody else was asked for.',
});

/** What staff may say of a placement by one field; a conversion has a field of its own. */
export type StaffMove = Exclude<PlacementMove, 'CONVERT'>;
export const StaffMoveEnum = enumType<StaffMove>('PlacementMove', 'What is to be recorded of a placement.', {
  CONFIRM_START: 'It began on a day; staff confirm alone, else both sides must say the same day.',
  CORRECT_START: 'It began on another day than was recorded.',
  REPORT_NO_SHOW: 'Nobody came.',
  HEAR: 'It goes on.',
  PAUSE: 'It rests.',
  RESUME: 'It goes on after a pause.',
  DISPUTE: 'There is a dispute; wages go on.',
  SETTLE: 'A dispute is settled.',
  COMPLETE: 'It came to its agreed end.',
  END: 'It ended otherwise, with a reason.',
  WITHDRAW: 'The person withdraws; that is always open to them.',
  ASK_REPLACEMENT: 'Somebody else is asked for; the seat is free again.',
});

export type EmployerMove = Extract<PlacementMove, 'CONFIRM_START' | 'REPORT_NO_SHOW' | 'DISPUTE' | 'ASK_REPLACEMENT'>;
export const EmployerMoveEnum = enumType<EmployerMove>('EmployerPlacementMove', 'What an employer says of a placement.', {
  CONFIRM_START: 'It began on a day.',
  REPORT_NO_SHOW: 'Nobody came.',
  DISPUTE: 'There is a dispute; wages go on.',
  ASK_REPLACEMENT: 'Somebody else is asked for.',
});

export const PlacementActorEnum = enumType<PlacementActor>('PlacementActor', 'Whose word it is.', {
  STAFF: 'The staff decided it.',
  PERSON: 'The person said it.',
  EMPLOYER: 'The employer said it.',
  SERVICE: 'The service noted it.',
});

export const WordChannelEnum = enumType<WordChannel>('WordChannel', 'How somebody said it.', {
  IN_PERSON: 'Face to face.',
  CALL: 'In a call.',
  TEXT: 'By text message.',
  API: 'Through this API.',
  LINK: 'Through a signed link.',
});

@ObjectType('PlacementEvent', { description: 'One line of the history of a placement.' })
export class PlacementEventType {
  @Field(() => Int, { description: 'Its place in the history, from 1.' })
  readonly number!: number;

  @Field(() => PlacementActEnum, { description: 'What happened.' })
  readonly act!: PlacementAct;

  @Field(() => PlacementActorEnum, { description: 'Whose word it is.' })
  readonly actor!: PlacementActor;

  @GlobalId('Account', { nullable: true, description: 'Who wrote it down; empty for the service itself.' })
  readonly by!: AccountId | null;

  @Field(() => WordChannelEnum, { nullable: true, description: 'How it was said.' })
  readonly channel!: WordChannel | null;

  @Field(() => DateScalar, { description: 'The day that it is about.' })
  readonly on!: Day;

  @Field(() => ShownReasonEnum, { nullable: true, description: 'Why, where it ended, as far as you may know.' })
  readonly reason!: KeptReason | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly at!: Date;
}

@ObjectType('Placement', { implements: () => [Node], description: 'What a person and an employer agreed, and what became of it.' })
export class PlacementType {
  @GlobalId('Placement')
  readonly id!: PlacementId;

  @GlobalId('Opening', { description: 'The opening it fills.' })
  readonly openingId!: OpeningId;

  @GlobalId('Employer', { description: 'Who hires.' })
  readonly employerId!: EmployerId;

  @GlobalId('Jobseeker', { description: 'Who works there.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => OpeningKindEnum, { description: 'What it is.' })
  readonly kind!: OpeningKind;

  @Field(() => String, { nullable: true, description: 'How a programme supports it; empty for without.' })
  readonly instrument!: string | null;

  @Field(() => PlacementStateEnum, { description: 'Where it stands.' })
  readonly state!: PlacementState;

  @Field(() => DateTimeScalar, { description: 'When it was agreed.' })
  readonly agreedAt!: Date;

  @Field(() => DateScalar, { nullable: true, description: 'First day; empty until it is confirmed.' })
  readonly startedOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; empty while it goes on.' })
  readonly endedOn!: Day | null;

  @Field(() => ShownReasonEnum, { nullable: true, description: 'Why it ended, as far as you may know.' })
  readonly endReason!: KeptReason | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether skills gained during reintegration made leaving legally possible (F57); empty for other ends.' })
  readonly skillsHelped!: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which somebody heard that it goes on.' })
  readonly heardOn!: Day | null;

  @GlobalId('Placement', { nullable: true, description: 'The placement that became this one.' })
  readonly convertedFrom!: PlacementId | null;

  @GlobalId('Placement', { nullable: true, description: 'The placement that this one became.' })
  readonly convertedTo!: PlacementId | null;

  @Field(() => Boolean, { description: 'Whether somebody else was asked for.' })
  readonly replacementAsked!: boolean;
}

@ObjectType('HiredPlacement', { description: 'A placement at your firm, as an employer sees it: without a name, and without the reasons of an end.' })
export class HiredPlacementType {
  @GlobalId('Placement')
  readonly id!: PlacementId;

  @GlobalId('Opening', { description: 'The opening it fills.' })
  readonly openingId!: OpeningId;

  @Field(() => OpeningKindEnum, { description: 'What it is.' })
  readonly kind!: OpeningKind;

  @Field(() => PlacementStateEnum, { description: 'Where it stands, as far as you know it.' })
  readonly state!: PlacementState;

  @Field(() => DateTimeScalar, { description: 'When it was agreed.' })
  readonly agreedAt!: Date;

  @Field(() => DateScalar, { nullable: true, description: 'First day; empty until it is confirmed.' })
  readonly startedOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; empty while it goes on.' })
  readonly endedOn!: Day | null;

  @Field(() => Boolean, { description: 'Whether somebody else was asked for.' })
  readonly replacementAsked!: boolean;
}

export const PlacementConnection = connectionType<Placement>('Placement', PlacementType);
export const HiredPlacementConnection = connectionType<Placement>('HiredPlacement', HiredPlacementType);
export const MovePlacementResult = resultUnion('MovePlacementResult', PlacementType);
export const ConvertPlacementResult = resultUnion('ConvertPlacementResult', PlacementType);
export const AnswerPlacementResult = resultUnion('AnswerPlacementResult', HiredPlacementType);

@ArgsType()
export class PlacementsArgs extends PageArgs {
  @Field(() => PlacementStateEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly state?: PlacementState | null;

  @Field(() => ID, { nullable: true, description: 'Only of this person.' })
  readonly jobseekerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only at this employer.' })
  readonly employerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this opening.' })
  readonly openingId?: string | null;

  @Field(() => ShownReasonEnum, { nullable: true, description: 'Only those that ended with this reason, as far as you may know.' })
  readonly endReason?: KeptReason | null;
}

@ArgsType()
export class HiredPlacementsArgs extends PageArgs {}

@InputType('MovePlacementInput', { description: 'What is to be recorded of a placement.' })
export class MovePlacementInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly id!: string;

  @Field(() => StaffMoveEnum, { description: 'What happened.' })
  readonly move!: StaffMove;

  @Field(() => PlacementActorEnum, { defaultValue: 'STAFF', description: 'Whose word it is.' })
  readonly saidBy!: PlacementActor;

  @Field(() => WordChannelEnum, { nullable: true, description: 'How they said it; empty for a decision of the staff.' })
  readonly channel?: WordChannel | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day that it is about; today unless given.' })
  readonly on?: Day | null;

  @Field(() => EndReasonEnum, { nullable: true, description: 'Why, where it ends.' })
  readonly reason?: EndReason | null;

  @Field(() => Boolean, { nullable: true, description: 'Where the person left legally: whether skills gained during reintegration made it possible (F57).' })
  readonly skillsHelped?: boolean | null;
}

@InputType('ConvertPlacementInput', { description: 'What a placement becomes.' })
export class ConvertPlacementInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly id!: string;

  @Field(() => OpeningKindEnum, { description: 'What it becomes.' })
  readonly kind!: OpeningKind;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of what was; today unless given.' })
  readonly on?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of what follows, as agreed.' })
  readonly startsOn?: Day | null;
}

@InputType('AnswerPlacementInput', { description: 'What an employer says of a placement.' })
export class AnswerPlacementInput extends MutationInput {
  @Field(() => ID, { description: 'The placement.' })
  readonly id!: string;

  @Field(() => EmployerMoveEnum, { description: 'What happened.' })
  readonly move!: EmployerMove;

  @Field(() => DateScalar, { nullable: true, description: 'The day that it is about; today unless given.' })
  readonly on?: Day | null;
}
