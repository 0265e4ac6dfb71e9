import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { WrappedKey } from './key-ring.js';

/** A person's key as it is stored. */
export interface StoredPersonKey extends WrappedKey {
  readonly jobseekerId: JobseekerId;
  readonly id: string;
}

/** A key of a whole mission as it is stored. */
export interface StoredMissionKey extends WrappedKey {
  readonly id: string;
}

const KEY = `jobseeker_id as "jobseekerId", id, wrapped_by as "wrappedBy", wrapped`;

/** Keys of these people; none for those who have none or whose key was destroyed. */
export function keysOfPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<StoredPersonKey[]> {
  return tx.query(`select ${KEY} from person_key where mission_id = $1 and jobseeker_id = any($2::uuid[]) and wrapped is not null`, [missionId, ids]);
}

/** Keeps these keys, but for people who have one or had one. */
export async function insertPersonKeys(tx: Tx, missionId: MissionId, keys: readonly StoredPersonKey[]): Promise<void> {
  await tx.query(
    `insert into person_key (mission_id, jobseeker_id, id, wrapped_by, wrapped)
     select $1, * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bytea[]) on conflict do nothing`,
    [missionId, keys.map((key) => key.jobseekerId), keys.map((key) => key.id), keys.map((key) => key.wrappedBy), keys.map((key) => key.wrapped)],
  );
}

/** Leaves of these people's keys no more than that they were destroyed; whoever had none gets none later. */
export async function destroyPersonKeys(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<void> {
  await tx.query(
    `insert into person_key (mission_id, jobseeker_id, id, destroyed_at) select $1, id, gen_random_uuid(), now() from unnest($2::uuid[]) id
     on conflict (mission_id, jobseeker_id) do update set wrapped = null, wrapped_by = null, destroyed_at = now() where person_key.destroyed_at is null`,
    [missionId, ids],
  );
}

/** People whose keys were destroyed, by id, after the given one. */
export async function destroyedKeys(tx: Tx, missionId: MissionId, after: JobseekerId | null, limit: number): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select jobseeker_id as id from person_key where mission_id = $1 and destroyed_at is not null and ($2::uuid is null or jobseeker_id > $2)
     order by jobseeker_id limit $3`,
    [missionId, after, limit],
  );
  return rows.map((row) => row.id);
}

/** A mark of whose keys were destroyed: the same for the same people. */
export async function markOfDestroyed(tx: Tx, missionId: MissionId): Promise<string> {
  const rows: { mark: string }[] = await tx.query(
    `select count(*) || ':' || coalesce(sum(hashtextextended(jobseeker_id::text, 0)), 0) as mark from person_key where mission_id = $1 and destroyed_at is not null`,
    [missionId],
  );
  return rows[0]?.mark ?? '';
}

/** Keys that another key than this one wraps, locked; what another process works on is passed over. */
export function keysNotWrappedBy(tx: Tx, missionId: MissionId, keyId: string, limit: number): Promise<StoredPersonKey[]> {
  return tx.query(
    `select ${KEY} from person_key where mission_id = $1 and (wrapped_by < $2 or wrapped_by > $2) limit $3 for update skip locked`,
    [missionId, keyId, limit],
  );
}

export async function rewrapPersonKeys(tx: Tx, missionId: MissionId, keys: readonly StoredPersonKey[]): Promise<void> {
  await tx.query(
    `update person_key k set wrapped_by = n.wrapped_by, wrapped = n.wrapped
     from unnest($2::uuid[], $3::text[], $4::bytea[]) as n (jobseeker_id, wrapped_by, wrapped)
     where k.mission_id = $1 and k.jobseeker_id = n.jobseeker_id and k.wrapped is not null`,
    [missionId, keys.map((key) => key.jobseekerId), keys.map((key) => key.wrappedBy), keys.map((key) => key.wrapped)],
  );
}

export async function missionKey(tx: Tx, missionId: MissionId, purpose: string): Promise<StoredMissionKey | null> {
  const rows: StoredMissionKey[] = await tx.query(
    `select id, wrapped_by as "wrappedBy", wrapped from mission_key where mission_id = $1 and purpose = $2`,
    [missionId, purpose],
  );
  return rows[0] ?? null;
}

export async function insertMissionKey(tx: Tx, missionId: MissionId, purpose: string, key: StoredMissionKey): Promise<void> {
  await tx.query('insert into mission_key (mission_id, purpose, id, wrapped_by, wrapped) values ($1, $2, $3, $4, $5) on conflict do nothing', [
    missionId,
    purpose,
    key.id,
    key.wrappedBy,
    key.wrapped,
  ]);
}

/** Keys of the mission itself that another key than this one wraps, locked. */
export function missionKeysNotWrappedBy(tx: Tx, missionId: MissionId, keyId: string): Promise<(StoredMissionKey & { readonly purpose: string })[]> {
  return tx.query(
    `select purpose, id, wrapped_by as "wrappedBy", wrapped from mission_key where mission_id = $1 and wrapped_by <> $2 for update skip locked`,
    [missionId, keyId],
  );
}

export async function rewrapMissionKey(tx: Tx, missionId: MissionId, purpose: string, key: StoredMissionKey): Promise<void> {
  await tx.query('update mission_key set wrapped_by = $3, wrapped = $4 where mission_id = $1 and purpose = $2', [missionId, purpose, key.wrappedBy, key.wrapped]);
}

/** Whether anything of the mission is wrapped by another key than this one. */
export async function hasOldKeys(tx: Tx, missionId: MissionId, keyId: string): Promise<boolean> {
  const rows: { old: boolean }[] = await tx.query(
    `select exists (select from person_key where mission_id = $1 and wrapped_by < $2)
       or exists (select from person_key where mission_id = $1 and wrapped_by > $2)
       or exists (select from mission_key where mission_id = $1 and wrapped_by <> $2) as old`,
    [missionId, keyId],
  );
  return rows[0]?.old ?? false;
}

/** A key that wraps something of the mission and is not among these; null where all are. */
export async function keyMissingFrom(tx: Tx, missionId: MissionId, keyIds: readonly string[]): Promise<string | null> {
  const rows: { id: string }[] = await tx.query(
    `select wrapped_by as id from person_key where mission_id = $1 and wrapped_by <> all($2::text[])
     union all select wrapped_by from mission_key where mission_id = $1 and wrapped_by <> all($2::text[]) limit 1`,
    [missionId, keyIds],
  );
  return rows[0]?.id ?? null;
}

/** In the main database: some people of whom an identity is kept. */
export async function someKeptPeople(tx: Tx, missionId: MissionId, limit: number): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query('select jobseeker_id as id from identity where mission_id = $1 order by 1 limit $2', [missionId, limit]);
  return rows.map((row) => row.id);
}

/** How many of these people the store knows, those whose key was destroyed too. */
export async function knownOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<number> {
  const rows: { count: number }[] = await tx.query('select count(*)::int as count from person_key where mission_id = $1 and jobseeker_id = any($2::uuid[])', [missionId, ids]);
  return rows[0]?.count ?? 0;
}

/** How many keys of people each key wraps. */
export function countByWrappingKey(tx: Tx, missionId: MissionId): Promise<{ readonly id: string; readonly count: number }[]> {
  return tx.query(
    `select wrapped_by as id, count(*)::int as count from person_key where mission_id = $1 and wrapped_by is not null group by 1 order by 1`,
    [missionId],
  );
}

/** Makes these wrapping keys known; answers what is known under their names and others. */
export async function registerWrappingKeys(
  tx: Tx,
  keys: readonly { readonly id: string; readonly fingerprint: Buffer }[],
): Promise<{ readonly id: string; readonly fingerprint: Buffer }[]> {
  await tx.query(`insert into wrapping_key (id, fingerprint) select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`, [
    keys.map((key) => key.id),
    keys.map((key) => key.fingerprint),
  ]);
  return tx.query('select id, fingerprint from wrapping_key');
}
