import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { isStillSeen, READ_POINT, type ReadPoint } from '../market/read-point.js';

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

/** Whether all that the one snapshot shows is shown by the other too. Snapshots of one server follow one another, so one of two always does. */
export async function isWithin(tx: Tx, earlier: string, later: string): Promise<boolean> {
  const rows: { within: boolean }[] = await tx.query(
    `select pg_snapshot_xmax($1::pg_snapshot) <= pg_snapshot_xmax($2::pg_snapshot)
       and not exists (select from pg_snapshot_xip($2::pg_snapshot) x where pg_visible_in_snapshot(x, $1::pg_snapshot)) as within`,
    [earlier, later],
  );
  return rows[0]?.within === true;
}

/**
 * Whether a snapshot names transactions that this server has yet to run: then it is of the server that a dump was made on, and says nothing of
 * what was seen here.
 */
export async function isOfAnotherServer(tx: Tx, snapshot: string): Promise<boolean> {
  const rows: { ahead: boolean }[] = await tx.query('select pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) as ahead', [snapshot]);
  return rows[0]?.ahead === true;
}

/** Whether this transaction can still see what was seen at a point. */
export async function isSeenBy(tx: Tx, point: ReadPoint): Promise<boolean> {
  const rows: ReadPoint[] = await tx.query(READ_POINT);
  return rows[0] !== undefined && isStillSeen(point, rows[0]);
}

/**
 * Forgets notes that the stored lists show and that are older than every market still in use, and those that came with a dump of another server:
 * their transactions would be unseen here for years.
 */
export async function pruneNotes(tx: Tx, missionId: MissionId, snapshot: string, olderThanSeconds: number): Promise<void> {
  await tx.query(
    `delete from market_change where mission_id = $1
     and (pg_visible_in_snapshot(xact, $2::pg_snapshot) and noted_at < clock_timestamp() - make_interval(secs => $3)
       or xact >= pg_snapshot_xmax(pg_current_snapshot()))`,
    [missionId, snapshot, olderThanSeconds],
  );
}
