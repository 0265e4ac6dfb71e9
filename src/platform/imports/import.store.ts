import { In, MoreThan } from 'typeorm';

import type { AccountId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../database/any-of.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Import, ImportId, ImportRefusal } from './import.js';
import { importRefusalTable, importTable } from './import.table.js';

export async function insertImport(tx: Tx, record: Import): Promise<void> {
  await tx.getRepository(importTable).insert(record);
}

/** Writes what changes while a file is received and worked off. */
export async function updateImport(tx: Tx, { missionId, id, ...values }: Import): Promise<void> {
  const { status, bytes, bytesRead, lastRow, created, updated, unchanged, refused, remarks, header } = values;
  const { failureCode, failureMessage, failureRow, changedAt, finishedAt } = values;
  const changed = { status, bytes, bytesRead, lastRow, created, updated, unchanged, refused, remarks, failureCode, failureMessage, failureRow, changedAt, finishedAt };
  await tx.getRepository(importTable).update({ missionId, id }, { ...changed, header: header === null ? null : [...header] });
}

/** Locked until the transaction ends: two runs of one import take turns. */
export function lockImport(tx: Tx, missionId: MissionId, id: ImportId): Promise<Import | null> {
  return tx.getRepository(importTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export function importsByIds(tx: Tx, missionId: MissionId, ids: readonly ImportId[]): Promise<Import[]> {
  return tx.getRepository(importTable).findBy({ missionId, id: anyOf(ids) });
}

/** Imports of an account, newest first, after the given one. */
export function pageOfImports(
  tx: Tx,
  missionId: MissionId,
  accountId: AccountId | null,
  after: readonly [createdAt: Date, id: string] | null,
  limit: number,
): Promise<Import[]> {
  const query = tx.getRepository(importTable).createQueryBuilder('i').where('i.missionId = :missionId and i.accountId = :accountId', { missionId, accountId });
  if (after !== null) query.andWhere('(i.createdAt, i.id) < (:createdAt, :id)', { createdAt: after[0], id: after[1] });
  return query.orderBy('i.createdAt', 'DESC').addOrderBy('i.id', 'DESC').limit(limit).getMany();
}

/** Uploads of one account begin one after the other, until the transaction ends: counting them and adding one is one step. */
export async function lockUploadsOf(tx: Tx, accountId: AccountId): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('uploads ' || $1, 0))`, [accountId]);
}

/** How many imports of an account are not finished. */
export function countUnfinished(tx: Tx, missionId: MissionId, accountId: AccountId): Promise<number> {
  return tx.getRepository(importTable).countBy({ missionId, accountId, status: In(['RECEIVING', 'WAITING', 'RUNNING']) });
}

export async function deleteImport(tx: Tx, missionId: MissionId, id: ImportId): Promise<void> {
  await tx.getRepository(importTable).delete({ missionId, id });
}

export async function insertChunk(tx: Tx, missionId: MissionId, id: ImportId, number: number, bytes: Buffer): Promise<void> {
  await tx.query('insert into import_chunk (mission_id, import_id, number, bytes) values ($1, $2, $3, $4)', [missionId, id, number, bytes]);
}

/** Null where there is none: past the end, or when the bytes were let go of. */
export async function readChunk(tx: Tx, missionId: MissionId, id: ImportId, number: number): Promise<Buffer | null> {
  const rows: { bytes: Buffer }[] = await tx.query('select bytes from import_chunk where mission_id = $1 and import_id = $2 and number = $3', [
    missionId,
    id,
    number,
  ]);
  return rows[0]?.bytes ?? null;
}

/** Lets go of the bytes and of what is only needed while they are worked off. */
export async function dropUpload(tx: Tx, missionId: MissionId, id: ImportId): Promise<void> {
  await tx.query('delete from import_chunk where mission_id = $1 and import_id = $2', [missionId, id]);
  await tx.query('delete from import_row where mission_id = $1 and import_id = $2', [missionId, id]);
}

/** A row that names a record. */
export interface NamedRow {
  readonly number: number;
  readonly externalId: string;
}

/** Takes external ids for their rows, and says of each id whose it is: of the first row that named it. */
export async function claimRows(tx: Tx, missionId: MissionId, id: ImportId, rows: readonly NamedRow[]): Promise<ReadonlyMap<string, number>> {
  const externalIds = rows.map((row) => row.externalId);
  await tx.query(
    `insert into import_row (mission_id, import_id, external_id, row_number)
     select $1, $2, external_id, row_number from unnest($3::text[], $4::int[]) as named (external_id, row_number) on conflict do nothing`,
    [missionId, id, externalIds, rows.map((row) => row.number)],
  );
  const owners: { external_id: string; row_number: number }[] = await tx.query(
    'select external_id, row_number from import_row where mission_id = $1 and import_id = $2 and external_id = any($3::text[])',
    [missionId, id, externalIds],
  );
  return new Map(owners.map((owner) => [owner.external_id, owner.row_number]));
}

export async function insertRefusals(tx: Tx, refusals: readonly ImportRefusal[]): Promise<void> {
  if (refusals.length > 0) await tx.getRepository(importRefusalTable).insert([...refusals]);
}

/** In the order of the file, after the given row. */
export function pageOfRefusals(tx: Tx, missionId: MissionId, importId: ImportId, afterRow: number, limit: number): Promise<ImportRefusal[]> {
  return tx.getRepository(importRefusalTable).find({
    where: { missionId, importId, rowNumber: MoreThan(afterRow) },
    order: { rowNumber: 'ASC' },
    take: limit,
  });
}

/** Forgets uploads that broke off, and refused rows of imports that finished long ago. */
export async function tidyImports(tx: Tx, missionId: MissionId, brokenOffBefore: Date, finishedBefore: Date): Promise<void> {
  await tx.query(`delete from import where mission_id = $1 and status = 'RECEIVING' and changed_at < $2`, [missionId, brokenOffBefore]);
  await tx.query(
    `delete from import_refusal r using import i
     where r.mission_id = $1 and i.mission_id = $1 and i.id = r.import_id and i.finished_at < $2`,
    [missionId, finishedBefore],
  );
}

/** Takes note of imports on which nothing has happened since `quietSince`, and says which. */
export async function quietImports(tx: Tx, missionId: MissionId, quietSince: Date, now: Date): Promise<ImportId[]> {
  const rows: [{ id: ImportId }[], number] = await tx.query(
    `update import set changed_at = $3 where mission_id = $1 and status in ('WAITING', 'RUNNING') and changed_at < $2 returning id`,
    [missionId, quietSince, now],
  );
  return rows[0].map((row) => row.id);
}

/** All missions: which there are is known before any is entered. */
export async function missionIds(tx: Tx): Promise<MissionId[]> {
  const rows: { id: MissionId }[] = await tx.query('select id from mission order by id');
  return rows.map((row) => row.id);
}
