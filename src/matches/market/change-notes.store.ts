import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** What a change touched; MARKET means everything (rates, settings of the mission). */
export interface ChangeNote {
  readonly side: 'JOBSEEKER' | 'OPENING' | 'EMPLOYER' | 'MARKET';
  readonly subjectId: string | null;
}

/** The snapshot of the transaction: what is visible in it has been seen. */
export async function currentSnapshot(tx: Tx): Promise<string> {
  const rows: { snapshot: string }[] = await tx.query('select pg_current_snapshot()::text as snapshot');
  return rows[0]?.snapshot ?? '';
}

/**
 * What this transaction sees and a reader at `snapshot` had not. A transaction that committed late has a low number and
 * was invisible to the snapshot, so its notes are here however old they are.
 */
export function notesSince(tx: Tx, missionId: MissionId, snapshot: string): Promise<ChangeNote[]> {
  return tx.query(
    `select distinct side, subject_id as "subjectId" from market_change
     where mission_id = $1 and xact >= pg_snapshot_xmin($2::pg_snapshot) and not pg_visible_in_snapshot(xact, $2::pg_snapshot)`,
    [missionId, snapshot],
  );
}

/** Seconds since the oldest change that the lists at `snapshot` do not show; null when they show all. */
export async function oldestUnseenSeconds(tx: Tx, missionId: MissionId, snapshot: string | null): Promise<number | null> {
  const rows: { seconds: number | null }[] = await tx.query(
    `select extract(epoch from clock_timestamp() - min(noted_at))::float8 as seconds from market_change
     where mission_id = $1 and ($2::text is null
       or xact >= pg_snapshot_xmin($2::pg_snapshot) and not pg_visible_in_snapshot(xact, $2::pg_snapshot))`,
    [missionId, snapshot],
  );
  return rows[0]?.seconds ?? null;
}

/** Forgets notes that the stored lists show and that are older than every picture still in use. */
export async function pruneNotes(tx: Tx, missionId: MissionId, snapshot: string, olderThanSeconds: number): Promise<void> {
  await tx.query(
    `delete from market_change where mission_id = $1 and pg_visible_in_snapshot(xact, $2::pg_snapshot)
     and noted_at < clock_timestamp() - make_interval(secs => $3)`,
    [missionId, snapshot, olderThanSeconds],
  );
}
