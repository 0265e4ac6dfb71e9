import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { AccountId, EmployerId, JobseekerId, OpeningId } from '../../../kernel/ids.js';
import type { ReasonCode } from '../../../matching/index.js';
import { connectionType, PageArgs } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { Node } from '../../../platform/graphql/node.js';
import { RefusedType, resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { CandidateId } from '../../candidates/candidacy.js';
import type { Offer, OfferId, OfferState } from '../lifecycle/offer.js';
import type { OfferAct } from '../lifecycle/offer-moves.js';
import type { ActorKind, HoldReason, OfferChannel } from '../lifecycle/offer-words.js';
import type { Heard } from '../offer-answers.service.js';
import { ActorEnum, HeardEnum, HoldReasonEnum, OfferActEnum, OfferChannelEnum, OfferStateEnum } from './offer-words.graphql.js';

@ObjectType('OfferWaiver', { description: 'A requirement that failed and that an officer let pass.' })
export class OfferWaiverType {
  @Field(() => String, { description: 'The code of what failed.' })
  readonly code!: ReasonCode;

  @Field(() => String, { description: 'Why it was let pass.' })
  readonly reason!: string;

  @GlobalId('Account', { nullable: true, description: 'The officer.' })
  readonly by!: AccountId | null;
}

@ObjectType('ReceiptPart', { description: 'A part of the score of a receipt.' })
export class ReceiptPartType {
  @Field(() => String, { description: 'The signal.' })
  readonly signal!: string;

  @Field(() => Int, { nullable: true, description: 'Its value then, 0 to 1,000,000; empty where unknown.' })
  readonly value!: number | null;

  @Field(() => Int, { description: 'What it added to the score.' })
  readonly contribution!: number;

  @Field(() => String, { description: 'In plain words.' })
  readonly sentence!: string;
}

@ObjectType('ReceiptRequirement', { description: 'A requirement of a receipt.' })
export class ReceiptRequirementType {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => [String], { description: 'The rules that it carries out.' })
  readonly rules!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The code of its failure; empty where it was met.' })
  readonly code!: string | null;

  @Field(() => Boolean, { description: 'Whether an officer let the failure pass.' })
  readonly waived!: boolean;

  @Field(() => String, { description: 'In plain words.' })
  readonly sentence!: string;
}

@ObjectType('OfferReceipt', { description: 'Why the work was offered, as it was known then; it never changes.' })
export class OfferReceiptType {
  @Field(() => String, { description: 'The policy that scored it.' })
  readonly policy!: string;

  @Field(() => Boolean, { description: 'Whether its weights were a first setting.' })
  readonly provisional!: boolean;

  @Field(() => DateScalar, { description: "The mission's own day on which it was judged." })
  readonly asOf!: Day;

  @Field(() => String, { description: 'The classification in whose terms it was judged.' })
  readonly classification!: string;

  @Field(() => Int, { description: 'The score, 0 to 1,000,000.' })
  readonly score!: number;

  @Field(() => [ReceiptPartType], { description: 'What made up the score.' })
  readonly parts!: readonly ReceiptPartType[];

  @Field(() => [ReceiptRequirementType], { description: 'All requirements, in their order.' })
  readonly requirements!: readonly ReceiptRequirementType[];

  @Field(() => String, { description: 'The gist, to be read out.' })
  readonly summary!: string;
}

@ObjectType('OfferEvent', { description: 'One line of the history of an offer.' })
export class OfferEventType {
  @Field(() => Int, { description: 'Its number.' })
  readonly number!: number;

  @Field(() => OfferActEnum, { description: 'What happened.' })
  readonly act!: OfferAct;

  @Field(() => OfferStateEnum, { nullable: true, description: 'Where the offer stood before; empty for the first line.' })
  readonly from!: OfferState | null;

  @Field(() => OfferStateEnum, { description: 'Where it stood afterwards.' })
  readonly to!: OfferState;

  @Field(() => ActorEnum, { description: 'Whose word it was.' })
  readonly actor!: ActorKind;

  @GlobalId('Account', { nullable: true, description: 'Who wrote it down; empty for the service, a text and a link.' })
  readonly by!: AccountId | null;

  @Field(() => OfferChannelEnum, { nullable: true, description: 'How the word came.' })
  readonly channel!: OfferChannel | null;

  @Field(() => String, { nullable: true, description: 'The language of a read-out, ISO 639.' })
  readonly language!: string | null;

  @Field(() => String, { nullable: true, description: 'A reason of a closed list.' })
  readonly reason!: string | null;

  @Field(() => String, { nullable: true, description: 'What staff wrote about it.' })
  readonly note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('Offer', { implements: () => [Node], description: 'A match that staff put to a person, from its draft to its end.' })
export class OfferType {
  @GlobalId('Offer')
  readonly id!: OfferId;

  @Field(() => String, { description: 'What an answer by text names it by.' })
  readonly code!: string;

  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @GlobalId('Employer', { description: 'Whose opening it is.' })
  readonly employerId!: EmployerId;

  @GlobalId('Jobseeker', { description: 'The person.' })
  readonly jobseekerId!: JobseekerId;

  @GlobalId('Candidate', { nullable: true, description: 'Under which the person is before the employer; empty before that.' })
  readonly candidacyId!: CandidateId | null;

  @Field(() => OfferStateEnum, { description: 'Where it stands.' })
  readonly state!: OfferState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is on hold; empty while it is not.' })
  readonly heldSince!: Date | null;

  @Field(() => HoldReasonEnum, { nullable: true, description: 'What keeps it on hold.' })
  readonly holdReason!: HoldReason | null;

  @Field(() => [OfferWaiverType], { description: 'What failed and was let pass.' })
  readonly waived!: readonly OfferWaiverType[];

  @Field(() => OfferReceiptType, { nullable: true, description: 'Why it was offered; empty once the person was forgotten.' })
  readonly receipt!: OfferReceiptType | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was sent.' })
  readonly sentAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person had it.' })
  readonly deliveredAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day for an answer.' })
  readonly expiresOn!: Day | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the person was reminded.' })
  readonly remindedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly endedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it ended, of a closed list.' })
  readonly endReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was drawn up.' })
  readonly createdAt!: Date;

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@ObjectType('RefusedOffer', { description: 'An offer that a bulk act left as it was, or that did not come about.' })
export class RefusedOfferType {
  @Field(() => Int, { description: 'Its place among those that were named, from 0.' })
  readonly at!: number;

  @Field(() => RefusedType, { description: 'Why.' })
  readonly why!: RefusedType;
}

@ObjectType('OffersChanged', { description: 'What became of a bulk act, offer by offer.' })
export class OffersChangedType {
  @Field(() => [OfferType], { description: 'Those that were changed.' })
  readonly changed!: readonly Offer[];

  @Field(() => [RefusedOfferType], { description: 'Those that were not, and why.' })
  readonly refused!: readonly RefusedOfferType[];
}

@ObjectType('AnsweredOffer', { description: 'An offer after a person said something to it.' })
export class AnsweredOfferType {
  @Field(() => OfferType, { description: 'The offer.' })
  readonly offer!: Offer;

  @Field(() => HeardEnum, { description: 'What became of the answer.' })
  readonly heard!: Heard;
}

@ObjectType('Offering', { description: 'How offers are let run for an opening.' })
export class OfferingType {
  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @Field(() => Int, { description: 'Offers that may run at once for each free seat.' })
  readonly offersPerSeat!: number;

  @Field(() => Boolean, { description: 'Whether the next approved offer is sent by itself when another one ends.' })
  readonly cascade!: boolean;

  @Field(() => Int, { description: 'Counts its changes; 0 while nobody said anything.' })
  readonly version!: number;
}

export const OfferConnection = connectionType<Offer>('Offer', OfferType);
export const DraftOffersResult = resultUnion('DraftOffersResult', OffersChangedType);
export const DraftNearMissOfferResult = resultUnion('DraftNearMissOfferResult', OfferType);
export const ApproveOffersResult = resultUnion('ApproveOffersResult', OffersChangedType);
export const SendOffersResult = resultUnion('SendOffersResult', OffersChangedType);
export const WithdrawOffersResult = resultUnion('WithdrawOffersResult', OffersChangedType);
export const AnswerOfferResult = resultUnion('AnswerOfferResult', AnsweredOfferType);
export const PauseOfferResult = resultUnion('PauseOfferResult', OfferType);
export const RecordOfferHeardResult = resultUnion('RecordOfferHeardResult', OfferType);
export const ReleaseOfferResult = resultUnion('ReleaseOfferResult', OfferType);
export const AcceptOfferResult = resultUnion('AcceptOfferResult', OfferType);
export const RecordEmployerAnswerResult = resultUnion('RecordEmployerAnswerResult', OfferType);
export const SetOfferingResult = resultUnion('SetOfferingResult', OfferingType);

@ArgsType()
export class OffersArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this opening.' })
  readonly openingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this person.' })
  readonly jobseekerId?: string | null;

  @Field(() => OfferStateEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly state?: OfferState | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Only those of which something may still come.' })
  readonly open!: boolean;
}
