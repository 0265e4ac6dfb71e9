import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { READ_POINT, type ReadPoint } from './read-point.js';

/** What a change touched; MARKET means everything (rates, settings of the mission). */
export interface ChangeNote {
  readonly side: 'JOBSEEKER' | 'OPENING' | 'EMPLOYER' | 'MARKET';
  readonly subjectId: string | null;
}

/** What this transaction sees. */
export async function readPoint(tx: Tx): Promise<ReadPoint> {
  const rows: ReadPoint[] = await tx.query(READ_POINT);
  return rows[0] ?? { snapshot: '', server: '' };
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
