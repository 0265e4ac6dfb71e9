import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { CodeStanding } from './one-time-code.js';

export const CodeStandingEnum = enumType<CodeStanding>('CodeStanding', 'Where a one-time code stands.', {
  WAITS: 'It can be said.',
  USED: 'It was said, and was right.',
  OVER: 'It was replaced, tried too often, or is too old.',
});

@ObjectType('OneTimeCode', { description: 'A code that was texted to a person, to be said once; nobody sees its digits but whoever has the phone.' })
export class OneTimeCodeType {
  @GlobalId('Jobseeker', { description: 'To whom.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly sentAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it works.' })
  readonly expiresAt!: Date;

  @Field(() => CodeStandingEnum, { description: 'Where it stands.' })
  readonly standing!: CodeStanding;

  @Field(() => String, { description: 'Where its text stands: WAITING, UNDER_WAY, DELIVERED, FAILED, EXPIRED, WITHHELD or CANCELLED.' })
  readonly textStatus!: string;

  @Field(() => String, { nullable: true, description: 'Why the text waits, failed or was not sent.' })
  readonly textWhy!: string | null;
}

@ObjectType('CheckedCode', { description: 'Whether somebody said the digits that were sent.' })
export class CheckedCodeType {
  @Field(() => Boolean, { description: 'Whether they did: then details can be told.' })
  readonly right!: boolean;

  @Field(() => Int, { description: 'How often it can still be tried.' })
  readonly triesLeft!: number;
}

@InputType('SendOneTimeCodeInput', { description: 'A code for a person whom you accompany.' })
export class SendOneTimeCodeInput extends MutationInput {
  @Field(() => ID, { description: 'To whom.' })
  readonly jobseekerId!: string;
}

@InputType('CheckOneTimeCodeInput', { description: 'What a person says they got.' })
export class CheckOneTimeCodeInput extends MutationInput {
  @Field(() => ID, { description: 'Who.' })
  readonly jobseekerId!: string;

  @Field(() => String, { description: 'Six digits.' })
  readonly code!: string;
}

export const SendOneTimeCodeResult = resultUnion('SendOneTimeCodeResult', OneTimeCodeType);
export const CheckOneTimeCodeResult = resultUnion('CheckOneTimeCodeResult', CheckedCodeType);
