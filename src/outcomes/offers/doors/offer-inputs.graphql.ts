import { Field, ID, InputType, Int } from '@nestjs/graphql';

import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import type { EmployerMove } from '../employer-moves.service.js';
import type { PersonAnswer } from '../offer-answers.service.js';
import type { DeclineReason, NotSelectedReason, WithdrawReason } from '../lifecycle/offer-words.js';
import { DeclineReasonEnum, EmployerMoveEnum, NotSelectedReasonEnum, OverridableEnum, PersonAnswerEnum, SpokenChannelEnum, WithdrawReasonEnum } from './offer-words.graphql.js';

@InputType('DraftOffersInput', { description: 'Matches of one opening to draw offers up from.' })
export class DraftOffersInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => [ID], { description: 'The people, up to 100, each once.' })
  readonly jobseekerIds!: readonly string[];
}

@InputType('OverrideInput', { description: 'A failed requirement to let pass.' })
export class OverrideInput {
  @Field(() => OverridableEnum, { description: 'What failed.' })
  readonly code!: keyof typeof OverridableEnum;

  @Field(() => String, { description: 'Why it is let pass.' })
  readonly reason!: string;
}

@InputType('DraftNearMissOfferInput', { description: 'A near miss to draw an offer up from all the same.' })
export class DraftNearMissOfferInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => [OverrideInput], { description: 'All that fails, each with a reason.' })
  readonly overrides!: readonly OverrideInput[];
}

@InputType('ApproveOffersInput', { description: 'Drafts to approve.' })
export class ApproveOffersInput extends MutationInput {
  @Field(() => [ID], { description: 'The offers, up to 100, each once.' })
  readonly ids!: readonly string[];
}

@InputType('SendOffersInput', { description: 'Approved offers to send.' })
export class SendOffersInput extends MutationInput {
  @Field(() => [ID], { description: 'The offers, up to 100, each once.' })
  readonly ids!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Why it cannot wait where three offers await an answer of the same person; for officers.' })
  readonly beyondFew?: string | null;
}

@InputType('WithdrawOffersInput', { description: 'Offers to take back.' })
export class WithdrawOffersInput extends MutationInput {
  @Field(() => [ID], { description: 'The offers, up to 100, each once.' })
  readonly ids!: readonly string[];

  @Field(() => WithdrawReasonEnum, { description: 'Why.' })
  readonly reason!: WithdrawReason;

  @Field(() => String, { description: 'What is to be said about it, for staff.' })
  readonly note!: string;
}

@InputType('AnswerOfferInput', { description: 'What a person said to an offer.' })
export class AnswerOfferInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => PersonAnswerEnum, { description: 'What was said.' })
  readonly answer!: PersonAnswer;

  @Field(() => SpokenChannelEnum, { description: 'How.' })
  readonly channel!: 'CALL' | 'VISIT';

  @Field(() => DeclineReasonEnum, { nullable: true, description: 'Of a no: why, as far as it was said.' })
  readonly reason?: DeclineReason | null;
}

@InputType('PauseOfferInput', { description: 'An offer to put on hold at the word of the person, or to let go on.' })
export class PauseOfferInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => Boolean, { description: 'True puts it on hold.' })
  readonly onHold!: boolean;
}

@InputType('RecordOfferHeardInput', { description: 'That a person heard of an offer otherwise than by text.' })
export class RecordOfferHeardInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => SpokenChannelEnum, { description: 'How.' })
  readonly channel!: 'CALL' | 'VISIT';
}

@InputType('ReleaseOfferInput', { description: 'A read-out after which identity is released.' })
export class ReleaseOfferInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => SpokenChannelEnum, { description: 'How it was read out.' })
  readonly channel!: 'CALL' | 'VISIT';

  @Field(() => String, { description: 'In which language, ISO 639.' })
  readonly language!: string;

  @Field(() => Boolean, { description: 'That the person understands it.' })
  readonly understood!: boolean;

  @Field(() => Boolean, { description: 'That firm, owner and place were read out (F44).' })
  readonly heardFirmOwnerAndPlace!: boolean;

  @Field(() => Boolean, { defaultValue: false, description: 'Releases the phone beside the name, where the person agreed to that too.' })
  readonly withPhone!: boolean;
}

@InputType('AcceptOfferInput', { description: 'A read-out of the terms, and the acceptance that followed it.' })
export class AcceptOfferInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => SpokenChannelEnum, { description: 'How the terms were read out.' })
  readonly channel!: 'CALL' | 'VISIT';

  @Field(() => String, { description: 'In which language, ISO 639.' })
  readonly language!: string;

  @Field(() => Boolean, { description: 'That the person understands it (L8).' })
  readonly understood!: boolean;

  @Field(() => Boolean, { description: 'That pay, hours, place and first day were read out.' })
  readonly heardTerms!: boolean;

  @Field(() => Boolean, { description: 'That papers stay with the person, who is free to leave.' })
  readonly heardFreedoms!: boolean;
}

@InputType('RecordEmployerAnswerInput', { description: 'What an employer told an officer about a candidate.' })
export class RecordEmployerAnswerInput extends MutationInput {
  @Field(() => ID, { description: 'The offer.' })
  readonly id!: string;

  @Field(() => EmployerMoveEnum, { description: 'What was answered.' })
  readonly answer!: EmployerMove['move'];

  @Field(() => SpokenChannelEnum, { description: 'How.' })
  readonly channel!: 'CALL' | 'VISIT';

  @Field(() => NotSelectedReasonEnum, { nullable: true, description: 'Of NOT_SELECTED: why.' })
  readonly reason?: NotSelectedReason | null;
}

@InputType('SetOfferingInput', { description: 'How offers shall run for an opening.' })
export class SetOfferingInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => Int, { description: 'The version that you have read, 0 while nobody said anything.' })
  readonly version!: number;

  @Field(() => Int, { description: 'Offers that may run at once for each free seat, 1 to 20.' })
  readonly offersPerSeat!: number;

  @Field(() => Boolean, { description: 'Whether the next approved offer is sent by itself when another one ends.' })
  readonly cascade!: boolean;
}
