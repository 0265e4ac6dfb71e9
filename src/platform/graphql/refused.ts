import type { Type } from '@nestjs/common';
import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { Refused } from '../../kernel/outcome.js';
import { REFUSED } from './access.js';
import { ClientError } from './client-error.js';

/** One fact of a refusal, in the API's form. */
@ObjectType('Fact', { description: 'One fact of a refusal.' })
export class FactType {
  @Field(() => String, { description: 'What the fact is about, such as "version".' })
  readonly name!: string;

  @Field(() => String, { description: 'Its value, as text.' })
  readonly value!: string;
}

/** A refusal, in the API's form. Being a class is what tells it from the record of an accepted answer. */
@ObjectType(REFUSED, { description: 'The request was understood and not done; nothing was changed.' })
export class RefusedType {
  @Field(() => String, { description: 'The reason, for programs.' })
  readonly code: string;

  @Field(() => String, { description: 'The reason in one sentence, for people.' })
  readonly message: string;

  @Field(() => [FactType], { description: 'The facts behind the reason.' })
  readonly facts: readonly FactType[];

  constructor(refused: Refused) {
    this.code = refused.code;
    this.message = refused.message;
    this.facts = Object.entries(refused.facts).map(([name, value]) => ({ name, value: String(value) }));
  }
}

/**
 * The answer of a mutation, `X | Refused`, over plain records: `resultUnion('PostVacancyResult', VacancyType)`.
 * The resolver returns the service's `Outcome`; the platform turns it into the member.
 */
export function resultUnion<T>(name: string, accepted: Type<T>): T | RefusedType {
  return createUnionType({
    name,
    description: `What came of it: ${article(name.replace(/Result$/, ''))}`,
    types: () => [accepted, RefusedType] as const,
    resolveType: (value: unknown) => (value instanceof RefusedType ? RefusedType : accepted),
  }) as T | RefusedType;
}

/** As `resultUnion`, of a record that has a type for each of its kinds: `typeName` says which it is. */
export function resultUnionOf<T extends object>(name: string, accepted: readonly Type<unknown>[], typeName: (record: T) => string): T | RefusedType {
  return createUnionType({
    name,
    description: `What came of it: ${article(name.replace(/Result$/, ''))}`,
    types: () => [...accepted, RefusedType],
    resolveType: (value: unknown) => (value instanceof RefusedType ? RefusedType : typeName(value as T)),
  }) as T | RefusedType;
}

/** `PostVacancy` -> "the result of post vacancy, or why it was refused." */
function article(act: string): string {
  return `the result of "${act.replace(/(?<=.)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase()}", or why it was refused.`;
}

/**
 * A refusal where the field has no `Refused` member to answer with (queries). Clients see code, message and facts as a
 * GraphQL error. Only doors throw it; services return `Refused`.
 */
export class RefusalError extends ClientError {
  constructor(readonly refused: Refused) {
    super(refused.message, { extensions: { code: refused.code, facts: refused.facts } });
  }
}
