import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { TextLanguage } from '../phrases/phrase.js';
import type { PhoneSeer, SafeContact } from './safe-contact.js';

export const PhoneSeerEnum = enumType<PhoneSeer>('PhoneSeer', 'Who can read what comes to a phone.', {
  ALONE: 'The person alone.',
  FAMILY: 'The family as well.',
  OTHERS: 'Others as well.',
});
export const TextWishEnum = enumType<SafeContact['texts']>('TextWish', 'Whether a person is texted.', {
  YES: 'Yes, where they agreed to it.',
  NOT_WANTED: 'No: they do not want it.',
  DOES_NOT_READ: 'No: they do not read, and are called.',
  CALL_ONLY: 'No: it is not safe, and they are called.',
});
export const TextLanguageEnum = enumType<TextLanguage>('TextLanguage', 'A language of texts, ISO 639-1.', { en: 'English.', fr: 'French.', ar: 'Arabic; to be checked by a native speaker.', am: 'Amharic; to be checked by a native speaker.' });

@ObjectType('SafeContact', { description: 'How a person can be reached without harm, as they said when they were asked.' })
export class SafeContactType {
  @GlobalId('Jobseeker', { description: 'Who.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => PhoneSeerEnum, { description: 'Who can read what comes to the phone.' })
  readonly seenBy!: PhoneSeer;

  @Field(() => TextWishEnum, { description: 'Whether they are texted.' })
  readonly texts!: SafeContact['texts'];

  @Field(() => Int, { nullable: true, description: 'Minute of their day from which it is safe; empty for the usual hours.' })
  readonly fromMinute!: number | null;

  @Field(() => Int, { nullable: true, description: 'Minute of their day until which it is safe.' })
  readonly toMinute!: number | null;

  @Field(() => String, { nullable: true, description: 'Where they are, if not where the mission is: IANA name.' })
  readonly timeZone!: string | null;

  @Field(() => [String], { description: 'Quiet times of the mission that they keep.' })
  readonly quiet!: readonly string[];

  @Field(() => TextLanguageEnum, { description: 'Language of their texts.' })
  readonly language!: TextLanguage;

  @Field(() => DateScalar, { description: 'When they were asked.' })
  readonly askedOn!: Day;

  @GlobalId('Account', { nullable: true, description: 'Who asked.' })
  readonly askedBy!: AccountId | null;

  @Field(() => Int, { description: 'Counts its changes.' })
  readonly version!: number;
}

@ObjectType('OpenSafeContact', { description: 'How a person can be reached, with the word by which both know in a call who speaks.' })
export class OpenSafeContactType {
  @Field(() => SafeContactType, { description: 'How.' })
  readonly contact!: SafeContact;

  @Field(() => String, { nullable: true, description: 'The word; empty for none.' })
  readonly codeWord!: string | null;

  @Field(() => Boolean, { description: 'Whether it is time to ask again.' })
  readonly askAgain!: boolean;

  @Field(() => Boolean, { description: 'Whether the number said stop: it gets no texts until it says start, and the person is called.' })
  readonly stopped!: boolean;
}

@InputType('SetSafeContactInput', { description: 'What a person said of how they can be reached.' })
export class SetSafeContactInput extends MutationInput {
  @Field(() => ID, { description: 'Who.' })
  readonly jobseekerId!: string;

  @Field(() => Int, { description: 'The version that was read, 0 for none.' })
  readonly version!: number;

  @Field(() => Int, { description: 'Which of their numbers, from 0; this confirms that it is theirs.' })
  readonly phone!: number;

  @Field(() => PhoneSeerEnum, { description: 'Who can read what comes to the phone.' })
  readonly seenBy!: PhoneSeer;

  @Field(() => TextWishEnum, { description: 'Whether they are texted.' })
  readonly texts!: SafeContact['texts'];

  @Field(() => Int, { nullable: true, description: 'Minute of their day from which it is safe; empty for the usual hours.' })
  readonly fromMinute?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minute of their day until which it is safe.' })
  readonly toMinute?: number | null;

  @Field(() => String, { nullable: true, description: 'Where they are, if not where the mission is: IANA name.' })
  readonly timeZone?: string | null;

  @Field(() => [String], { nullable: true, description: 'Quiet times of the mission that they keep.' })
  readonly quiet?: readonly string[] | null;

  @Field(() => TextLanguageEnum, { description: 'Language of their texts.' })
  readonly language!: TextLanguage;

  @Field(() => String, { nullable: true, description: 'A word by which both know in a call who speaks; encrypted.' })
  readonly codeWord?: string | null;
}

export const SetSafeContactResult = resultUnion('SetSafeContactResult', SafeContactType);
