import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { anyOf } from '../../platform/database/any-of.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { Role } from '../../platform/viewer.js';
import type { Account } from './account.js';
import { accountTable } from './account.table.js';

/** Where an account stands, found before its mission is known. */
export interface AccountAddress {
  readonly missionId: MissionId;
  readonly accountId: AccountId;
}

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await tx.getRepository(accountTable).insert(account);
  if (account.invitationDigest !== null) {
    await tx.query('insert into invitation (digest, mission_id, account_id) values ($1, $2, $3)', [
      account.invitationDigest,
      account.missionId,
      account.id,
    ]);
  }
}

export function accountById(tx: Tx, missionId: MissionId, id: AccountId): Promise<Account | null> {
  return tx.getRepository(accountTable).findOneBy({ missionId, id });
}

export function accountsByIds(tx: Tx, missionId: MissionId, ids: readonly AccountId[]): Promise<Account[]> {
  return tx.getRepository(accountTable).findBy({ missionId, id: anyOf(ids) });
}

/** Accounts in the order in which they were made, newest first, after the given row. */
export function pageOfAccounts(
  tx: Tx,
  missionId: MissionId,
  after: readonly [createdAt: Date, id: string] | null,
  limit: number,
): Promise<Account[]> {
  const query = tx.getRepository(accountTable).createQueryBuilder('a').where('a.missionId = :missionId', { missionId });
  if (after !== null) query.andWhere('(a.createdAt, a.id) < (:createdAt, :id)', { createdAt: after[0], id: after[1] });
  return query.orderBy('a.createdAt', 'DESC').addOrderBy('a.id', 'DESC').limit(limit).getMany();
}

/** Ids of the mission's active accounts with one of the roles; as many as an office has staff. */
export async function activeAccountsWith(tx: Tx, missionId: MissionId, roles: readonly Role[]): Promise<AccountId[]> {
  const rows: { id: AccountId }[] = await tx.query(
    `select id from account where mission_id = $1 and status = 'ACTIVE' and roles && $2::text[]`,
    [missionId, roles],
  );
  return rows.map((row) => row.id);
}

/** Null when somebody else changed the account meanwhile. */
export function updateAccount(tx: Tx, account: Account): Promise<Account | null> {
  return updateVersioned(tx, accountTable, account);
}

/** Lets the bearer of a token act as the account; false where the bearer has an account in the mission already. */
export async function insertLogin(tx: Tx, subjectDigest: Buffer, at: AccountAddress): Promise<boolean> {
  const made: unknown[] = await tx.query(
    'insert into login (subject_digest, mission_id, account_id) values ($1, $2, $3) on conflict do nothing returning mission_id',
    [subjectDigest, at.missionId, at.accountId],
  );
  return made.length === 1;
}

export async function deleteLogins(tx: Tx, at: AccountAddress): Promise<void> {
  await tx.query('delete from login where mission_id = $1 and account_id = $2', [at.missionId, at.accountId]);
}

export async function loginsOf(tx: Tx, subjectDigest: Buffer): Promise<AccountAddress[]> {
  return tx.query(
    'select mission_id as "missionId", account_id as "accountId" from login where subject_digest = $1 order by mission_id',
    [subjectDigest],
  );
}

/** The account an invitation opens, spent or not; null when there is no such invitation. */
export async function invitedAccount(tx: Tx, digest: Buffer): Promise<AccountAddress | null> {
  const rows: AccountAddress[] = await tx.query(
    'select mission_id as "missionId", account_id as "accountId" from invitation where digest = $1',
    [digest],
  );
  return rows[0] ?? null;
}

export async function deleteInvitations(tx: Tx, at: AccountAddress): Promise<void> {
  await tx.query('delete from invitation where mission_id = $1 and account_id = $2', [at.missionId, at.accountId]);
}

/** Ids of the mission's active administrators, locked so that two requests cannot remove the last two. */
export async function lockAdministrators(tx: Tx, missionId: MissionId): Promise<readonly AccountId[]> {
  const rows: { id: AccountId }[] = await tx.query(
    `select id from account where mission_id = $1 and status = 'ACTIVE' and 'ADMIN' = any (roles) order by id for update`,
    [missionId],
  );
  return rows.map((row) => row.id);
}
