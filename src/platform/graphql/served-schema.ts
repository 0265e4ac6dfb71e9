import type { ApolloDriverConfig } from '@nestjs/apollo';
import type { Type } from '@nestjs/common';
import type { ModulesContainer } from '@nestjs/core';
import type { GraphQLSchemaFactory } from '@nestjs/graphql';
import { isInterfaceType, isObjectType, lexicographicSortSchema, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';

import { buildSchemaOptions } from './schema.js';

/** The functions that answer fields, by the type and the name of the field. */
type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<unknown, unknown>>>>>;

/**
 * How the server comes by its schema: built from the classes, with the functions that Nest made for their fields. With `autoSchemaFile` Nest prints the schema that it built, reads
 * it again to put the functions in, and carries them back to the first one, which takes a quarter of a second of each start.
 */
export function servedSchema(modules: ModulesContainer, schemas: GraphQLSchemaFactory): Pick<ApolloDriverConfig, 'transformResolvers' | 'transformSchema'> {
  let made: readonly Resolvers[] = [];
  return {
    // Nest asks for this first.
    transformResolvers: (resolvers) => {
      made = [resolvers].flat() as readonly Resolvers[];
      return resolvers;
    },
    transformSchema: async () => {
      // Apollo Server checks the schema itself; asking it everything about itself once more takes a fifth of a second.
      const schema = await schemas.create(providersOf(modules), { ...buildSchemaOptions, skipCheck: true });
      for (const resolvers of made) answerFields(schema, resolvers);
      return lexicographicSortSchema(schema);
    },
  };
}

/** Providers that are no resolvers have no fields to add. */
function providersOf(modules: ModulesContainer): Type<unknown>[] {
  return [...modules.values()].flatMap(({ providers }) => [...providers.values()].flatMap(({ instance }) => (instance ? [(instance as object).constructor as Type<unknown>] : [])));
}

/** What answers a field of an interface answers it for each type that has no answer of its own. */
function answerFields(schema: GraphQLSchema, resolvers: Resolvers): void {
  for (const [typeName, fields] of Object.entries(resolvers)) {
    const type = schema.getType(typeName);
    if (type === undefined) throw new Error(`there is no type ${typeName}, which has resolvers`);
    const types = isInterfaceType(type) ? schema.getImplementations(type).objects : isObjectType(type) ? [type] : [];
    for (const [name, resolve] of Object.entries(fields)) {
      for (const each of types) {
        const field = each.getFields()[name];
        if (field === undefined) throw new Error(`${each.name} has no ${name}, which has a resolver`);
        field.resolve = resolvers[each.name]?.[name] ?? resolve;
      }
    }
  }
}
