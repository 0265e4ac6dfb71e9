import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../../../kernel/ids.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import { InstrumentEnum } from '../../instrument.graphql.js';
import type { Instrument } from '../../instruments.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { AwardStage } from '../ledger/moves.js';
import type { ClawBackReason, ReleaseReason, ShownAward } from './award.js';

const AwardStageEnum = enumType<AwardStage>('AwardStage', 'Where the money of an award stands.', {
  RESERVED: 'Set aside; the person has not started.',
  COMMITTED: 'Owed; paid in parts.',
  SETTLED: 'Nothing is left to pay.',
});

const ClawBackReasonEnum = enumType<ClawBackReason>('ClawBackReason', 'Why what was paid is claimed back.', {
  OVERPAID: 'More was paid than was due.',
  EVIDENCE_WRONG: 'What showed that it was due was wrong.',
  RETENTION_NOT_KEPT: 'The person was not kept on for as long as agreed (L12).',
  DISPLACEMENT: 'Somebody else had to go (L12).',
  FRAUD: 'Fraud.',
});

const ReleaseReasonEnum = enumType<ReleaseReason>('ReleaseReason', 'Why what is left of an award goes back to the fund.', {
  NEVER_STARTED: 'The person never started.',
  DROPPED_OUT: 'The person left.',
  ENDED_EARLY: 'The work ended before the support did.',
  COMPLETED: 'All that was due is paid.',
  OFFER_ENDED: 'The offer came to nothing.',
  CONDITIONS_NOT_MET: 'What the programme asks for is not done.',
});

@ObjectType('AwardMoney', { description: 'What the money of an award is doing now, minor units.' })
export class AwardMoneyType {
  @Field(() => MinorUnits, { description: 'Set aside.' })
  readonly reserved!: number;

  @Field(() => MinorUnits, { description: 'Owed.' })
  readonly committed!: number;

  @Field(() => MinorUnits, { description: 'Paid.' })
  readonly paid!: number;

  @Field(() => MinorUnits, { description: 'Claimed back, not yet arrived.' })
  readonly claimed!: number;
}

@ObjectType('Award', { implements: () => [Node], description: 'What a fund sets aside for one person at one opening, or as a grant for founders.' })
export class AwardType {
  @GlobalId('Award')
  readonly id!: AwardId;

  @GlobalId('Opening', { nullable: true, description: 'The opening; empty for a grant.' })
  readonly openingId!: OpeningId | null;

  @GlobalId('Employer', { nullable: true, description: 'Who is paid; empty for a grant to a person who founds alone.' })
  readonly employerId!: EmployerId | null;

  @GlobalId('Jobseeker', { nullable: true, description: 'The person; for staff only, and empty for a grant to several people together.' })
  readonly jobseekerId!: JobseekerId | null;

  @Field(() => InstrumentEnum, { description: 'How the person is supported.' })
  readonly instrument!: Instrument;

  @Field(() => MinorUnits, { description: 'What was set aside at first.' })
  readonly minor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => String, { description: 'What stands on bank statements.' })
  readonly payerName!: string;

  @Field(() => AwardStageEnum, { description: 'Where its money stands.' })
  readonly stage!: AwardStage;

  @Field(() => AwardMoneyType, { description: 'What its money is doing now.' })
  readonly money!: AwardMoneyType;

  @Field(() => DateScalar, { description: 'When it was set aside.' })
  readonly reservedOn!: Day;
}

export const AwardConnection = connectionType<ShownAward>('Award', AwardType);
export const ClawBackResult = resultUnion('ClawBackResult', AwardType);
export const ReleaseAwardResult = resultUnion('ReleaseAwardResult', AwardType);
export const RecordRecoveryResult = resultUnion('RecordRecoveryResult', AwardType);

@InputType('ClawBackInput', { description: 'What is claimed back of an award.' })
export class ClawBackInput extends MutationInput {
  @Field(() => ID, { description: 'The award.' })
  readonly awardId!: string;

  @Field(() => MinorUnits, { description: 'How much.' })
  readonly amount!: number;

  @Field(() => ClawBackReasonEnum, { description: 'Why.' })
  readonly reason!: ClawBackReason;
}

@InputType('ReleaseAwardInput', { description: 'An award of which nothing more is paid.' })
export class ReleaseAwardInput extends MutationInput {
  @Field(() => ID, { description: 'The award.' })
  readonly awardId!: string;

  @Field(() => ReleaseReasonEnum, { description: 'Why.' })
  readonly reason!: ReleaseReason;
}

@InputType('RecordRecoveryInput', { description: 'What has arrived of what was claimed back.' })
export class RecordRecoveryInput extends MutationInput {
  @Field(() => ID, { description: 'The award.' })
  readonly awardId!: string;

  @Field(() => MinorUnits, { description: 'How much.' })
  readonly amount!: number;
}
