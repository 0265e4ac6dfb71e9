import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** Whose record nobody has worked with, and since when. */
export interface Inactive {
  readonly jobseekerId: JobseekerId;
  readonly handle: string;
  readonly activeAt: Date;
}

/** Work is a change of the record, or anything that somebody did about the person: the audit log knows it, whatever the feature. */
const INACTIVE = `from person_activity a join jobseeker j on j.mission_id = a.mission_id and j.id = a.jobseeker_id
  where a.mission_id = $1 and a.active_at < $2 and j.erased_at is null
  and not exists (select from audit_entry e where e.mission_id = a.mission_id and e.subject_id = a.jobseeker_id and e.deed = 'CHANGE' and e.account_id is not null and e.at >= $2)`;

/** Cases of an account that nobody has worked with since `before`, the longest first, after the given row. */
export function inactiveCases(
  tx: Tx,
  missionId: MissionId,
  accountId: AccountId | null,
  before: Date,
  after: readonly [activeAt: Date, id: string] | null,
  limit: number,
): Promise<Inactive[]> {
  return tx.query(
    `select a.jobseeker_id as "jobseekerId", j.handle, a.active_at as "activeAt" ${INACTIVE} and j.assigned_to = $3
     and ($4::timestamptz is null or (a.active_at, a.jobseeker_id) > ($4, $5::uuid)) order by a.active_at, a.jobseeker_id limit $6`,
    [missionId, before, accountId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function inactiveSince(tx: Tx, missionId: MissionId, before: Date, limit: number): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(`select a.jobseeker_id as id ${INACTIVE} order by a.active_at limit $3`, [missionId, before, limit]);
  return rows.map((row) => row.id);
}

export async function noteActivity(tx: Tx, missionId: MissionId, id: JobseekerId, at: Date): Promise<void> {
  await tx.query('update person_activity set active_at = greatest(active_at, $3) where mission_id = $1 and jobseeker_id = $2', [missionId, id, at]);
}
