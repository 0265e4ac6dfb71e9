import type { DynamicModule, ForwardReference, Provider, Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';

import { buildSchemaOptions } from './schema.js';

/** Anything that can stand in a module's `imports`. */
export type ModuleRoot = Type<unknown> | DynamicModule | Promise<DynamicModule> | ForwardReference;

/**
 * The schema of an application, read from its modules without starting anything: no database, no port. The same as the
 * running server's.
 */
export async function schemaOf(root: ModuleRoot): Promise<GraphQLSchema> {
  const classes = await providersBelow(root);
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    // Providers that are no resolvers have no fields to add.
    return await builder.get(GraphQLSchemaFactory).create([...classes], buildSchemaOptions);
  } finally {
    await builder.close();
  }
}

async function providersBelow(root: ModuleRoot): Promise<ReadonlySet<Type<unknown>>> {
  const found = new Set<Type<unknown>>();
  const visited = new Set<unknown>();
  const waiting: ModuleRoot[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const one = await next;
    if (visited.has(one)) continue;
    visited.add(one);
    if ('forwardRef' in one) {
      waiting.push(one.forwardRef() as ModuleRoot);
      continue;
    }
    const dynamic = 'module' in one ? one : null;
    const type = dynamic === null ? (one as Type<unknown>) : dynamic.module;
    waiting.push(...(dynamic?.imports ?? []), ...declared<ModuleRoot>(MODULE_METADATA.IMPORTS, type));
    for (const provider of [...(dynamic?.providers ?? []), ...declared<Provider>(MODULE_METADATA.PROVIDERS, type)]) {
      const provided: unknown = typeof provider === 'function' ? provider : provider.provide;
      if (typeof provided === 'function') found.add(provided as Type<unknown>);
    }
  }
  return found;
}

function declared<Entry>(key: string, type: Type<unknown>): readonly Entry[] {
  return (Reflect.getMetadata(key, type) as readonly Entry[] | undefined) ?? [];
}
