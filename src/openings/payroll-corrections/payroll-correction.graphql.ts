import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar, MinorUnits } from '../../platform/graphql/scalars.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { PaymentId } from '../../programmes/funds/payments/payment.js';
import type { CorrectionCause, CorrectionDecision, CorrectionStatus, PayrollCorrectionId } from './payroll-correction.js';

const CauseEnum = enumType<CorrectionCause>('PayrollCorrectionCause', 'Why a month that was paid for is not due any more (L12).', {
  WAGES_UNPAID: 'Its wages were not paid.',
  DISPLACEMENT: 'Fewer work there than before, or somebody was dismissed in the occupation.',
});

const DECISIONS = {
  CLAIMED_BACK: 'The employer pays it back: it is claimed in the ledger, for good.',
  SETTLED: 'What falls due next is less by it; it can still be let stand.',
  STANDS: 'Nothing is owed.',
} as const;
const DecisionEnum = enumType<CorrectionDecision>('PayrollCorrectionDecision', 'What finance decides about what was paid for a month that is not due.', DECISIONS);
const StatusEnum = enumType<CorrectionStatus>('PayrollCorrectionStatus', 'What became of a correction.', {
  OPEN: 'Finance decides; until then nothing more is paid of the award.',
  ...DECISIONS,
  WITHDRAWN: 'The month was declared again, so that it is due.',
});

@ObjectType('PayrollCorrection', { description: 'What was paid for a month by a declaration that its employer changed afterwards (L12).' })
export class PayrollCorrectionType {
  @GlobalId('PayrollCorrection')
  readonly id!: PayrollCorrectionId;

  @GlobalId('Employer', { description: 'Who declared it.' })
  readonly employerId!: EmployerId;

  @GlobalId('Award', { description: 'Of which award it was paid.' })
  readonly awardId!: AwardId;

  @GlobalId('Payment', { description: 'By which payment.' })
  readonly paymentId!: PaymentId;

  @Field(() => DateScalar, { description: 'First day of the month.' })
  readonly month!: Day;

  @Field(() => CauseEnum, { description: 'Why it is not due any more.' })
  readonly cause!: CorrectionCause;

  @Field(() => MinorUnits, { description: "What was paid for the month, minor units of the award's currency." })
  readonly minor!: number;

  @Field(() => StatusEnum, { description: 'What became of it.' })
  readonly status!: CorrectionStatus;

  @Field(() => DateTimeScalar, { description: 'When it was declared otherwise.' })
  readonly openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided or withdrawn; empty while it is open.' })
  readonly decidedAt!: Date | null;
}

export const DecidePayrollCorrectionResult = resultUnion('DecidePayrollCorrectionResult', PayrollCorrectionType);

@InputType('DecidePayrollCorrectionInput', { description: 'What is decided about a correction.' })
export class DecidePayrollCorrectionInput extends MutationInput {
  @Field(() => ID, { description: 'The correction.' })
  readonly id!: string;

  @Field(() => DecisionEnum, { description: 'The decision.' })
  readonly decision!: CorrectionDecision;
}
