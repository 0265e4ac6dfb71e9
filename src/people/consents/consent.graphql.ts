import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId } from '../../kernel/ids.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { ConsentChannel, ConsentEvent, ConsentPurpose, DisclosureStep } from './consent.js';

export const ConsentPurposeEnum = enumType<ConsentPurpose>('ConsentPurpose', 'What a person may agree to.', {
  MATCHING: 'Being matched with openings.',
  DISCLOSURE: 'One employer learning of the person, step by step.',
  SHARING: 'Data going to another office, such as that of the country of return.',
  SMS: 'Text messages.',
  RESEARCH: 'Use for research.',
  STORY: "The telling of the person's story.",
});

export const DisclosureStepEnum = enumType<DisclosureStep>('DisclosureStep', 'How much one employer learns; each step needs those before it.', {
  CANDIDATE: 'What the post asks for, under a handle of its own.',
  NAME: 'The name.',
  PHONE: 'The phone number.',
});

export const ConsentChannelEnum = enumType<ConsentChannel>('ConsentChannel', 'How a person said it.', {
  IN_PERSON: 'Face to face.',
  CALL: 'In a phone call.',
  PAPER: 'On a signed paper.',
  TEXT: 'In a text message; never consent to disclosure.',
});

export const ConsentKindEnum = enumType<ConsentEvent['kind']>('ConsentKind', 'What was said.', {
  GIVEN: 'Yes.',
  WITHDRAWN: 'No, or no longer.',
});

export const ConsentCapacityEnum = enumType<ConsentEvent['capacity']>('ConsentCapacity', 'Who decided.', {
  SELF: 'The person.',
  GUARDIAN: 'A guardian, by a registered authority.',
});

@ObjectType('Consent', { description: 'One thing that a person agreed to or took back, with how it was said.' })
export class ConsentType {
  @Field(() => ConsentKindEnum, { description: 'What was said.' })
  readonly kind!: ConsentEvent['kind'];

  @Field(() => ConsentPurposeEnum, { description: 'About what.' })
  readonly purpose!: ConsentPurpose;

  @GlobalId('Employer', { nullable: true, description: 'The one employer of a disclosure.' })
  readonly employerId!: EmployerId | null;

  @Field(() => DisclosureStepEnum, { nullable: true, description: 'How much that employer learns.' })
  readonly step!: DisclosureStep | null;

  @Field(() => String, { nullable: true, description: 'The office that data may go to.' })
  readonly office!: string | null;

  @Field(() => String, { nullable: true, description: 'Version of the text that was read out or handed over.' })
  readonly textVersion!: string | null;

  @Field(() => String, { nullable: true, description: 'Language in which it was, ISO 639.' })
  readonly language!: string | null;

  @Field(() => ConsentChannelEnum, { description: 'How it was said.' })
  readonly channel!: ConsentChannel;

  @Field(() => ConsentCapacityEnum, { description: 'Who decided.' })
  readonly capacity!: ConsentEvent['capacity'];

  @Field(() => String, { nullable: true, description: "Where the guardian's authority is registered; only for those who accompany the case, and protection." })
  readonly guardianReference!: string | null;

  @Field(() => Boolean, { description: 'Whether it was explained before.' })
  readonly afterCounselling!: boolean;

  @Field(() => DateScalar, { description: 'The day on which it was said.' })
  readonly decidedOn!: Day;

  @GlobalId('Account', { nullable: true, description: 'Who recorded it; empty for the service itself.' })
  readonly recordedBy!: AccountId | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;
}

export const GiveConsentResult = resultUnion('GiveConsentResult', ConsentType);
export const WithdrawConsentResult = resultUnion('WithdrawConsentResult', ConsentType);

@InputType('ConsentScopeInput', { description: 'What exactly is agreed to: a purpose with its recipient.' })
export class ConsentScopeInput {
  @Field(() => ConsentPurposeEnum, { description: 'About what.' })
  readonly purpose!: ConsentPurpose;

  @Field(() => ID, { nullable: true, description: 'For DISCLOSURE: the employer.' })
  readonly employerId?: string | null;

  @Field(() => DisclosureStepEnum, { nullable: true, description: 'For DISCLOSURE: how much the employer learns.' })
  readonly step?: DisclosureStep | null;

  @Field(() => String, { nullable: true, description: 'For SHARING: the office, as RETURN_OFFICE, SENDING_OFFICE or a code of the mission.' })
  readonly office?: string | null;
}

@InputType({ isAbstract: true })
abstract class ConsentInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ConsentScopeInput, { description: 'About what.' })
  readonly scope!: ConsentScopeInput;

  @Field(() => String, { nullable: true, description: 'Version of the text that was read out or handed over; needed for a yes.' })
  readonly textVersion?: string | null;

  @Field(() => String, { nullable: true, description: 'Language in which it was, ISO 639; needed for a yes.' })
  readonly language?: string | null;

  @Field(() => ConsentChannelEnum, { description: 'How it was said.' })
  readonly channel!: ConsentChannel;

  @Field(() => String, { nullable: true, description: "Where the guardian's authority is registered, if a guardian decided; no name." })
  readonly guardianReference?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was explained before; not said counts as no.' })
  readonly afterCounselling?: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was said; today when omitted.' })
  readonly decidedOn?: Day | null;
}

@InputType('GiveConsentInput', { description: 'Something that a person agrees to.' })
export class GiveConsentInput extends ConsentInput {}

@InputType('WithdrawConsentInput', { description: 'Something that a person takes back or does not want.' })
export class WithdrawConsentInput extends ConsentInput {}
