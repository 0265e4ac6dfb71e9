import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { AccountId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { PlaceSuspension, PlaceSuspensionId } from './place-suspension.js';

@ObjectType('PlaceSuspension', { description: 'A place where nobody is put forward for the time being.' })
export class PlaceSuspensionType {
  @GlobalId('PlaceSuspension')
  readonly id!: PlaceSuspensionId;

  @Field(() => String, { description: 'Name of the place in the middle.' })
  readonly name!: string;

  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude!: number;

  @Field(() => Int, { description: 'Kilometres around it.' })
  readonly km!: number;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @GlobalId('Account', { nullable: true, description: 'Who decided.' })
  readonly by!: AccountId | null;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  readonly at!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was lifted; empty while it holds.' })
  readonly liftedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was lifted.' })
  readonly liftReason!: string | null;
}

export const PlaceSuspensionConnection = connectionType<PlaceSuspension>('PlaceSuspension', PlaceSuspensionType);
export const SuspendPlaceResult = resultUnion('SuspendPlaceResult', PlaceSuspensionType);
export const LiftPlaceSuspensionResult = resultUnion('LiftPlaceSuspensionResult', PlaceSuspensionType);

@InputType('SuspendPlaceInput', { description: 'A place where nobody shall be put forward.' })
export class SuspendPlaceInput extends MutationInput {
  @Field(() => Int, { description: 'GeoNames id of the place in the middle.' })
  readonly geonameId!: number;

  @Field(() => Int, { description: 'Kilometres around it.' })
  readonly km!: number;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

@InputType('LiftPlaceSuspensionInput', { description: 'A suspension to lift.' })
export class LiftPlaceSuspensionInput extends MutationInput {
  @Field(() => ID, { description: 'The suspension.' })
  readonly id!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}
