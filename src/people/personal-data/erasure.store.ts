import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Erasure } from './erasure.js';

const ERASURE = `mission_id as "missionId", jobseeker_id as "jobseekerId", extent, basis, asked_by as "askedBy", asked_at as "askedAt", finished_at as "finishedAt"`;

/** False where one was asked for before. */
export async function insertErasure(tx: Tx, { missionId, jobseekerId, extent, basis, askedBy, askedAt }: Erasure): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into erasure (mission_id, jobseeker_id, extent, basis, asked_by, asked_at) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning jobseeker_id`,
    [missionId, jobseekerId, extent, basis, askedBy, askedAt],
  );
  return rows.length === 1;
}

export async function erasureOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Erasure | null> {
  const rows: Erasure[] = await tx.query(`select ${ERASURE} from erasure where mission_id = $1 and jobseeker_id = $2`, [missionId, id]);
  return rows[0] ?? null;
}

/** As `erasureOf`, locked: two that finish one erasure come one after the other. */
export async function lockErasure(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Erasure | null> {
  const rows: Erasure[] = await tx.query(`select ${ERASURE} from erasure where mission_id = $1 and jobseeker_id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

export async function finishErasure(tx: Tx, missionId: MissionId, id: JobseekerId, at: Date): Promise<void> {
  await tx.query('update erasure set finished_at = $3 where mission_id = $1 and jobseeker_id = $2', [missionId, id, at]);
}

export async function unfinishedErasures(tx: Tx, missionId: MissionId, limit: number): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query('select jobseeker_id as id from erasure where mission_id = $1 and finished_at is null limit $2', [missionId, limit]);
  return rows.map((row) => row.id);
}

/** A mark of who was forgotten, made as the store of keys makes its own: after a backup of one of the two was restored they differ. */
export async function markOfErasures(tx: Tx, missionId: MissionId): Promise<string> {
  const rows: { mark: string }[] = await tx.query(
    `select count(*) || ':' || coalesce(sum(hashtextextended(jobseeker_id::text, 0)), 0) as mark from erasure where mission_id = $1 and finished_at is not null`,
    [missionId],
  );
  return rows[0]?.mark ?? '';
}

/** Those of these people who were not forgotten here. */
export async function notForgotten(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select j.id from jobseeker j where j.mission_id = $1 and j.id = any($2::uuid[])
     and not exists (select from erasure e where e.mission_id = $1 and e.jobseeker_id = j.id) order by j.id`,
    [missionId, ids],
  );
  return rows.map((row) => row.id);
}

export async function forgottenAfter(tx: Tx, missionId: MissionId, after: JobseekerId | null, limit: number): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select jobseeker_id as id from erasure where mission_id = $1 and finished_at is not null and ($2::uuid is null or jobseeker_id > $2) order by 1 limit $3`,
    [missionId, after, limit],
  );
  return rows.map((row) => row.id);
}
