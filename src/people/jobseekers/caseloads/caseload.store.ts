import type { AccountId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { HeldCase } from './held-case.js';

/** Where a page of cases goes on: after the case that was registered then. */
export type AfterCase = readonly [createdAt: Date, id: string] | null;

const COLUMNS = 'id as "jobseekerId", handle, status, assigned_to as "holderId", created_at as "createdAt"';

/** The cases of an account, newest first. */
export function casesHeldBy(tx: Tx, missionId: MissionId, holder: AccountId, after: AfterCase, limit: number): Promise<HeldCase[]> {
  return tx.query(
    `select ${COLUMNS} from jobseeker
      where mission_id = $1 and assigned_to = $2 and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
      order by created_at desc, id desc limit $5`,
    [missionId, holder, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** The cases of everybody else, newest first. */
export function casesNotHeldBy(tx: Tx, missionId: MissionId, holders: readonly AccountId[], after: AfterCase, limit: number): Promise<HeldCase[]> {
  return tx.query(
    `select ${COLUMNS} from jobseeker
      where mission_id = $1 and assigned_to <> all ($2::uuid[]) and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
      order by created_at desc, id desc limit $5`,
    [missionId, holders, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** Gives all cases of one account to another; their ids. An edit that was begun before is stale. */
export async function moveCases(tx: Tx, missionId: MissionId, from: AccountId, to: AccountId): Promise<JobseekerId[]> {
  const [rows] = (await tx.query(
    'update jobseeker set assigned_to = $3, version = version + 1 where mission_id = $1 and assigned_to = $2 returning id',
    [missionId, from, to],
  )) as [{ readonly id: JobseekerId }[], number];
  return rows.map((row) => row.id);
}
