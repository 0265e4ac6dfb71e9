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

/** The statement that tells what its transaction sees. */
export const READ_POINT = 'select pg_current_snapshot()::text as snapshot, extract(epoch from pg_postmaster_start_time())::text as server';

/**
 * Whether what was seen at an earlier point can still be seen now. Not where that was another run of the server, or names transactions that this
 * one has yet to run: then some of it may have been lost.
 */
export function isStillSeen(before: ReadPoint, now: ReadPoint): boolean {
  return now.server === before.server && firstToCome(before.snapshot) <= firstToCome(now.snapshot);
}

/** The first transaction that had not begun: the middle one of the three parts of `pg_snapshot`. */
function firstToCome(snapshot: string): bigint {
  return BigInt(snapshot.split(':')[1] ?? 0);
}
