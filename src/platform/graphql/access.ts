import { applyDecorators, SetMetadata } from '@nestjs/common';
import { Extensions } from '@nestjs/graphql';
import { isObjectType, isUnionType, getNamedType, type GraphQLField, type GraphQLSchema } from 'graphql';

import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { listed } from '../../kernel/words.js';
import { scopesOpen } from '../scopes.js';
import { hasRole, type Role, type Viewer } from '../viewer.js';

/** Who may use a field of Query or Mutation: anyone, every viewer with a valid token, or those with one of the roles. */
export type AccessRule = 'ANYONE' | 'SIGNED_IN' | readonly Role[];

/** Metadata key under which a resolver method keeps its rule. */
export const ACCESS = 'rejoin:access';

/** Name of the union member that carries a refusal. */
export const REFUSED = 'Refused';

/**
 * Says who may use a field of Query or Mutation. A field without it is denied to everyone and fails
 * `assertEveryFieldHasAccess`. "Own" records are the service's matter: this rule only opens the door.
 */
export function Access(rule: AccessRule): MethodDecorator {
  if (rule.length === 0) throw new RangeError('an access rule names at least one role');
  return applyDecorators(SetMetadata(ACCESS, rule), Extensions({ access: rule }));
}

/**
 * Whether the viewer (null: no valid token) may use the field `act`. Refuses as NOT_SIGNED_IN (or as `turnedAway` says) or
 * NOT_ALLOWED, which names the roles that may. The one place where the scopes of API keys are enforced.
 */
export function mayUse(rule: AccessRule, viewer: Viewer | null, act: string, turnedAway: Refused | null = null): Outcome<null> {
  if (rule === 'ANYONE') return accepted(null);
  if (viewer === null) return turnedAway ?? refused('NOT_SIGNED_IN', {});
  if (viewer.scopes !== undefined && !scopesOpen(viewer.scopes, act)) return refused('NOT_ALLOWED', { act });
  if (rule === 'SIGNED_IN' || hasRole(viewer, ...rule)) return accepted(null);
  return refused('NOT_ALLOWED', { act, roles: listed(rule) });
}

/** Whether a field answers with a union that has a `Refused` member. */
export function canRefuse(field: Pick<GraphQLField<unknown, unknown>, 'type'>): boolean {
  const type = getNamedType(field.type);
  return isUnionType(type) && type.getTypes().some((member) => member.name === REFUSED);
}

/**
 * What is wrong with the doors of a schema: a field of Query or Mutation without an access rule, a mutation that does
 * not take one `input` with an `idempotencyKey`, or that has no `Refused` among its answers. Empty when all is well.
 */
export function faultsOfDoors(schema: GraphQLSchema): readonly string[] {
  const faults: string[] = [];
  for (const root of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    if (!isObjectType(root)) continue;
    for (const field of Object.values(root.getFields())) {
      const name = `${root.name}.${field.name}`;
      if (field.extensions['access'] === undefined) faults.push(`${name} names no access rule: add @Access(...)`);
      if (root !== schema.getMutationType()) continue;
      const input = field.args[0];
      const inputType = input === undefined ? null : getNamedType(input.type);
      const takesKey = inputType !== null && 'getFields' in inputType && 'idempotencyKey' in inputType.getFields();
      if (field.args.length !== 1 || input?.name !== 'input' || !takesKey)
        faults.push(`${name} must take one argument "input" whose type extends MutationInput`);
      if (!canRefuse(field)) faults.push(`${name} must answer with resultUnion(...), so that it can refuse`);
    }
  }
  return faults;
}

/** Throws with every fault of `faultsOfDoors`; for tests and for the start of the API. */
export function assertEveryFieldHasAccess(schema: GraphQLSchema): void {
  const faults = faultsOfDoors(schema);
  if (faults.length > 0) throw new Error(`The API has doors that are not safe:\n${faults.join('\n')}`);
}
