import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

import { enumType } from '../../platform/graphql/enum.js';
import { TextLanguageEnum } from '../contact/safe-contact.graphql.js';
import type { TextLanguage } from '../phrases/phrase.js';
import type { ReadOut, ReadOutPart } from './read-out.js';

export const ReadOutPartEnum = enumType<ReadOutPart>('ReadOutPart', 'What a line of a read-out is about.', {
  FREELY: 'Whether the person can talk freely.',
  FIRM: 'The firm.',
  OWNER: 'Who owns and leads it; whoever calls says who that is.',
  WORK: 'The work.',
  PLACE: 'Where it is done.',
  START: 'When it begins.',
  LENGTH: 'How many months an internship lasts, or until when a course goes on.',
  HOURS: 'Hours of a week.',
  PAY: 'What it pays.',
  COST: 'What a course costs the person.',
  FREEDOMS: 'That it costs nothing, that papers stay with the person and that they are free to leave.',
  QUESTION: 'What the person is asked.',
  MESSAGE: 'What a text would have said that was not sent.',
  HOW: 'How things are at work.',
  BY_VOICE: 'What is asked by voice alone: pay, fees, hours, safety.',
  NUMBER: 'The number to call, of somebody whom nobody knows; it is not said.',
  WROTE: 'What somebody whom nobody knows wrote; it is not said.',
});

@ObjectType('ReadOutLine', { description: 'One line to read out.' })
export class ReadOutLineType {
  @Field(() => ReadOutPartEnum, { description: 'What it is about.' })
  readonly part!: ReadOutPart;

  @Field(() => String, { description: 'The words.' })
  readonly text!: string;
}

@ObjectType('ReadOut', { description: 'What is said in a call or at a visit, in the order of the saying: before a person decides anything about an offer, in place of a text, or at a check-in; for somebody whom nobody knows, the number and what they wrote.' })
export class ReadOutType {
  @Field(() => TextLanguageEnum, { description: 'The language of the words.' })
  readonly language!: TextLanguage;

  @Field(() => Boolean, { description: 'Whether somebody has checked the words whose language it is.' })
  readonly reviewed!: boolean;

  @Field(() => [ReadOutLineType], { description: 'The lines.' })
  readonly lines!: ReadOut['lines'];
}

@ArgsType()
export class ReadOutArgs {
  @Field(() => ID, { description: 'The task to call or visit somebody.' })
  readonly taskId!: string;

  @Field(() => TextLanguageEnum, { nullable: true, description: 'Left out, the language of the person; a text that was not sent has its own.' })
  readonly language?: TextLanguage | null;
}
