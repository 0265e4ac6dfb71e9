import { formatDay, parseDay } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { MarketRun, MarketState } from './market-state.js';
import { isOfAnotherServer } from './unseen-changes.store.js';

interface StateRow extends Omit<MarketState, 'asOf'> {
  readonly asOf: string | null;
}

const STATE = `select as_of::text as "asOf", policy, classification, list_sizes as "listSizes", cursor, refreshed_at as "refreshedAt" from market_state where mission_id = $1`;
const NOTHING: MarketState = { asOf: null, policy: null, classification: null, listSizes: null, cursor: null, refreshedAt: null };

export async function readState(tx: Tx, missionId: MissionId): Promise<MarketState> {
  return stateOf(tx, await tx.query(STATE, [missionId]));
}

/** Makes sure that a mission has a state to lock. */
export async function insertState(tx: Tx, missionId: MissionId): Promise<void> {
  await tx.query('insert into market_state (mission_id) values ($1) on conflict do nothing', [missionId]);
}

/**
 * As `readState`, with the mission's lists locked until the transaction ends; null where another worker is writing them, which may take
 * longer than a connection should be kept waiting.
 */
export async function lockState(tx: Tx, missionId: MissionId): Promise<MarketState | null> {
  const rows: StateRow[] = await tx.query(`${STATE} for update skip locked`, [missionId]);
  return rows.length === 0 ? null : stateOf(tx, rows);
}

export async function writeState(tx: Tx, missionId: MissionId, state: MarketState): Promise<void> {
  await tx.query(
    `update market_state set as_of = $2, policy = $3, classification = $4, list_sizes = $5, cursor = $6, refreshed_at = $7
     where mission_id = $1`,
    [missionId, state.asOf === null ? null : formatDay(state.asOf), state.policy, state.classification, state.listSizes, state.cursor, state.refreshedAt],
  );
}

/** Writes a run down as it is now: a new one, or what has become of one that was running. */
export async function writeRun(tx: Tx, missionId: MissionId, run: MarketRun, toldAt: Date): Promise<void> {
  await tx.query(
    `insert into market_run (mission_id, id, kind, state, done, total, changes, matches, differences, started_at, finished_at, told_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (mission_id, id) do update set kind = excluded.kind, state = excluded.state, done = excluded.done, total = excluded.total,
       changes = excluded.changes, matches = excluded.matches, differences = excluded.differences, finished_at = excluded.finished_at,
       told_at = excluded.told_at
     where market_run.state = 'RUNNING'`,
    [
      missionId,
      run.id,
      run.kind,
      run.state,
      run.done,
      run.total,
      run.changes,
      run.matches,
      run.differences,
      run.startedAt,
      run.finishedAt,
      toldAt,
    ],
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

/** Keeps the newest refreshes only (and every full computation), and calls those failed of which nothing was heard for so long. */
export async function tidyRuns(tx: Tx, missionId: MissionId, keep: number, now: Date, silentSeconds: number): Promise<void> {
  await tx.query(
    `delete from market_run where mission_id = $1 and kind = 'REFRESH' and id not in
       (select id from market_run where mission_id = $1 and kind = 'REFRESH' order by started_at desc, id desc limit $2)`,
    [missionId, keep],
  );
  await tx.query(
    `update market_run set state = 'FAILED', finished_at = $2
     where mission_id = $1 and state = 'RUNNING' and told_at < $2::timestamptz - make_interval(secs => $3)`,
    [missionId, now, silentSeconds],
  );
}

async function stateOf(tx: Tx, rows: readonly StateRow[]): Promise<MarketState> {
  const row = rows[0];
  if (row === undefined) return NOTHING;
  // A statement of its own: no snapshot taken after the row was read is behind a cursor of this server.
  const cursor = row.cursor !== null && (await isOfAnotherServer(tx, row.cursor)) ? null : row.cursor;
  return { ...row, cursor, asOf: row.asOf === null ? null : parseDay(row.asOf) };
}
