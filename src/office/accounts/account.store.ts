import { In } from 'typeorm';

import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
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
  return tx.getRepository(accountTable).findBy({ missionId, id: In([...ids]) });
}

export function accountsOf(tx: Tx, missionId: MissionId): Promise<Account[]> {
  return tx.getRepository(accountTable).find({ where: { missionId }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Null when somebody else changed the account meanwhile. */
export function updateAccount(tx: Tx, account: Account): Promise<Account | null> {
  return updateVersioned(tx, accountTable, account);
}

/** Lets the bearer of a token act as the account. */
export async function insertLogin(tx: Tx, subjectDigest: Buffer, at: AccountAddress): Promise<void> {
  await tx.query('insert into login (subject_digest, mission_id, account_id) values ($1, $2, $3)', [
    subjectDigest,
    at.missionId,
    at.accountId,
  ]);
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
