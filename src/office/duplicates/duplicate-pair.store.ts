import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { DuplicatePair, PairState } from './duplicate-pair.js';

/** The tables of one kind of record; names of the code, never of a request. */
export interface PairTables {
  readonly pairs: 'jobseeker_duplicate' | 'opening_duplicate';
  readonly records: 'jobseeker' | 'opening';
}

const COLUMNS = `mission_id as "missionId", id, one_id as "oneId", other_id as "otherId", state, points, reasons, kept_id as "keptId",
  closed_from as "closedFrom", closed_from_reason as "closedFromReason", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt"`;

/** Which pairs are listed. */
export interface PairFilter {
  readonly state: PairState;
  /** Only those of which both people are cases of this account; null for all. */
  readonly assignedTo: AccountId | null;
}

/** Adds the pairs that are not there yet, whatever was decided about those that are; answers how many were new. */
export async function insertPairs(tx: Tx, { pairs }: PairTables, rows: readonly DuplicatePair[]): Promise<number> {
  const made: unknown[] = await tx.query(
    `insert into ${pairs} (mission_id, id, one_id, other_id, state, points, reasons, proposed_at)
     select r.mission_id, r.id, r.one_id, r.other_id, 'PROPOSED', r.points, r.reasons, r.proposed_at
     from jsonb_to_recordset($1::jsonb) as r (mission_id uuid, id uuid, one_id uuid, other_id uuid, points integer, reasons text[], proposed_at timestamptz)
     on conflict do nothing returning id`,
    [
      JSON.stringify(
        rows.map((row) => ({
          mission_id: row.missionId,
          id: row.id,
          one_id: row.oneId,
          other_id: row.otherId,
          points: row.points,
          reasons: row.reasons,
          proposed_at: row.proposedAt,
        })),
      ),
    ],
  );
  return made.length;
}

/** Locked until the transaction ends: of two decisions the second sees the first. */
export async function lockPair(tx: Tx, { pairs }: PairTables, missionId: MissionId, id: string): Promise<DuplicatePair | null> {
  const rows: DuplicatePair[] = await tx.query(`select ${COLUMNS} from ${pairs} where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

export async function updatePair(tx: Tx, { pairs }: PairTables, pair: DuplicatePair): Promise<void> {
  await tx.query(
    `update ${pairs} set state = $3, kept_id = $4, closed_from = $5, closed_from_reason = $6, decided_by = $7, decided_at = $8
     where mission_id = $1 and id = $2`,
    [pair.missionId, pair.id, pair.state, pair.keptId, pair.closedFrom, pair.closedFromReason, pair.decidedBy, pair.decidedAt],
  );
}

/** Pairs, the most alike first, after the given one. A proposal of which one record is closed by now has nothing left to decide. */
export function pageOfPairs(
  tx: Tx,
  { pairs, records }: PairTables,
  missionId: MissionId,
  filter: PairFilter,
  after: readonly [points: number, id: string] | null,
  limit: number,
): Promise<DuplicatePair[]> {
  const open = filter.state === 'PROPOSED' ? `and r.status <> 'CLOSED'` : '';
  const own = records === 'jobseeker' ? 'and ($3::uuid is null or r.assigned_to = $3)' : 'and $3::uuid is null';
  const there = (id: string): string => `exists (select 1 from ${records} r where r.mission_id = p.mission_id and r.id = p.${id} ${open} ${own})`;
  return tx.query(
    `select ${COLUMNS} from ${pairs} p
     where mission_id = $1 and state = $2 and ${there('one_id')} and ${there('other_id')}
       and ($4::integer is null or points < $4 or (points = $4 and id > $5))
     order by points desc, id limit $6`,
    [missionId, filter.state, filter.assignedTo, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** The merged pairs in which these records were closed. */
export function pairsThatClosed(tx: Tx, { pairs }: PairTables, missionId: MissionId, ids: readonly string[]): Promise<DuplicatePair[]> {
  return tx.query(
    `select ${COLUMNS} from ${pairs}
     where mission_id = $1 and state = 'MERGED'
       and ((one_id = any ($2::uuid[]) and kept_id = other_id) or (other_id = any ($2::uuid[]) and kept_id = one_id))`,
    [missionId, [...ids]],
  );
}

/** Pairs of which the record is one, whatever was decided. */
export async function dropPairsOf(tx: Tx, { pairs }: PairTables, missionId: MissionId, recordId: string): Promise<void> {
  await tx.query(`delete from ${pairs} where mission_id = $1 and (one_id = $2 or other_id = $2)`, [missionId, recordId]);
}

/** Whether a mission's records were searched on that day or later. */
export async function searchedSince(tx: Tx, { records }: PairTables, missionId: MissionId, today: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from duplicate_search where mission_id = $1 and records = $2 and searched_on >= $3::date', [
    missionId,
    records.toUpperCase(),
    formatDay(today),
  ]);
  return rows.length > 0;
}

export async function recordSearch(tx: Tx, { records }: PairTables, missionId: MissionId, today: Day): Promise<void> {
  await tx.query(
    `insert into duplicate_search (mission_id, records, searched_on) values ($1, $2, $3::date)
     on conflict (mission_id, records) do update set searched_on = excluded.searched_on`,
    [missionId, records.toUpperCase(), formatDay(today)],
  );
}
