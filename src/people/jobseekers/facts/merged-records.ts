import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';

/**
 * The common table expression `told (id, record)`: each of the people `$2` of the mission `$1`, with their own record and every record that merges closed into
 * it, one after the other. What is known of a record holds for whoever goes on.
 */
export const TOLD_RECORDS = `with recursive told (id, record) as (
  select id, id from unnest($2::uuid[]) as asked (id)
  union select told.id, case when d.kept_id = d.one_id then d.other_id else d.one_id end
    from told join jobseeker_duplicate d on d.mission_id = $1 and d.kept_id = told.record
)`;

/** A person's record and those that were merged into it, their own first. */
export async function recordsOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<[JobseekerId, ...JobseekerId[]]> {
  const rows: { record: JobseekerId }[] = await tx.query(`${TOLD_RECORDS} select record from told where record <> id order by record`, [missionId, [id]]);
  return [id, ...rows.map((row) => row.record)];
}

/** As `recordsOf` for many people: each record with whose it is. */
export async function recordsOfAll(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, readonly JobseekerId[]>> {
  const rows: { id: JobseekerId; record: JobseekerId }[] = await tx.query(`${TOLD_RECORDS} select id, record from told order by id, record`, [missionId, ids]);
  const found = new Map<JobseekerId, JobseekerId[]>();
  for (const { id, record } of rows) found.set(record, [...(found.get(record) ?? []), id]);
  return found;
}

/** Every record of the people of these records, these included, whichever of them goes on; each once, in their order. */
export async function recordsOfSame(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `with recursive same (id) as (
       select unnest($2::uuid[])
       union select case when d.one_id = same.id then d.other_id else d.one_id end
         from same join jobseeker_duplicate d on d.mission_id = $1 and d.kept_id is not null and same.id in (d.one_id, d.other_id)
     ) select id from same order by id`,
    [missionId, ids],
  );
  return rows.map((row) => row.id);
}

/** The record that goes on from one that a merge closed; null where there is none, or it was forgotten. */
export async function goesOnAs(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<JobseekerId | null> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select d.kept_id as id from jobseeker_duplicate d join jobseeker j on j.mission_id = d.mission_id and j.id = d.kept_id
     where d.mission_id = $1 and $2 in (d.one_id, d.other_id) and d.kept_id <> $2 and j.erased_at is null`,
    [missionId, id],
  );
  return rows[0]?.id ?? null;
}

/** Locks the rows of people in the order of their ids, until the transaction ends. */
export async function lockRecords(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<void> {
  await tx.query('select 1 from jobseeker where mission_id = $1 and id = any($2::uuid[]) order by id for update', [missionId, ids]);
}
