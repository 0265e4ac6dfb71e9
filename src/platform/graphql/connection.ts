import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

import { refused } from '../../kernel/outcome.js';
import { readCursor, writeCursor, type CursorPart, type CursorValues } from './cursor.js';
import { RefusalError } from './refused.js';

/** Rows of a page when `first` is not given. */
export const USUAL_PAGE = 20;
/** Most rows of a page. */
export const LARGEST_PAGE = 100;

/** The arguments of every paged field. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: USUAL_PAGE, description: 'How many to return, 1 to 100.' })
  readonly first!: number;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before; omit it for the first page.' })
  readonly after?: string | null;
}

/** A page that is asked for. */
export interface Page<Shape extends readonly CursorPart[]> {
  readonly first: number;
  /** How many rows to read: one more than `first`, which tells whether there is a next page. */
  readonly limit: number;
  /** Sort key of the last row of the page before; null for the first page. */
  readonly after: CursorValues<Shape> | null;
  readonly shape: Shape;
}

/** A page of rows as `connectionType` shows it. */
export interface Connection<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: PageInfoType;
  readonly totalCount?: number;
}

/** Where a page stands in its list. */
@ObjectType('PageInfo', { description: 'Where a page stands in its list.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether more follows after this page.' })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page was asked for with `after`.' })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row.' })
  readonly startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row; give it as `after` for the next page.' })
  readonly endCursor!: string | null;
}

/**
 * Checks the arguments of a paged field. `shape` names the parts of the list's sort key, the id last; rows that are
 * added meanwhile never shift a page. Refuses (as an error) a size out of 1 to 100 and a cursor of
 * another shape; one of another list of the same shape begins this list at a place that means nothing, and shows nothing that the list does not.
 */
export function pageOf<const Shape extends readonly CursorPart[]>(args: PageArgs, shape: Shape): Page<Shape> {
  const { first } = args;
  if (first < 1 || first > LARGEST_PAGE)
    throw new RefusalError(refused('INVALID_INPUT', { field: 'first', problem: `must be 1 to ${LARGEST_PAGE}` }));
  const after = args.after === undefined || args.after === null ? null : readCursor(args.after, shape);
  if (after === undefined)
    throw new RefusalError(refused('INVALID_INPUT', { field: 'after', problem: 'is no cursor of this list' }));
  return { first, limit: first + 1, after, shape };
}

/** A page from up to `page.limit` rows in the list's order; `keyOf` gives the sort key of a row in the page's shape. */
export function connectionOf<Row, const Shape extends readonly CursorPart[]>(
  rows: readonly Row[],
  page: Page<Shape>,
  keyOf: (row: Row) => CursorValues<Shape>,
  totalCount?: number,
): Connection<Row> {
  const edges = rows.slice(0, page.first).map((node) => ({ cursor: writeCursor(keyOf(node), page.shape), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    ...(totalCount === undefined ? {} : { totalCount }),
  };
}

/**
 * `XConnection` and `XEdge` for a GraphQL type X over the record `Row`:
 * `export const VacancyConnection = connectionType<Vacancy>('Vacancy', VacancyType)`.
 * `totalCount` only where the number tells nobody anything they may not know.
 */
export function connectionType<Row>(
  name: string,
  node: Type<unknown>,
  options: { readonly totalCount?: boolean } = {},
): Type<Connection<Row>> {
  @ObjectType(`${name}Edge`, { description: `One row of a ${name} list.` })
  class Edge {
    @Field(() => String, { description: 'Where this row stands; give it as `after` to go on from here.' })
    readonly cursor!: string;

    @Field(() => node, { description: 'The row itself.' })
    readonly node!: Row;
  }

  @ObjectType({ isAbstract: true })
  abstract class Uncounted {
    @Field(() => [Edge], { description: 'The rows of the page, in order.' })
    readonly edges!: readonly Edge[];

    @Field(() => PageInfoType, { description: 'Where the page stands in its list.' })
    readonly pageInfo!: PageInfoType;
  }

  if (options.totalCount === true) {
    @ObjectType(`${name}Connection`, { description: `A page of a ${name} list.` })
    class Counted extends Uncounted {
      @Field(() => Int, { description: 'How many rows the whole list has.' })
      readonly totalCount!: number;
    }
    return Counted;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a ${name} list.` })
  class Plain extends Uncounted {}
  return Plain;
}
