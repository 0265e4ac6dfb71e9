import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../database/unit-of-work.js';
import type { AuditEntry, AuditEntryId, AuditSeal } from './audit.js';

/** What a page of the log is narrowed to; null for no limit. */
export interface AuditFilter {
  readonly accountId: AccountId | null;
  readonly subjectId: string | null;
  readonly act: string | null;
  readonly deed: AuditEntry['deed'] | null;
  /** From this instant on. */
  readonly since: Date | null;
  /** Before this instant. */
  readonly until: Date | null;
}

const ENTRY = `e.mission_id as "missionId", e.id, e.at, e.account_id as "accountId", e.act, e.deed, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.why`;
const SEAL = `mission_id as "missionId", number, sealed_at as "sealedAt", first_at as "firstAt", last_at as "lastAt", count, entries, leaves, previous, digest`;

/** Entries newest first, after the given one. */
export function pageOfEntries(
  tx: Tx,
  missionId: MissionId,
  filter: AuditFilter,
  after: readonly [at: Date, id: string] | null,
  limit: number,
): Promise<AuditEntry[]> {
  const values: unknown[] = [missionId, limit];
  const conditions = ['e.mission_id = $1'];
  const where = (condition: (place: string) => string, value: unknown) => {
    if (value !== null) conditions.push(condition(`$${values.push(value)}`));
  };
  where((place) => `e.account_id = ${place}`, filter.accountId);
  where((place) => `e.subject_id = ${place}`, filter.subjectId);
  where((place) => `e.act = ${place}`, filter.act);
  where((place) => `e.deed = ${place}`, filter.deed);
  where((place) => `e.at >= ${place}`, filter.since);
  where((place) => `e.at < ${place}`, filter.until);
  if (after !== null) conditions.push(`(e.at, e.id) < ($${values.push(after[0])}, $${values.push(after[1])})`);
  return tx.query(`select ${ENTRY} from audit_entry e where ${conditions.join(' and ')} order by e.at desc, e.id desc limit $2`, values);
}

/** Keeps a second sealer of the mission out until the transaction ends. Those who write entries never wait here. */
export async function lockSeals(tx: Tx, missionId: MissionId): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('audit seals ' || $1, 0))`, [missionId]);
}

/** The oldest entries that no seal holds, in the order of a batch. */
export function unsealedEntries(tx: Tx, missionId: MissionId, limit: number): Promise<AuditEntry[]> {
  return tx.query(
    `select ${ENTRY} from audit_unsealed u join audit_entry e on e.mission_id = u.mission_id and e.id = u.entry_id
     where u.mission_id = $1 order by e.at, e.id limit $2`,
    [missionId, limit],
  );
}

/** How many entries wait for a seal, and for how many seconds the oldest has. */
export async function unsealedCount(tx: Tx, missionId: MissionId): Promise<{ readonly count: number; readonly seconds: number }> {
  const rows: { count: number; seconds: number }[] = await tx.query(
    `select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(noted_at)), 0)::float8 as seconds
     from audit_unsealed where mission_id = $1`,
    [missionId],
  );
  return rows[0] ?? { count: 0, seconds: 0 };
}

export async function insertSeal(tx: Tx, seal: AuditSeal): Promise<void> {
  const { missionId, number, sealedAt, firstAt, lastAt, count, entries, leaves, previous, digest } = seal;
  await tx.query(
    `insert into audit_seal (mission_id, number, sealed_at, first_at, last_at, count, entries, leaves, previous, digest)
     values ($1, $2, $3, $4, $5, $6, $7::uuid[], $8, $9, $10)`,
    [missionId, number, sealedAt, firstAt, lastAt, count, entries, leaves, previous, digest],
  );
  await tx.query('delete from audit_unsealed where mission_id = $1 and entry_id = any($2::uuid[])', [missionId, entries]);
}

/** Number and digest of the seal with that number, or of the last one for null; null where there is none. */
export async function sealEnd(tx: Tx, missionId: MissionId, number: number | null): Promise<Pick<AuditSeal, 'number' | 'digest'> | null> {
  const rows: Pick<AuditSeal, 'number' | 'digest'>[] = await tx.query(
    `select number, digest from audit_seal where mission_id = $1 and ($2::integer is null or number = $2) order by number desc limit 1`,
    [missionId, number],
  );
  return rows[0] ?? null;
}

export async function nextSeal(tx: Tx, missionId: MissionId, after: number): Promise<AuditSeal | null> {
  const rows: AuditSeal[] = await tx.query(`select ${SEAL} from audit_seal where mission_id = $1 and number > $2 order by number limit 1`, [missionId, after]);
  return rows[0] ?? null;
}

export function entriesByIds(tx: Tx, missionId: MissionId, ids: readonly AuditEntryId[]): Promise<AuditEntry[]> {
  return tx.query(`select ${ENTRY} from audit_entry e where e.mission_id = $1 and e.id = any($2::uuid[])`, [missionId, ids]);
}

/** Entries that neither a seal holds nor a note says to be unsealed: somebody took seals or notes away. */
export async function strayEntries(tx: Tx, missionId: MissionId, limit: number): Promise<AuditEntryId[]> {
  const rows: { id: AuditEntryId }[] = await tx.query(
    `select id from audit_entry where mission_id = $1
     except (select entry_id from audit_unsealed where mission_id = $1 union all select unnest(entries) from audit_seal where mission_id = $1)
     order by id limit $2`,
    [missionId, limit],
  );
  return rows.map((row) => row.id);
}

/** Entries that a note says to be unsealed and that are not there. */
export async function lostEntries(tx: Tx, missionId: MissionId, limit: number): Promise<AuditEntryId[]> {
  const rows: { id: AuditEntryId }[] = await tx.query(
    `select u.entry_id as id from audit_unsealed u where u.mission_id = $1
     and not exists (select from audit_entry e where e.mission_id = u.mission_id and e.id = u.entry_id) order by 1 limit $2`,
    [missionId, limit],
  );
  return rows.map((row) => row.id);
}

/** Purges seals from the beginning of the chain with entries past their time, at most so many; answers how many. */
export async function purgeSeals(tx: Tx, missionId: MissionId, most: number): Promise<number> {
  const rows: { gone: number }[] = await tx.query('select purge_audit($1, $2) as gone', [missionId, most]);
  return rows[0]?.gone ?? 0;
}

/** The last seal that was purged; null where none was. */
export async function purgedHead(tx: Tx, missionId: MissionId): Promise<Pick<AuditSeal, 'number' | 'digest'> | null> {
  const rows: Pick<AuditSeal, 'number' | 'digest'>[] = await tx.query('select number, digest from audit_purge where mission_id = $1', [missionId]);
  return rows[0] ?? null;
}

/** Missions by id; the table comes before any mission is known. */
export async function missionsToSeal(tx: Tx): Promise<MissionId[]> {
  const rows: { id: MissionId }[] = await tx.query('select id from mission order by id');
  return rows.map((row) => row.id);
}
