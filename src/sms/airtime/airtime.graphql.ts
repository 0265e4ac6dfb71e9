import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { RelaySecretInput, SwitchEnum } from '../relays/relay.graphql.js';
import type { AirtimeKind } from './adapters.js';
import type { AirtimeTerms } from './airtime.js';

export const AirtimeKindEnum = enumType<AirtimeKind>('AirtimeKind', 'How airtime is bought.', {
  GENERIC_HTTP: 'Of any seller over HTTP, described by templates.',
  RECORDING: 'It is noted in the log and not bought: for work on one machine.',
});

@ObjectType('AirtimeTerms', { description: 'Airtime that the mission gives for a survey that was answered by text, the same for every answer.' })
export class AirtimeTermsType {
  @Field(() => AirtimeKindEnum, { description: 'How it is bought.' })
  readonly kind!: AirtimeKind;

  @Field(() => Int, { description: 'How much, in the smallest unit of the currency.' })
  readonly minor!: number;

  @Field(() => String, { description: 'Its currency, ISO 4217.' })
  readonly currency!: string;

  @Field(() => SwitchEnum, { description: 'Whether it is given.' })
  readonly status!: AirtimeTerms['status'];

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@InputType('SetAirtimeInput', { description: 'Airtime that the mission gives.' })
export class SetAirtimeInput extends MutationInput {
  @Field(() => Int, { description: 'The version that was read, 0 for none.' })
  readonly version!: number;

  @Field(() => AirtimeKindEnum, { description: 'How it is bought.' })
  readonly kind!: AirtimeKind;

  @Field(() => String, { description: 'How the seller is reached, as JSON; src/sms/README.md says what each kind needs.' })
  readonly settings!: string;

  @Field(() => Int, { description: 'How much, in the smallest unit of the currency.' })
  readonly minor!: number;

  @Field(() => String, { description: 'Its currency, ISO 4217.' })
  readonly currency!: string;

  @Field(() => SwitchEnum, { description: 'Whether it is given.' })
  readonly status!: AirtimeTerms['status'];

  @Field(() => [RelaySecretInput], { nullable: true, description: 'What the seller knows us by; left out in a change, it stays.' })
  readonly secrets?: readonly RelaySecretInput[] | null;
}

export const SetAirtimeResult = resultUnion('SetAirtimeResult', AirtimeTermsType);
