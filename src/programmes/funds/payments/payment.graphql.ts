import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { AccountId } from '../../../kernel/ids.js';
import { connectionType, PageArgs } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { Evidence, Payment, PaymentId, PaymentStatus } from './payment.js';

const EvidenceEnum = enumType<Evidence>('PaymentEvidence', 'What shows that a part is due.', {
  PAYROLL_DECLARATION: 'The monthly declaration of the payroll.',
  ATTENDANCE: 'A list of attendance.',
  END_REPORT: 'The report at the end of an internship.',
  INVOICE: 'An invoice of a course, or of what was bought.',
  RECEIPTS: 'Receipts of what was bought.',
  DELIVERY: 'Goods were handed over and signed for.',
  VISIT: 'Staff have seen it.',
});

const PaymentStatusEnum = enumType<PaymentStatus>('PaymentStatus', 'What became of a request to pay.', {
  REQUESTED: 'Waits for somebody of finance who did not request it.',
  APPROVED: 'Approved by a second person, and paid.',
  REJECTED: 'Not paid.',
});

@ObjectType('Payment', { implements: () => [Node], description: 'A part of an award that somebody asked to be paid.' })
export class PaymentType {
  @GlobalId('Payment')
  readonly id!: PaymentId;

  @GlobalId('Award', { description: 'What it is a part of.' })
  readonly awardId!: AwardId;

  @Field(() => String, { description: 'What stands on the bank statement.' })
  readonly reference!: string;

  @Field(() => MinorUnits, { description: "How much, minor units of the award's currency." })
  readonly minor!: number;

  @Field(() => DateScalar, { description: 'First day that it is paid for.' })
  readonly fromDay!: Day;

  @Field(() => DateScalar, { description: 'Last day that it is paid for.' })
  readonly toDay!: Day;

  @Field(() => EvidenceEnum, { description: 'What shows that it is due.' })
  readonly evidence!: Evidence;

  @Field(() => String, { nullable: true, description: 'Number of the paper that shows it; empty where it is paid for its days alone.' })
  readonly document!: string | null;

  @Field(() => PaymentStatusEnum, { description: 'What became of it.' })
  readonly status!: PaymentStatus;

  @GlobalId('Account', { description: 'Who requested it.' })
  readonly requestedBy!: AccountId;

  @Field(() => DateTimeScalar, { description: 'When it was requested.' })
  readonly requestedAt!: Date;

  @GlobalId('Account', { nullable: true, description: 'Who decided: somebody else.' })
  readonly decidedBy!: AccountId | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  readonly decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  readonly decisionReason!: string | null;
}

export const PaymentConnection = connectionType<Payment>('Payment', PaymentType);
export const RequestPaymentResult = resultUnion('RequestPaymentResult', PaymentType);
export const DecidePaymentResult = resultUnion('DecidePaymentResult', PaymentType);

@ArgsType()
export class PaymentsArgs extends PageArgs {
  @Field(() => PaymentStatusEnum, { nullable: true, description: 'Only those of this status.' })
  readonly status?: PaymentStatus | null;
}

@InputType('RequestPaymentInput', { description: 'A part of an award to pay.' })
export class RequestPaymentInput extends MutationInput {
  @Field(() => ID, { description: 'The award.' })
  readonly awardId!: string;

  @Field(() => MinorUnits, { description: "How much, minor units of the award's currency." })
  readonly amount!: number;

  @Field(() => DateScalar, { description: 'First day that it is paid for.' })
  readonly fromDay!: Day;

  @Field(() => DateScalar, { description: 'Last day that it is paid for; it is over.' })
  readonly toDay!: Day;

  @Field(() => EvidenceEnum, { description: 'What shows that it is due.' })
  readonly evidence!: Evidence;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the invoice, receipt or other paper: each paper of an award is paid for once, several of one day too. Without one no day is paid for twice. Names nobody.',
  })
  readonly document?: string | null;
}

@InputType('DecidePaymentInput', { description: 'A decision about a payment that somebody else requested.' })
export class DecidePaymentInput extends MutationInput {
  @Field(() => ID, { description: 'The payment.' })
  readonly id!: string;

  @Field(() => Boolean, { description: 'Whether it is paid.' })
  readonly approve!: boolean;

  @Field(() => String, { nullable: true, description: 'Why; needed to reject. Names nobody.' })
  readonly reason?: string | null;
}
