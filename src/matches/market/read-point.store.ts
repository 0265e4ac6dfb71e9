import type { Tx } from '../../platform/database/unit-of-work.js';

/** What a reading has seen. */
export interface ReadPoint {
  /** `pg_snapshot` of the transaction, as text: what is visible in it has been seen. */
  readonly snapshot: string;
  /**
   * Which run of which server it was read from, by when that was started. Numbers of transactions mean the same within one run only: after a
   * failover to a replica that lagged behind, the new server gives the same numbers to other transactions.
   */
  readonly server: string;
}

/** What this transaction sees. */
export async function readPoint(tx: Tx): Promise<ReadPoint> {
  const rows: ReadPoint[] = await tx.query(POINT);
  return rows[0] ?? { snapshot: '', server: '' };
}

/**
 * What this transaction sees, if what was read at an earlier point is among it; null where that was read from another run of the server, or names
 * transactions that this server has yet to run, so that some of it may have been lost.
 */
export async function readPointAfter(tx: Tx, { server, snapshot }: ReadPoint): Promise<ReadPoint | null> {
  const now = await readPoint(tx);
  return now.server === server && lastOf(snapshot) <= lastOf(now.snapshot) ? now : null;
}

const POINT = 'select pg_current_snapshot()::text as snapshot, extract(epoch from pg_postmaster_start_time())::text as server';

/** The first transaction that had not begun: the middle one of the three parts of `pg_snapshot`. */
function lastOf(snapshot: string): bigint {
  return BigInt(snapshot.split(':')[1] ?? 0);
}
