import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { ExchangeRate } from './rates.js';

@ObjectType('Mission', { description: 'A country office and its labour market.' })
export class MissionType {
  @GlobalId('Mission')
  readonly id!: MissionId;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => String, { description: 'ISO 4217; pay is compared in it.' })
  readonly currency!: string;

  @Field(() => String, { description: 'IANA name; matching goes by its calendar day.' })
  readonly timeZone!: string;

  @Field(() => [String], { description: 'ISO 639-1, the usual one first.' })
  readonly languages!: readonly string[];

  @Field(() => String, { description: 'Key of the classification in use.' })
  readonly classification!: string;

  @Field(() => String, { description: 'Name of the policy that its matches are scored under; changed by a reviewed proposal alone.' })
  readonly policy!: string;

  @Field(() => Boolean, { description: 'Built for demonstration: no real people, employers or openings.' })
  readonly constructed!: boolean;

  @Field(() => Int, { description: 'Counts the changes; a change names the version it was made on.' })
  readonly version!: number;
}

@ObjectType('ExchangeRate', { description: "What a currency costs in the mission's own, from a day on." })
export class ExchangeRateType {
  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  readonly validFrom!: Day;

  @Field(() => String, { description: "Units of the mission's currency for one unit, as a decimal." })
  readonly rate!: string;
}

export const ExchangeRateConnection = connectionType<ExchangeRate>('ExchangeRate', ExchangeRateType);

export const ChangeMissionResult = resultUnion('ChangeMissionResult', MissionType);
export const SetExchangeRateResult = resultUnion('SetExchangeRateResult', ExchangeRateType);

@InputType('ChangeMissionInput', { description: 'The settings of the mission as they shall be.' })
export class ChangeMissionInput extends MutationInput {
  @Field(() => Int, { description: 'The version the change was made on.' })
  readonly version!: number;

  @Field(() => String, { description: 'Its name, 1 to 200 characters.' })
  readonly name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => String, { description: 'IANA name.' })
  readonly timeZone!: string;

  @Field(() => [String], { description: 'ISO 639-1, the usual one first.' })
  readonly languages!: readonly string[];

  @Field(() => String, { description: 'Key of a loaded classification.' })
  readonly classification!: string;
}

@InputType('SetExchangeRateInput', { description: 'A rate to record; one for the same currency and day is replaced.' })
export class SetExchangeRateInput extends MutationInput {
  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  readonly validFrom!: Day;

  @Field(() => String, { description: "Units of the mission's currency for one unit, as a decimal such as 56.25." })
  readonly rate!: string;
}
