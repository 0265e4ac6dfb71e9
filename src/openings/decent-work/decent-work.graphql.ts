import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { DecentWorkPoint, DecentWorkTier, FoundPoint } from './decent-work.js';

const DecentWorkPointEnum = enumType<DecentWorkPoint>('DecentWorkPoint', 'What staff look at when they check whether work is decent (L14).', {
  LEGAL_EMPLOYER: 'The firm may employ people by law.',
  WAGE_PAID: 'Wages are paid, and in full.',
  HOURS: 'The week has at most 48 hours.',
  WEEKLY_REST: 'There is a weekly rest.',
  SAFETY: 'The place is safe.',
  INSURANCE: 'Workers are insured.',
  NO_FORCED_OVERTIME: 'Nobody is forced to work overtime.',
});

const DecentWorkTierEnum = enumType<DecentWorkTier>('DecentWorkTier', 'Where a check puts an employer.', {
  DECENT: 'All holds.',
  SUPPORTED: 'An informal firm with a plan to become a legal employer; all else holds.',
  NOT_DECENT: 'Something does not hold: nobody new is offered there.',
});

@ObjectType('FoundPoint', { description: 'What was found about one point.' })
@InputType('FoundPointInput', { description: 'What was found about one point.' })
export class FoundPointType {
  @Field(() => DecentWorkPointEnum, { description: 'The point.' })
  readonly point!: DecentWorkPoint;

  @Field(() => Boolean, { description: 'Whether it holds.' })
  readonly holds!: boolean;

  @Field(() => String, { description: 'What was seen. Names nobody.' })
  readonly evidence!: string;
}

@ObjectType('DecentWorkCheck', { description: 'What staff found when they looked whether work at an employer is decent (L14).' })
export class DecentWorkCheckType {
  @GlobalId('Employer', { description: 'The employer.' })
  readonly employerId!: EmployerId;

  @Field(() => Int, { description: 'Its place among the checks of the employer, from 1; the last one counts.' })
  readonly number!: number;

  @Field(() => DateScalar, { description: 'When they looked.' })
  readonly checkedOn!: Day;

  @Field(() => DateScalar, { description: 'Last day on which it counts.' })
  readonly holdsUntil!: Day;

  @Field(() => [FoundPointType], { description: 'What was found.' })
  readonly points!: readonly FoundPoint[];

  @Field(() => String, { nullable: true, description: 'How an informal firm becomes a legal employer.' })
  readonly plan!: string | null;

  @Field(() => DecentWorkTierEnum, { description: 'Where it puts the employer.' })
  readonly tier!: DecentWorkTier;
}

export const RecordDecentWorkResult = resultUnion('RecordDecentWorkResult', DecentWorkCheckType);

@InputType('RecordDecentWorkInput', { description: 'What staff found at an employer.' })
export class RecordDecentWorkInput extends MutationInput {
  @Field(() => ID, { description: 'The employer.' })
  readonly employerId!: string;

  @Field(() => [FoundPointType], { description: 'Every point, once.' })
  readonly points!: readonly FoundPointType[];

  @Field(() => String, { nullable: true, description: 'How an informal firm becomes a legal employer.' })
  readonly plan?: string | null;
}
