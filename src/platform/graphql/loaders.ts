import DataLoader from 'dataloader';

import { refused } from '../../kernel/outcome.js';
import type { Viewer } from '../viewer.js';
import type { RequestContext } from './context.js';
import { RefusalError } from './refused.js';

/** Reads the rows for up to `batchSize` keys at once, in any order. */
export type ReadRows<Key, Row> = (viewer: Viewer, keys: readonly Key[]) => Promise<readonly Row[]>;

/** What every loader does: one `DataLoader` for each request, so nothing is kept from one viewer for another. */
abstract class RequestLoader<Key extends string, Found, Row> {
  private readonly shelves = new WeakMap<object, DataLoader<Key, Found>>();

  constructor(private readonly rows: ReadRows<Key, Row>) {}

  protected abstract sort(keys: readonly Key[], rows: readonly Row[]): readonly Found[];

  /** Most keys of one read. */
  protected readonly batchSize: number = 500;

  /** The loader of this request. Refuses where the request has no viewer. */
  for(context: RequestContext): DataLoader<Key, Found> {
    const known = this.shelves.get(context);
    if (known !== undefined) return known;
    const { viewer } = context;
    if (viewer === null) throw new RefusalError(refused('NOT_SIGNED_IN', {}));
    const loader = new DataLoader<Key, Found>(async (keys) => this.sort(keys, await this.rows(viewer, keys)), {
      maxBatchSize: this.batchSize,
    });
    this.shelves.set(context, loader);
    return loader;
  }
}

/** Loads records by id, once per request and in one read for all that a page needs; null for what is not there. */
export abstract class RecordLoader<Key extends string, Row extends { readonly id: Key }> extends RequestLoader<
  Key,
  Row | null,
  Row
> {
  protected sort(keys: readonly Key[], rows: readonly Row[]): readonly (Row | null)[] {
    const byId = new Map<string, Row>(rows.map((row) => [row.id, row]));
    return keys.map((key) => byId.get(key) ?? null);
  }
}

/** Loads the rows that belong to a key (the seats of a vacancy), in the order in which they were read. */
export abstract class GroupLoader<Key extends string, Row> extends RequestLoader<Key, readonly Row[], Row> {
  constructor(
    rows: ReadRows<Key, Row>,
    private readonly keyOf: (row: Row) => Key,
  ) {
    super(rows);
  }

  protected sort(keys: readonly Key[], rows: readonly Row[]): readonly (readonly Row[])[] {
    const groups = new Map<string, Row[]>();
    for (const row of rows) {
      const group = groups.get(this.keyOf(row));
      if (group === undefined) groups.set(this.keyOf(row), [row]);
      else group.push(row);
    }
    return keys.map((key) => groups.get(key) ?? []);
  }
}
