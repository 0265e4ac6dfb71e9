import { formatDay, parseDay, type Day } from '../../kernel/day.js';
import type { Id, MissionId } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** What the stored lists of a mission show. */
export interface MarketState {
  /** The day they were computed for; null before the first time. */
  readonly asOf: Day | null;
  readonly policy: string | null;
  readonly classification: string | null;
  /** Lengths of the lists, as `sizesKey` writes them. */
  readonly listSizes: string | null;
  /** `pg_snapshot` up to which changes are in the lists, as text. */
  readonly cursor: string | null;
  readonly refreshedAt: Date | null;
}

export type MarketRunId = Id<'MarketRun'>;

/** Lengths of lists as the state keeps them. */
export function sizesKey({ perOpening, perJobseeker }: ListSizes): string {
  return `${perOpening} an opening, ${perJobseeker} a jobseeker`;
}

/** One run of the refresh job, readable while it runs. */
export interface MarketRun {
  readonly id: MarketRunId;
  /** REFRESH takes in changes, FULL computes everything, CHECK compares everything with what is stored. */
  readonly kind: 'REFRESH' | 'FULL' | 'CHECK';
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** Lists computed so far, and how many there are to compute. */
  readonly done: number;
  readonly total: number;
  /** Rows of lists that were written. */
  readonly changes: number;
  /** Pairs that match in the whole market; known after FULL and CHECK. */
  readonly matches: number | null;
  /** Rows in which a CHECK found the stored lists wrong. */
  readonly differences: number | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

interface StateRow extends Omit<MarketState, 'asOf'> {
  readonly asOf: string | null;
}

const STATE = `select as_of::text as "asOf", policy, classification, list_sizes as "listSizes", cursor, refreshed_at as "refreshedAt" from market_state where mission_id = $1`;
const NOTHING: MarketState = { asOf: null, policy: null, classification: null, listSizes: null, cursor: null, refreshedAt: null };

export async function readState(tx: Tx, missionId: MissionId): Promise<MarketState> {
  return stateOf(await tx.query(STATE, [missionId]));
}

/** As `readState`, with the mission's lists locked until the transaction ends. */
export async function lockState(tx: Tx, missionId: MissionId): Promise<MarketState> {
  await tx.query('insert into market_state (mission_id) values ($1) on conflict do nothing', [missionId]);
  return stateOf(await tx.query(`${STATE} for update`, [missionId]));
}

export async function writeState(tx: Tx, missionId: MissionId, state: MarketState): Promise<void> {
  await tx.query(
    `update market_state set as_of = $2, policy = $3, classification = $4, list_sizes = $5, cursor = $6, refreshed_at = $7
     where mission_id = $1`,
    [missionId, state.asOf === null ? null : formatDay(state.asOf), state.policy, state.classification, state.listSizes, state.cursor, state.refreshedAt],
  );
}

export async function insertRun(tx: Tx, missionId: MissionId, run: MarketRun): Promise<void> {
  await tx.query(
    'insert into market_run (mission_id, id, kind, state, done, total, started_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [missionId, run.id, run.kind, run.state, run.done, run.total, run.startedAt],
  );
}

export async function writeRun(tx: Tx, missionId: MissionId, run: MarketRun): Promise<void> {
  await tx.query(
    `update market_run set state = $3, done = $4, total = $5, changes = $6, matches = $7, differences = $8, finished_at = $9
     where mission_id = $1 and id = $2 and state = 'RUNNING'`,
    [missionId, run.id, run.state, run.done, run.total, run.changes, run.matches, run.differences, run.finishedAt],
  );
}

/** The latest runs, newest first. */
export function latestRuns(tx: Tx, missionId: MissionId, limit: number): Promise<MarketRun[]> {
  return tx.query(
    `select id, kind, state, done, total, changes, matches, differences, started_at as "startedAt", finished_at as "finishedAt"
     from market_run where mission_id = $1 order by started_at desc, id desc limit $2`,
    [missionId, limit],
  );
}

/** When the lists were last checked, or are being checked; null where they never were. */
export async function latestCheckStart(tx: Tx, missionId: MissionId): Promise<Date | null> {
  const rows: { at: Date }[] = await tx.query(
    `select started_at as at from market_run where mission_id = $1 and kind = 'CHECK' and state <> 'FAILED'
     order by started_at desc limit 1`,
    [missionId],
  );
  return rows[0]?.at ?? null;
}

/** Keeps the newest refreshes only (and every full computation), and calls those failed whose worker died. */
export async function tidyRuns(tx: Tx, missionId: MissionId, keep: number, deadAfterSeconds: number): Promise<void> {
  await tx.query(
    `delete from market_run where mission_id = $1 and kind = 'REFRESH' and id not in
       (select id from market_run where mission_id = $1 and kind = 'REFRESH' order by started_at desc, id desc limit $2)`,
    [missionId, keep],
  );
  await tx.query(
    `update market_run set state = 'FAILED', finished_at = now()
     where mission_id = $1 and state = 'RUNNING' and started_at < now() - make_interval(secs => $2)`,
    [missionId, deadAfterSeconds],
  );
}

function stateOf(rows: readonly StateRow[]): MarketState {
  const row = rows[0];
  return row === undefined ? NOTHING : { ...row, asOf: row.asOf === null ? null : parseDay(row.asOf) };
}
