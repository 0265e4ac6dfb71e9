import { applyDecorators } from '@nestjs/common';
import { Extensions, Field, ID } from '@nestjs/graphql';
import { getNamedType, isObjectType, isUnionType, type GraphQLOutputType } from 'graphql';

import { isId, type Id } from '../../kernel/ids.js';
import { REFUSED } from './access.js';

/** No record has this id; it stands for an id that cannot be read, so that every wrong id gets the same answer. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const KIND = /^[A-Z][A-Za-z]{0,63}$/;
/** Extension of a field that holds a global id: its kind. */
const ID_KIND = 'rejoinKind';

/** The id clients see: opaque, and unique among all kinds of record. */
export function globalId(kind: string, id: string): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url');
}

/** Kind and record id of a global id; null for anything else. */
export function readGlobalId(text: string): { readonly kind: string; readonly id: string } | null {
  const parts = Buffer.from(text, 'base64url').toString('latin1').split(':');
  const [kind, id] = parts;
  if (parts.length !== 2 || kind === undefined || id === undefined || !KIND.test(kind) || !isId(id)) return null;
  return globalId(kind, id) === text ? { kind, id } : null;
}

/**
 * The record id behind a global id of that kind. What is no such id becomes the id of nobody: the service then answers
 * as it does for a foreign or absent record, and a client cannot tell the three apart.
 */
export function localId<Kind extends string>(kind: Kind, text: string): Id<Kind> {
  const read = readGlobalId(text);
  return (read !== null && read.kind === kind ? read.id : NOBODY) as Id<Kind>;
}

/** How a field that holds an id is told to clients. */
export interface GlobalIdOptions {
  readonly description?: string;
  readonly nullable?: boolean;
}

/**
 * A field with an id, over a record that keeps a plain UUID: `@GlobalId('Opening') id`, or another record's
 * `@GlobalId('Employer', { description: 'Who hires.', nullable: true }) employerId`. `kind` is the brand of the id.
 */
export function GlobalId(kind: string, options: GlobalIdOptions = {}): PropertyDecorator {
  const field = Field(() => ID, {
    description: options.description ?? 'Opaque id, unique among all records.',
    nullable: options.nullable ?? false,
    middleware: [
      async (_, next) => {
        const id: unknown = await next();
        return typeof id === 'string' ? globalId(kind, id) : null;
      },
    ],
  });
  return applyDecorators(field, Extensions({ [ID_KIND]: kind }));
}

/** The kind of the records that a field answers with when it does not refuse, from the `id` of their type; null where there is none. */
export function kindOfRecord(type: GraphQLOutputType): string | null {
  const named = getNamedType(type);
  const record = isUnionType(named) ? named.getTypes().find((member) => member.name !== REFUSED) : named;
  const kind = isObjectType(record) ? record.getFields()['id']?.extensions[ID_KIND] : undefined;
  return typeof kind === 'string' ? kind : null;
}
