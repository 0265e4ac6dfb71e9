import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { TextLanguageEnum } from '../contact/safe-contact.graphql.js';
import type { Encoding } from '../port/relay-port.js';
import type { TextLanguage } from '../phrases/phrase.js';
import { RelayType } from '../relays/relay.graphql.js';
import type { Relay } from '../relays/relay.js';
import type { TextLine } from './text-views.service.js';
import type { DeliveryFigure } from './view.store.js';

export const TextDirectionEnum = enumType<TextLine['direction']>('TextDirection', 'Which way a text went.', { OUT: 'To the person.', IN: 'From the person.' });
export const TextEncodingEnum = enumType<Encoding>('TextEncoding', 'How a text travels.', { GSM_7: 'In the GSM alphabet: 160 signs, or 153 a part.', UCS_2: 'In any alphabet: 70 signs, or 67 a part.' });

@ObjectType('TextLine', { description: 'One text of a conversation.' })
export class TextLineType {
  @Field(() => DateTimeScalar, { description: 'When it was queued, or came.' })
  readonly at!: Date;

  @Field(() => TextDirectionEnum, { description: 'Which way it went.' })
  readonly direction!: TextLine['direction'];

  @Field(() => String, { nullable: true, description: 'Its words; empty once they were kept for 90 days, and for a one-time code.' })
  readonly text!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the phrase, for a text of ours.' })
  readonly phrase!: string | null;

  @Field(() => String, { nullable: true, description: 'Where a text of ours stands: WAITING, UNDER_WAY, DELIVERED, FAILED, EXPIRED, WITHHELD or CANCELLED.' })
  readonly status!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it waits, failed or was not sent.' })
  readonly why!: string | null;

  @Field(() => [String], { description: 'What followed from a text of theirs.' })
  readonly acts!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Parts that were handed over, over all attempts.' })
  readonly segments!: number | null;

  @Field(() => Int, { nullable: true, description: 'What they cost, in ten-thousandths of the currency of the relay.' })
  readonly costUnits!: number | null;
}

export const TextLineConnection = connectionType<TextLine>('TextLine', TextLineType);

@ArgsType()
export class TextConversationArgs extends PageArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;
}

@InputType('TextVariableInput', { description: 'Something to fill into a phrase.' })
export class TextVariableInput {
  @Field(() => String, { description: 'Its name, such as code.' })
  readonly name!: string;

  @Field(() => String, { description: 'A code or number.' })
  readonly value!: string;
}

@ObjectType('TextCost', { description: 'What a text would cost at a relay.' })
export class TextCostType {
  @Field(() => RelayType, { description: 'The relay.' })
  readonly relay!: Relay;

  @Field(() => Int, { description: 'In ten-thousandths of its currency.' })
  readonly units!: number;
}

@ObjectType('TextPreview', { description: 'How a phrase looks in a language, before anything is approved.' })
export class TextPreviewType {
  @Field(() => TextLanguageEnum, { description: 'The language.' })
  readonly language!: TextLanguage;

  @Field(() => String, { description: 'Its words.' })
  readonly text!: string;

  @Field(() => Boolean, { description: 'Whether somebody has checked it whose language it is.' })
  readonly reviewed!: boolean;

  @Field(() => TextEncodingEnum, { description: 'How it travels.' })
  readonly encoding!: Encoding;

  @Field(() => Int, { description: 'Parts that it is sent and paid in.' })
  readonly segments!: number;

  @Field(() => [TextCostType], { description: 'What it costs at each relay in use.' })
  readonly costs!: readonly TextCostType[];
}

@ObjectType('TextDelivery', { description: 'What a relay did for numbers of a country.' })
export class TextDeliveryType {
  @GlobalId('Relay', { description: 'The relay.' })
  readonly relayId!: DeliveryFigure['relayId'];

  @Field(() => String, { description: 'What the office calls it.' })
  readonly relayName!: string;

  @Field(() => String, { description: 'Country calling code of the numbers.' })
  readonly prefix!: string;

  @Field(() => String, { description: 'How far: SUBMITTING, UNKNOWN, ACCEPTED, DELIVERED, FAILED or EXPIRED.' })
  readonly state!: string;

  @Field(() => Int, { description: 'Texts handed over.' })
  readonly attempts!: number;

  @Field(() => Int, { description: 'Of these, after one of which nobody knew what became: the handset may have got two.' })
  readonly repeated!: number;

  @Field(() => Int, { description: 'Their parts.' })
  readonly segments!: number;

  @Field(() => Int, { description: 'What they cost, in ten-thousandths of the currency.' })
  readonly costUnits!: number;

  @Field(() => String, { description: 'Currency of the relay.' })
  readonly currency!: string;
}

@ObjectType('TextFigures', { description: 'How texts fared; no person is among them.' })
export class TextFiguresType {
  @Field(() => [TextDeliveryType], { description: 'By relay, country and how far they came.' })
  readonly deliveries!: readonly DeliveryFigure[];

  @Field(() => Int, { description: 'Numbers that told us to stop, at present.' })
  readonly stoppedToUs!: number;

  @Field(() => Int, { description: 'Numbers that told a relay to stop, at present.' })
  readonly stoppedToRelay!: number;
}

@ArgsType()
export class TextFiguresArgs {
  @Field(() => DateTimeScalar, { description: 'From this instant on.' })
  readonly since!: Date;

  @Field(() => DateTimeScalar, { description: 'Before this instant.' })
  readonly until!: Date;
}
