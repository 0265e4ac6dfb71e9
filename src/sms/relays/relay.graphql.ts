import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Day } from '../../kernel/day.js';
import type { RelayKind } from '../port/adapters.js';
import type { RelayId } from '../texts/attempt.js';
import type { QuietTime } from '../texts/quiet-hours.js';
import type { Relay } from './relay.js';

export const RelayKindEnum = enumType<RelayKind>('RelayKind', 'How a relay of text messages is spoken to.', {
  GENERIC_HTTP: 'By a template of an HTTP request.',
  KANNEL: 'Kannel.',
  RAPIDPRO: "A gateway for RapidPro's external channel.",
  AFRICAS_TALKING: "Africa's Talking.",
  RECORDING: 'Not at all: what would have gone out is noted in the log. For work on one machine.',
});
export const SwitchEnum = enumType<Relay['status']>('Switch', 'Whether something is in use.', { ON: 'It is.', OFF: 'It is not.' });
export const QuietForEnum = enumType<QuietTime['holdsFor']>('QuietFor', 'Whom a quiet time holds for.', { EVERYBODY: 'All people.', CHOSEN: 'Those who keep it.' });

@ObjectType('Relay', { description: 'A relay of text messages, without its secrets.' })
export class RelayType {
  @GlobalId('Relay')
  readonly id!: RelayId;

  @Field(() => String, { description: 'What the office calls it.' })
  readonly name!: string;

  @Field(() => RelayKindEnum, { description: 'How it is spoken to.' })
  readonly kind!: RelayKind;

  @Field(() => String, { description: 'The sender that people see.' })
  readonly sender!: string;

  @Field(() => [String], { description: 'Beginnings of the numbers that it carries.' })
  readonly prefixes!: readonly string[];

  @Field(() => Int, { description: 'Price of a part, in ten-thousandths of the currency.' })
  readonly unitsPerSegment!: number;

  @Field(() => String, { description: 'Currency of the price, ISO 4217.' })
  readonly currency!: string;

  @Field(() => Int, { description: 'Parts that it takes in a second.' })
  readonly segmentsPerSecond!: number;

  @Field(() => SwitchEnum, { description: 'Whether it is in use.' })
  readonly status!: Relay['status'];

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@ObjectType('RelayWithDoor', { description: 'A relay, with the address at which it tells us, shown once.' })
export class RelayWithDoorType {
  @Field(() => RelayType, { description: 'The relay.' })
  readonly relay!: Relay;

  @Field(() => String, { nullable: true, description: 'The address to give to the relay, to which it adds what it tells of; empty where the call repeats an earlier one.' })
  readonly doorUrl!: string | null;
}

@ObjectType('QuietTime', { description: 'A time in which people are not texted.' })
export class QuietTimeType {
  @Field(() => String, { description: 'What it is called.' })
  readonly name!: string;

  @Field(() => [Int], { description: 'Days of the week, 0 for Sunday; none for every day.' })
  readonly weekdays!: readonly number[];

  @Field(() => Int, { description: 'Minute of the day at which it begins.' })
  readonly fromMinute!: number;

  @Field(() => Int, { description: 'Minute of the day at which it is over.' })
  readonly toMinute!: number;

  @Field(() => DateScalar, { nullable: true, description: 'First day of it.' })
  readonly since!: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of it.' })
  readonly until!: Day | null;

  @Field(() => QuietForEnum, { description: 'Whom it holds for.' })
  readonly holdsFor!: QuietTime['holdsFor'];
}

@ObjectType('Texting', { description: 'How the mission texts.' })
export class TextingType {
  @Field(() => SwitchEnum, { description: 'Whether it texts at all.' })
  readonly status!: Relay['status'];

  @Field(() => String, { nullable: true, description: 'Number to call to check that a text is genuine, E.164.' })
  readonly genuineNumber!: string | null;

  @Field(() => [QuietTimeType], { description: 'When people are not texted.' })
  readonly quiet!: readonly QuietTime[];

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@InputType('RelaySecretInput', { description: 'What the relay knows us by.' })
export class RelaySecretInput {
  @Field(() => String, { description: 'Such as password, apiKey, authorization or what a template names.' })
  readonly name!: string;

  @Field(() => String, { description: 'It is never shown again.' })
  readonly value!: string;
}

@InputType({ isAbstract: true })
abstract class RelayTermsInput extends MutationInput {
  @Field(() => String, { description: 'What the office calls it.' })
  readonly name!: string;

  @Field(() => String, { description: 'How it is reached, as JSON; src/sms/README.md says what each kind needs.' })
  readonly settings!: string;

  @Field(() => String, { description: 'The sender that people see: neutral.' })
  readonly sender!: string;

  @Field(() => [String], { description: 'Beginnings of the numbers that it carries, such as +251; + takes all.' })
  readonly prefixes!: readonly string[];

  @Field(() => Int, { description: 'Price of a part, in ten-thousandths of the currency.' })
  readonly unitsPerSegment!: number;

  @Field(() => String, { description: 'Currency of the price, ISO 4217.' })
  readonly currency!: string;

  @Field(() => Int, { description: 'Parts that it takes in a second.' })
  readonly segmentsPerSecond!: number;

  @Field(() => SwitchEnum, { description: 'Whether it is in use.' })
  readonly status!: Relay['status'];

  @Field(() => [RelaySecretInput], { nullable: true, description: 'What the relay knows us by; left out in a change, it stays.' })
  readonly secrets?: readonly RelaySecretInput[] | null;
}

@InputType('AddRelayInput', { description: 'A relay to add.' })
export class AddRelayInput extends RelayTermsInput {
  @Field(() => RelayKindEnum, { description: 'How it is spoken to.' })
  readonly kind!: RelayKind;
}

@InputType('ChangeRelayInput', { description: 'A relay with other terms; its kind stays.' })
export class ChangeRelayInput extends RelayTermsInput {
  @Field(() => ID, { description: 'The relay.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  readonly version!: number;
}

@InputType('RotateRelaySecretInput', { description: 'A relay whose door gets another secret.' })
export class RotateRelaySecretInput extends MutationInput {
  @Field(() => ID, { description: 'The relay.' })
  readonly id!: string;
}

@InputType('RetireRelaySecretsInput', { description: 'A relay whose older secrets end.' })
export class RetireRelaySecretsInput extends MutationInput {
  @Field(() => ID, { description: 'The relay.' })
  readonly id!: string;
}

@InputType('QuietTimeInput', { description: 'A time in which people are not texted.' })
export class QuietTimeInput {
  @Field(() => String, { description: 'What it is called, in capitals, such as FRIDAY_PRAYER.' })
  readonly name!: string;

  @Field(() => [Int], { description: 'Days of the week, 0 for Sunday; none for every day.' })
  readonly weekdays!: readonly number[];

  @Field(() => Int, { description: 'Minute of the day at which it begins.' })
  readonly fromMinute!: number;

  @Field(() => Int, { description: 'Minute of the day at which it is over.' })
  readonly toMinute!: number;

  @Field(() => DateScalar, { nullable: true, description: 'First day of it.' })
  readonly since?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of it.' })
  readonly until?: Day | null;

  @Field(() => QuietForEnum, { description: 'Whom it holds for.' })
  readonly holdsFor!: QuietTime['holdsFor'];
}

@InputType('SetTextingInput', { description: 'How the mission texts.' })
export class SetTextingInput extends MutationInput {
  @Field(() => Int, { description: 'The version that was read, 0 for none.' })
  readonly version!: number;

  @Field(() => SwitchEnum, { description: 'OFF stops all texts at once; what waits goes on waiting.' })
  readonly status!: Relay['status'];

  @Field(() => String, { nullable: true, description: 'Number to call to check that a text is genuine, E.164.' })
  readonly genuineNumber?: string | null;

  @Field(() => [QuietTimeInput], { description: 'When people are not texted, besides the night.' })
  readonly quiet!: readonly QuietTimeInput[];
}

export const AddRelayResult = resultUnion('AddRelayResult', RelayWithDoorType);
export const ChangeRelayResult = resultUnion('ChangeRelayResult', RelayType);
export const RotateRelaySecretResult = resultUnion('RotateRelaySecretResult', RelayWithDoorType);
export const RetireRelaySecretsResult = resultUnion('RetireRelaySecretsResult', RelayType);
export const SetTextingResult = resultUnion('SetTextingResult', TextingType);
