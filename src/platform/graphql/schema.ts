import type { BuildSchemaOptions } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';

import { DateTimeScalar } from './scalars.js';

/** How the schema is built from the classes; the same for the server and for `schema.gql`. */
export const buildSchemaOptions: BuildSchemaOptions = {
  // A JavaScript Date is an instant; days are numbers and always name their scalar.
  scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  noDuplicatedFields: true,
};

/** The schema as `schema.gql` keeps it: sorted, so that a change shows as a small difference. */
export function printedSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

/** Types, fields, arguments and enum values without a description, by name. Empty when each has its sentence. */
export function undescribed(schema: GraphQLSchema): readonly string[] {
  const missing: string[] = [];
  const check = (name: string, description: string | null | undefined) => {
    if (description === null || description === undefined || description.trim() === '') missing.push(name);
  };
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    if (!roots.has(type as never)) check(type.name, type.description);
    if ('getValues' in type) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
    if (!('getFields' in type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description);
      // Every mutation takes one `input`, whose type is described.
      if ('args' in field)
        for (const arg of field.args) if (arg.name !== 'input') check(`${type.name}.${field.name}(${arg.name})`, arg.description);
    }
  }
  return missing;
}
