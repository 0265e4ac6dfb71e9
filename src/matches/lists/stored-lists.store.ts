import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ListEntry } from './merge-list.js';

/** Which side owns the lists: an opening's candidates or a jobseeker's openings. */
export type ListSide = 'OPENING' | 'JOBSEEKER';

/** Lists by owner; an owner with an empty list is there too. */
export type Lists = ReadonlyMap<string, readonly ListEntry[]>;

/** Stored lists have no order of their own: score and facts give it. */
const TABLES = {
  OPENING: { table: 'opening_match', owner: 'opening_id', other: 'jobseeker_id' },
  JOBSEEKER: { table: 'jobseeker_match', owner: 'jobseeker_id', other: 'opening_id' },
} as const;

/** Owners written at a time: bounds the size of a statement. */
const SLICE = 500;

interface StoredRow {
  readonly owner: string;
  readonly id: string;
  readonly score: number;
}

/** The lists of these owners, or of all (null); entries in no order. */
export async function readLists(tx: Tx, missionId: MissionId, side: ListSide, owners: readonly string[] | null): Promise<Lists> {
  const { table, owner, other } = TABLES[side];
  const rows: StoredRow[] = await tx.query(
    `select ${owner} as owner, ${other} as id, score from ${table}
     where mission_id = $1 and ($2::uuid[] is null or ${owner} = any ($2::uuid[]))`,
    [missionId, owners],
  );
  const lists = new Map<string, ListEntry[]>((owners ?? []).map((each) => [each, []]));
  for (const row of rows) {
    const entry = { id: row.id, score: row.score };
    const list = lists.get(row.owner);
    if (list === undefined) lists.set(row.owner, [entry]);
    else list.push(entry);
  }
  return lists;
}

/** Owners whose lists hold one of `others`, by index. */
export async function holdersOf(tx: Tx, missionId: MissionId, side: ListSide, others: readonly string[]): Promise<string[]> {
  if (others.length === 0) return [];
  const { table, owner, other } = TABLES[side];
  const rows: { owner: string }[] = await tx.query(
    `select distinct ${owner} as owner from ${table} where mission_id = $1 and ${other} = any ($2::uuid[])`,
    [missionId, others],
  );
  return rows.map((row) => row.owner);
}

/** Makes the stored lists of these owners equal to `lists`, touching only rows that differ. Returns how many rows did. */
export async function writeLists(tx: Tx, missionId: MissionId, side: ListSide, lists: Lists): Promise<number> {
  const owners = [...lists.keys()];
  let changed = 0;
  for (let from = 0; from < owners.length; from += SLICE) {
    changed += await writeSlice(tx, missionId, side, owners.slice(from, from + SLICE), lists);
  }
  return changed;
}

/** Removes the lists of owners that are not in the market any more. */
export async function dropOtherLists(tx: Tx, missionId: MissionId, side: ListSide, owners: readonly string[]): Promise<number> {
  const { table, owner } = TABLES[side];
  const [, removed]: [unknown, number] = await tx.query(
    `delete from ${table} t where t.mission_id = $1 and not exists (select from unnest($2::uuid[]) o where o = t.${owner})`,
    [missionId, owners],
  );
  return removed;
}

async function writeSlice(tx: Tx, missionId: MissionId, side: ListSide, owners: readonly string[], lists: Lists): Promise<number> {
  const { table, owner, other } = TABLES[side];
  const rows = owners.flatMap((each) => (lists.get(each) ?? []).map((entry) => ({ owner: each, ...entry })));
  const columns = [rows.map((row) => row.owner), rows.map((row) => row.id), rows.map((row) => row.score)];
  const [, removed]: [unknown, number] = await tx.query(
    `delete from ${table} t where t.mission_id = $1 and t.${owner} = any ($2::uuid[])
     and not exists (select from unnest($3::uuid[], $4::uuid[]) n (owner, other) where n.owner = t.${owner} and n.other = t.${other})`,
    [missionId, owners, columns[0], columns[1]],
  );
  const written: unknown[] = await tx.query(
    `insert into ${table} as t (mission_id, ${owner}, ${other}, score)
     select $1, n.owner, n.other, n.score from unnest($2::uuid[], $3::uuid[], $4::int[]) n (owner, other, score)
     on conflict (mission_id, ${owner}, ${other}) do update set score = excluded.score where t.score <> excluded.score
     returning 1`,
    [missionId, ...columns],
  );
  return removed + written.length;
}
