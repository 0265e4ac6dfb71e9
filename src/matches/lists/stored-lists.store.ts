import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ListEntry, Lists, ListSide } from './stored-lists.js';

/** Stored lists have no order of their own: score and facts give it. */
const TABLES = {
  OPENING: { table: 'opening_match', owner: 'opening_id', other: 'jobseeker_id' },
  JOBSEEKER: { table: 'jobseeker_match', owner: 'jobseeker_id', other: 'opening_id' },
} as const;

/** Ids named in one statement. */
const SLICE = 1_000;
/** No id is before it. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface StoredRow {
  readonly owner: string;
  readonly id: string;
  readonly score: number;
}

/** The lists of these owners; entries in no order. */
export async function readLists(tx: Tx, missionId: MissionId, side: ListSide, owners: readonly string[]): Promise<Lists> {
  const { table, owner, other } = TABLES[side];
  const lists = new Map<string, ListEntry[]>(owners.map((each) => [each, []]));
  for (const slice of slices(owners)) {
    const rows: StoredRow[] = await tx.query(
      `select ${owner} as owner, ${other} as id, score from ${table} where mission_id = $1 and ${owner} = any ($2::uuid[])`,
      [missionId, slice],
    );
    for (const { owner: each, id, score } of rows) lists.get(each)?.push({ id, score });
  }
  return lists;
}

/** Owners of lists, in the order of their ids, after this one. */
export async function ownersAfter(tx: Tx, missionId: MissionId, side: ListSide, last: string | null, limit: number): Promise<string[]> {
  const { table, owner } = TABLES[side];
  const rows: { owner: string }[] = await tx.query(
    `select distinct ${owner} as owner from ${table} where mission_id = $1 and ${owner} > $2 order by 1 limit $3`,
    [missionId, last ?? BEFORE_ALL, limit],
  );
  return rows.map((row) => row.owner);
}

/** Owners whose lists hold one of `others`, by index. */
export async function holdersOf(tx: Tx, missionId: MissionId, side: ListSide, others: readonly string[]): Promise<ReadonlySet<string>> {
  const { table, owner, other } = TABLES[side];
  const holders = new Set<string>();
  for (const slice of slices(others)) {
    const rows: { owner: string }[] = await tx.query(
      `select distinct ${owner} as owner from ${table} where mission_id = $1 and ${other} = any ($2::uuid[])`,
      [missionId, slice],
    );
    for (const row of rows) holders.add(row.owner);
  }
  return holders;
}

/** Makes the stored lists of these owners equal to `lists`, writing only rows that differ. Returns how many rows did. */
export async function writeLists(tx: Tx, missionId: MissionId, side: ListSide, lists: Lists): Promise<number> {
  const { table, owner, other } = TABLES[side];
  let changed = 0;
  for (const owners of slices([...lists.keys()])) {
    const rows = owners.flatMap((each) => (lists.get(each) ?? []).map((entry) => ({ owner: each, ...entry })));
    const columns = [rows.map((row) => row.owner), rows.map((row) => row.id), rows.map((row) => row.score)];
    const [, removed]: [unknown, number] = await tx.query(
      `delete from ${table} t where t.mission_id = $1 and t.${owner} = any ($2::uuid[])
       and not exists (select from unnest($3::uuid[], $4::uuid[]) n (owner, other) where n.owner = t.${owner} and n.other = t.${other})`,
      [missionId, owners, columns[0], columns[1]],
    );
    // Rows that are right already are left alone: an upsert would lock, and so write, every one of them.
    const written: unknown[] = await tx.query(
      `insert into ${table} as t (mission_id, ${owner}, ${other}, score)
       select $1, n.owner, n.other, n.score from unnest($2::uuid[], $3::uuid[], $4::int[]) n (owner, other, score)
       where not exists (
         select from ${table} k where k.mission_id = $1 and k.${owner} = n.owner and k.${other} = n.other and k.score = n.score)
       on conflict (mission_id, ${owner}, ${other}) do update set score = excluded.score
       returning 1`,
      [missionId, ...columns],
    );
    changed += removed + written.length;
  }
  return changed;
}

function* slices<T>(all: readonly T[]): Generator<T[], void, void> {
  for (let from = 0; from < all.length; from += SLICE) yield all.slice(from, from + SLICE);
}

/** Takes a person out of the lists of both sides, and notes the openings whose lists miss somebody now: no refresh took him out. */
export async function dropPerson(tx: Tx, missionId: MissionId, jobseekerId: string): Promise<void> {
  await tx.query(
    `insert into market_change (mission_id, side, subject_id)
     select mission_id, 'OPENING', opening_id from opening_match where mission_id = $1 and jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
  for (const { table } of Object.values(TABLES)) await tx.query(`delete from ${table} where mission_id = $1 and jobseeker_id = $2`, [missionId, jobseekerId]);
}
