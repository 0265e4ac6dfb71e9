import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, MinorUnits } from '../../platform/graphql/scalars.js';
import type { PayBasis, PayStandardId } from './pay-standard.js';

const PayBasisEnum = enumType<PayBasis>('PayBasis', 'Where a standard of pay comes from (L9).', {
  COLLECTIVE_AGREEMENT: 'A collective agreement.',
  COMPARABLE_STAFF: 'What comparable staff of the firm earn.',
});

@ObjectType('PayStandard', { description: 'What pay is held against beside the law (L9).' })
export class PayStandardType {
  @GlobalId('PayStandard')
  readonly id!: PayStandardId;

  @Field(() => PayBasisEnum, { description: 'Where it comes from.' })
  readonly basis!: PayBasis;

  @GlobalId('Employer', { nullable: true, description: 'Whose pay it is about; empty for every employer of the mission.' })
  readonly employerId!: EmployerId | null;

  @Field(() => String, { name: 'occupationUri', nullable: true, description: 'URI of the occupation; empty for any work.' })
  readonly occupation!: string | null;

  @Field(() => MinorUnits, { description: 'Least pay of a month, minor units of the currency.' })
  readonly monthlyMinor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  readonly validFrom!: Day;

  @Field(() => DateScalar, { nullable: true, description: 'Last day; empty while it goes on.' })
  readonly validTo!: Day | null;

  @Field(() => String, { description: 'Where it is written, or what was seen.' })
  readonly source!: string;
}

export const RecordPayStandardResult = resultUnion('RecordPayStandardResult', PayStandardType);
export const EndPayStandardResult = resultUnion('EndPayStandardResult', PayStandardType);

@InputType('RecordPayStandardInput', { description: 'What pay is to be held against.' })
export class RecordPayStandardInput extends MutationInput {
  @Field(() => PayBasisEnum, { description: 'Where it comes from.' })
  readonly basis!: PayBasis;

  @Field(() => ID, { nullable: true, description: 'Whose pay it is about. Left out, it holds for every employer, which is for the administrator to say.' })
  readonly employerId?: string | null;

  @Field(() => String, { nullable: true, description: 'URI of the occupation; left out for any work.' })
  readonly occupationUri?: string | null;

  @Field(() => MinorUnits, { description: 'Least pay of a month, minor units of the currency.' })
  readonly monthlyMinor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => DateScalar, { description: 'First day.' })
  readonly validFrom!: Day;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, where it is known.' })
  readonly validTo?: Day | null;

  @Field(() => String, { description: 'Where it is written, or what was seen. Names nobody.' })
  readonly source!: string;
}

@InputType('EndPayStandardInput', { description: 'A standard of pay that ends.' })
export class EndPayStandardInput extends MutationInput {
  @Field(() => ID, { description: 'The standard.' })
  readonly id!: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  readonly on!: Day;
}
