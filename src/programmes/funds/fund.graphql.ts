import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar, MinorUnits } from '../../platform/graphql/scalars.js';
import type { FundWithMoney } from './funds.service.js';
import type { FundId } from './ledger/ledger-account.js';

@ObjectType('FundMoney', { description: 'What the money of a fund is doing now, minor units of its currency.' })
export class FundMoneyType {
  @Field(() => MinorUnits, { description: 'What the funder gave, less what was taken out again.' })
  readonly funded!: number;

  @Field(() => MinorUnits, { description: 'What nobody holds.' })
  readonly available!: number;

  @Field(() => MinorUnits, { description: 'Set aside for people who have not started.' })
  readonly reserved!: number;

  @Field(() => MinorUnits, { description: 'Owed for people who have started.' })
  readonly committed!: number;

  @Field(() => MinorUnits, { description: 'Paid.' })
  readonly paid!: number;

  @Field(() => MinorUnits, { description: 'Claimed back, not yet arrived.' })
  readonly claimed!: number;
}

@ObjectType('Fund', { implements: () => [Node], description: 'Money of one funder in one currency.' })
export class FundType {
  @GlobalId('Fund')
  readonly id!: FundId;

  @Field(() => String, { description: 'What staff call it.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who gives the money.' })
  readonly funder!: string;

  @Field(() => String, { description: 'What stands on bank statements: says nothing of why somebody is paid.' })
  readonly payerName!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => Boolean, { description: 'Whether each person has an entitlement of their own, which is the most they may have.' })
  readonly perPerson!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which money is set aside.' })
  readonly startsOn!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which money is set aside.' })
  readonly endsOn!: Day | null;

  @Field(() => FundMoneyType, { description: 'What its money is doing now.' })
  readonly money!: FundMoneyType;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  readonly createdAt!: Date;
}

export const FundConnection = connectionType<FundWithMoney>('Fund', FundType);
export const OpenFundResult = resultUnion('OpenFundResult', FundType);
export const ChangeBudgetResult = resultUnion('ChangeBudgetResult', FundType);
export const ChangeEntitlementResult = resultUnion('ChangeEntitlementResult', FundType);

@InputType('OpenFundInput', { description: 'A fund to open; it is empty until a budget is added.' })
export class OpenFundInput extends MutationInput {
  @Field(() => String, { description: 'What staff call it.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who gives the money.' })
  readonly funder!: string;

  @Field(() => String, { description: 'What stands on bank statements: nothing of migration, return or need.' })
  readonly payerName!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => Boolean, { description: 'Whether each person has an entitlement of their own.' })
  readonly perPerson!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which money is set aside.' })
  readonly startsOn?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which money is set aside.' })
  readonly endsOn?: Day | null;
}

@InputType('ChangeBudgetInput', { description: 'Money that comes into a fund or goes out of it.' })
export class ChangeBudgetInput extends MutationInput {
  @Field(() => ID, { description: 'The fund.' })
  readonly fundId!: string;

  @Field(() => MinorUnits, { description: 'What comes in; below zero, what goes out.' })
  readonly amount!: number;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('ChangeEntitlementInput', { description: 'What a person may have from a fund.' })
export class ChangeEntitlementInput extends MutationInput {
  @Field(() => ID, { description: 'The fund.' })
  readonly fundId!: string;

  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => MinorUnits, { description: 'What is added; below zero, what is taken back of what is not used.' })
  readonly amount!: number;
}
