import { IsNull, LessThan, MoreThan } from 'typeorm';

import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ApiKey, ApiKeyId } from './api-key.js';
import { apiKeyTable } from './api-key.table.js';

/** Null: of every employer. */
type OfEmployer = EmployerId | null;

export async function insertKey(tx: Tx, key: ApiKey, digest: Buffer): Promise<void> {
  await tx.getRepository(apiKeyTable).insert(key);
  await tx.query('insert into api_key_digest (key_id, mission_id, digest) values ($1, $2, $3)', [key.id, key.missionId, digest]);
}

/** What is kept of a key's secret, and its mission; null for a key that was revoked or never was. */
export async function digestOfKey(tx: Tx, id: ApiKeyId): Promise<{ readonly missionId: MissionId; readonly digest: Buffer } | null> {
  const rows: { missionId: MissionId; digest: Buffer }[] = await tx.query('select mission_id as "missionId", digest from api_key_digest where key_id = $1', [id]);
  return rows[0] ?? null;
}

export function keyById(tx: Tx, missionId: MissionId, id: ApiKeyId): Promise<ApiKey | null> {
  return tx.getRepository(apiKeyTable).findOneBy({ missionId, id });
}

export function keysByIds(tx: Tx, missionId: MissionId, employerId: OfEmployer, ids: readonly ApiKeyId[]): Promise<ApiKey[]> {
  return tx.getRepository(apiKeyTable).findBy({ missionId, id: anyOf(ids), ...(employerId === null ? {} : { employerId }) });
}

/** Keys newest first, after the given one. */
export function pageOfKeys(tx: Tx, missionId: MissionId, employerId: OfEmployer, after: ApiKeyId | null, limit: number): Promise<ApiKey[]> {
  return tx.getRepository(apiKeyTable).find({
    where: { missionId, ...(employerId === null ? {} : { employerId }), ...(after === null ? {} : { id: LessThan(after) }) },
    order: { id: 'DESC' },
    take: limit,
  });
}

/** A key with all keys of its system locked until the transaction ends, so that two rotations count one after the other. */
export async function lockKeysLike(tx: Tx, missionId: MissionId, id: ApiKeyId): Promise<ApiKey | null> {
  await tx.query(
    `select 1 from api_key where mission_id = $1 and account_id = (select account_id from api_key where mission_id = $1 and id = $2) order by id for update`,
    [missionId, id],
  );
  return keyById(tx, missionId, id);
}

export function countLiveKeys(tx: Tx, missionId: MissionId, accountId: AccountId, now: Date): Promise<number> {
  return tx.getRepository(apiKeyTable).countBy({ missionId, accountId, revokedAt: IsNull(), expiresAt: MoreThan(now) });
}

export async function revokeKey(tx: Tx, key: ApiKey, at: Date): Promise<void> {
  await tx.query('update api_key set revoked_at = $3 where mission_id = $1 and id = $2', [key.missionId, key.id, at]);
  await tx.query('delete from api_key_digest where key_id = $1', [key.id]);
}

/** Notes the day of use; once a day, however many requests come at once. */
export async function noteUse(tx: Tx, key: ApiKey, on: Day): Promise<void> {
  await tx.query('update api_key set last_used_on = $3 where mission_id = $1 and id = $2 and last_used_on is distinct from $3', [
    key.missionId,
    key.id,
    formatDay(on),
  ]);
}
