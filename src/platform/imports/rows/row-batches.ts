import { refused } from '../../../kernel/outcome.js';
import type { ReadRow } from '../reading/row.js';
import { UnreadableFile } from '../reading/unreadable.js';

/**
 * Rows of one transaction. Every row has a savepoint, of which PostgreSQL keeps 64 at hand for a transaction; more slow
 * down everybody's snapshots.
 */
export const BATCH_ROWS = 50;
/** Bytes of rows held at a time; a single row may be longer. */
export const BATCH_BYTES = 1024 * 1024;

/** Most rows of a file: several times the largest employment service. */
export const MOST_ROWS = 1_000_000;

/**
 * The rows after `afterRow`, in order, as many together as one transaction takes. Where the file breaks off, the rows before
 * it come first. Throws `UnreadableFile` past `mostRows`.
 */
export async function* inBatches(rows: AsyncIterable<ReadRow>, afterRow: number, mostRows = MOST_ROWS): AsyncGenerator<readonly ReadRow[]> {
  let batch: ReadRow[] = [];
  let bytes = 0;
  try {
    for await (const row of rows) {
      if (row.number <= afterRow) continue;
      if (row.number > mostRows) throw new UnreadableFile(refused('FILE_TOO_LARGE', { most: `${mostRows} rows` }), row.number);
      batch.push(row);
      bytes += row.bytes;
      if (batch.length < BATCH_ROWS && bytes < BATCH_BYTES) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  } catch (error) {
    if (error instanceof UnreadableFile && batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}
