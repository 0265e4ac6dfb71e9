import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Scope } from '../../platform/scopes.js';
import { MOST_DAYS, USUAL_DAYS, type ApiKey, type ApiKeyId } from './api-key.js';

export const ScopeEnum = enumType<Scope>('Scope', 'What an API key may be for.', {
  VACANCIES_READ: 'Reads the vacancies of its employer.',
  VACANCIES_WRITE: 'Writes, edits and closes vacancies of its employer, and reports seats.',
  INTERNSHIPS_READ: 'Reads the internships of its employer.',
  INTERNSHIPS_WRITE: 'Writes, edits and closes internships of its employer, and reports seats.',
  TRAININGS_READ: 'Reads the courses of its employer.',
  TRAININGS_WRITE: 'Writes, edits and closes courses of its employer, and reports seats.',
  EMPLOYER_READ: 'Reads the record of its employer.',
  IMPORTS: 'Uploads files of vacancies of its employer, and reads what came of them.',
});

@ObjectType('ApiKey', { implements: () => [Node], description: 'A key by which a system of an employer signs in; its secret is kept nowhere.' })
export class ApiKeyType {
  @GlobalId('ApiKey')
  readonly id!: ApiKeyId;

  @GlobalId('Account', { description: 'The account of the system; keys that are rotated share it.' })
  readonly accountId!: AccountId;

  @GlobalId('Employer', { description: 'The employer whose system it is.' })
  readonly employerId!: EmployerId;

  @Field(() => String, { description: 'How people recognise the system.' })
  readonly label!: string;

  @Field(() => [ScopeEnum], { description: 'What it may do.' })
  readonly scopes!: readonly Scope[];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  readonly createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends by itself.' })
  readonly expiresAt!: Date;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it was used, in UTC; empty for never.' })
  readonly lastUsedOn!: Day | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was revoked.' })
  readonly revokedAt!: Date | null;
}

@ObjectType('NewApiKey', { description: 'A new API key and its secret.' })
export class NewApiKeyType {
  @Field(() => ApiKeyType, { description: 'The key.' })
  readonly apiKey!: ApiKey;

  @Field(() => String, { nullable: true, description: 'Shown this once: send it as `Authorization: Bearer`. Empty when the call repeats an earlier one.' })
  readonly secret!: string | null;
}

export const ApiKeyConnection = connectionType<ApiKey>('ApiKey', ApiKeyType);
export const CreateApiKeyResult = resultUnion('CreateApiKeyResult', NewApiKeyType);
export const RotateApiKeyResult = resultUnion('RotateApiKeyResult', NewApiKeyType);
export const RevokeApiKeyResult = resultUnion('RevokeApiKeyResult', ApiKeyType);

const DAYS = `Days until it ends, 1 to ${MOST_DAYS}; ${USUAL_DAYS} when omitted.`;

@InputType('CreateApiKeyInput', { description: 'A key for a system of an employer.' })
export class CreateApiKeyInput extends MutationInput {
  @Field(() => String, { description: 'How people will recognise the system, 1 to 200 characters.' })
  readonly label!: string;

  @Field(() => ID, { nullable: true, description: 'The employer whose system it is; a partner may omit it.' })
  readonly employerId?: string | null;

  @Field(() => [ScopeEnum], { description: 'What it may do.' })
  readonly scopes!: readonly Scope[];

  @Field(() => Int, { nullable: true, description: DAYS })
  readonly validDays?: number | null;
}

@InputType('RotateApiKeyInput', { description: 'A key to be followed by another; both work until the first is revoked or ends.' })
export class RotateApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The key.' })
  readonly id!: string;

  @Field(() => Int, { nullable: true, description: DAYS })
  readonly validDays?: number | null;
}

@InputType('RevokeApiKeyInput', { description: 'A key to end at once.' })
export class RevokeApiKeyInput extends MutationInput {
  @Field(() => ID, { description: 'The key.' })
  readonly id!: string;
}
