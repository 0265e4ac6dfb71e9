import { Field, ID, InterfaceType } from '@nestjs/graphql';

import type { Id } from '../../kernel/ids.js';
import type { Viewer } from '../viewer.js';
import { mayUse, type AccessRule } from './access.js';

const typeOfRecord = new WeakMap<object, string>();

/** Anything with a global id. `@ObjectType('Vacancy', { implements: () => [Node] })` and `@GlobalId('Opening') id`. */
@InterfaceType('Node', {
  description: 'Anything that can be fetched again by its id.',
  resolveType: (record: object) => typeOfRecord.get(record),
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque id, unique among all records.' })
  readonly id!: string;
}

/** How records of one kind are found by id. */
export interface NodeSource<Kind extends string = string, Row extends { readonly id: Id<Kind> } = { readonly id: Id<Kind> }> {
  /** The brand of the id, as in `@GlobalId('Opening')`. */
  readonly kind: Kind;
  /** Who may fetch such records; others are told that there is none. */
  readonly access: AccessRule;
  /** Name of the GraphQL type of a record. */
  typeName(row: Row): string;
  /** The records that this viewer may see, in any order. */
  byIds(viewer: Viewer, ids: readonly Id<Kind>[]): Promise<readonly Row[]>;
}

/** The kinds that `node` and `nodes` can fetch. Resolvers add theirs in their constructor. */
export class NodeSources {
  private readonly sources = new Map<string, NodeSource>();

  add<Kind extends string, Row extends { readonly id: Id<Kind> }>(source: NodeSource<Kind, Row>): void {
    if (this.sources.has(source.kind)) throw new Error(`two node sources for ${source.kind}`);
    this.sources.set(source.kind, source as unknown as NodeSource);
  }

  /** Records of mixed kinds in the order asked for; null where there is none, or none that this viewer may see. */
  async find(viewer: Viewer, wanted: readonly ({ readonly kind: string; readonly id: string } | null)[]): Promise<readonly (object | null)[]> {
    const found = new Map<string, object>();
    for (const kind of new Set(wanted.map((one) => one?.kind))) {
      const source = kind === undefined ? undefined : this.sources.get(kind);
      if (source === undefined || !mayUse(source.access, viewer, 'node').ok) continue;
      const ids = wanted.flatMap((one) => (one !== null && one.kind === kind ? [one.id as Id<string>] : []));
      for (const row of await source.byIds(viewer, [...new Set(ids)])) {
        typeOfRecord.set(row, source.typeName(row));
        found.set(`${kind}:${row.id}`, row);
      }
    }
    return wanted.map((one) => (one === null ? null : (found.get(`${one.kind}:${one.id}`) ?? null)));
  }
}
