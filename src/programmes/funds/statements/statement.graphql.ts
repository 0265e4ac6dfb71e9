import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../../../kernel/ids.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { DateScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import type { MoveKind } from '../ledger/moves.js';
import type { LedgerTransactionId, StatementLine, StatementTotals } from './statement.js';

const MoveKindEnum = enumType<MoveKind>('LedgerMove', 'What can happen to the money of a fund.', {
  BUDGET: 'The funder gave.',
  BUDGET_CUT: 'Taken out of the fund again.',
  ENTITLEMENT: 'A person may have more.',
  ENTITLEMENT_CUT: 'A person may have less.',
  RESERVATION: 'Set aside for a person at an opening.',
  COMMITMENT: 'Owed, because the person has started.',
  INSTALMENT: 'Paid.',
  RELEASE: 'What was not paid went back to the fund.',
  CLAW_BACK: 'What was paid is claimed back.',
  RECOVERY: 'What was claimed back has arrived.',
});

@ObjectType('StatementTotals', { description: 'What stood on the accounts of a statement at the end of the day, in one currency; minor units.' })
export class StatementTotalsType implements StatementTotals {
  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => MinorUnits, { description: 'What the funder gave; of a fund only.' })
  readonly funded!: number;

  @Field(() => MinorUnits, { description: 'What nobody held; of a fund only.' })
  readonly available!: number;

  @Field(() => MinorUnits, { description: 'Set aside.' })
  readonly reserved!: number;

  @Field(() => MinorUnits, { description: 'Owed.' })
  readonly committed!: number;

  @Field(() => MinorUnits, { description: 'Paid.' })
  readonly paid!: number;

  @Field(() => MinorUnits, { description: 'Claimed back, not yet arrived.' })
  readonly claimed!: number;

  @Field(() => MinorUnits, { description: 'What people may have; of a fund or a person only.' })
  readonly entitled!: number;

  @Field(() => MinorUnits, { description: 'What they have not used of it.' })
  readonly entitlementLeft!: number;
}

@ObjectType('StatementLine', { description: 'One transaction of a statement.' })
export class StatementLineType {
  @GlobalId('LedgerTransaction')
  readonly id!: LedgerTransactionId;

  @Field(() => DateScalar, { description: 'The day of the books.' })
  readonly bookedOn!: Day;

  @Field(() => MoveKindEnum, { description: 'What happened.' })
  readonly kind!: MoveKind;

  @Field(() => MinorUnits, { description: 'What moved.' })
  readonly minor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => String, { description: 'What stands on bank statements.' })
  readonly payerName!: string;

  @Field(() => String, { nullable: true, description: 'Reference of the payment, where it is one.' })
  readonly reference!: string | null;

  @GlobalId('Opening', { nullable: true, description: 'The opening.' })
  readonly openingId!: OpeningId | null;

  @GlobalId('Employer', { nullable: true, description: 'Who is paid.' })
  readonly employerId!: EmployerId | null;

  @GlobalId('Jobseeker', { nullable: true, description: 'The person; for staff only.' })
  readonly jobseekerId!: JobseekerId | null;
}

export const StatementLineConnection = connectionType<StatementLine>('StatementLine', StatementLineType);

@ObjectType('Statement', { description: 'Where the money of a fund, an opening, an employer or a person stood at the end of a day.' })
export class StatementType {
  @Field(() => DateScalar, { description: 'The day.' })
  readonly asOf!: Day;

  @Field(() => [StatementTotalsType], { description: 'What stood on its accounts, by currency.' })
  readonly totals!: readonly StatementTotals[];
}

@ArgsType()
export class FundStatementArgs {
  @Field(() => ID, { description: 'The fund.' })
  readonly fundId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The end of which day; today unless given.' })
  readonly asOf?: Day | null;
}

@ArgsType()
export class OpeningStatementArgs {
  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The end of which day; today unless given.' })
  readonly asOf?: Day | null;
}

@ArgsType()
export class EmployerStatementArgs {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The end of which day; today unless given.' })
  readonly asOf?: Day | null;
}

@ArgsType()
export class PersonStatementArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'The end of which day; today unless given.' })
  readonly asOf?: Day | null;
}
