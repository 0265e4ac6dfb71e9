import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Dismissal, HeadCountBaseline, PayrollDeclaration } from './payroll.js';

@ObjectType('Dismissal', { description: 'Somebody whom an employer dismissed: the work and the day, nothing of the person.' })
@InputType('DismissalInput', { description: 'Somebody whom the employer dismissed: the work and the day, nothing of the person.' })
export class DismissalType {
  @Field(() => String, { name: 'occupationUri', nullable: true, description: 'URI of the occupation; left out, it counts as any work.' })
  readonly occupation?: string | null;

  @Field(() => DateScalar, { description: 'The day.' })
  readonly on!: Day;
}

@ObjectType('HeadCountBaseline', { description: 'How many worked at an employer before a programme paid for anybody there (L12).' })
export class HeadCountBaselineType {
  @Field(() => Int, { description: 'People on the payroll.' })
  readonly headCount!: number;

  @Field(() => DateScalar, { description: 'When they were counted.' })
  readonly countedOn!: Day;

  @Field(() => String, { nullable: true, description: 'Why there are fewer than were counted before.' })
  readonly reason!: string | null;

  @Field(() => Int, { description: 'Counts the changes; a change names the version it was made on.' })
  readonly version!: number;
}

@ObjectType('PayrollDeclaration', { description: 'What an employer declared of a month; the last one of a month counts.' })
export class PayrollDeclarationType {
  @Field(() => DateScalar, { description: 'First day of the month.' })
  readonly month!: Day;

  @Field(() => Int, { description: 'People on the payroll on its last day.' })
  readonly headCount!: number;

  @Field(() => Boolean, { description: 'Whether the wages of the month were paid to all.' })
  readonly wagesPaid!: boolean;

  @Field(() => [DismissalType], { description: 'Who was dismissed.' })
  readonly dismissals!: readonly Dismissal[];

  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  readonly declaredAt!: Date;
}

@ObjectType('EmployerPayroll', { description: 'What is known of the payroll of an employer (L12).' })
export class EmployerPayrollType {
  @GlobalId('Employer', { description: 'The employer.' })
  readonly employerId!: EmployerId;

  @Field(() => HeadCountBaselineType, { nullable: true, description: 'How many worked there before; empty where nobody counted them.' })
  readonly baseline!: HeadCountBaseline | null;

  @Field(() => [PayrollDeclarationType], { description: 'Its declarations, the first month first.' })
  readonly declarations!: readonly PayrollDeclaration[];
}

export const SetHeadCountBaselineResult = resultUnion('SetHeadCountBaselineResult', EmployerPayrollType);
export const DeclarePayrollResult = resultUnion('DeclarePayrollResult', EmployerPayrollType);

@InputType('SetHeadCountBaselineInput', { description: 'How many work at an employer before a programme pays for anybody there.' })
export class SetHeadCountBaselineInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that you have read; left out where nobody counted yet.' })
  readonly version?: number | null;

  @Field(() => Int, { description: 'People on the payroll.' })
  readonly headCount!: number;

  @Field(() => String, { nullable: true, description: 'Why there are fewer than were counted before; needed where there are.' })
  readonly reason?: string | null;
}

@InputType('DeclarePayrollInput', { description: 'What an employer declares of a month, in place of what it declared of it before.' })
export class DeclarePayrollInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => DateScalar, { description: 'First day of the month.' })
  readonly month!: Day;

  @Field(() => Int, { description: 'People on the payroll on its last day.' })
  readonly headCount!: number;

  @Field(() => Boolean, { description: 'Whether the wages of the month were paid to all.' })
  readonly wagesPaid!: boolean;

  @Field(() => [DismissalType], { defaultValue: [], description: 'Who was dismissed in the month.' })
  readonly dismissals!: readonly DismissalType[];
}
