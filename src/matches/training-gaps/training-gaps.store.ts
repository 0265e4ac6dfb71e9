import { formatDay, parseDay } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { RankedGap, TrainingGapRun, TrainingGapRunId } from './training-gap-run.js';

interface RunRow extends Omit<TrainingGapRun, 'asOf'> {
  readonly asOf: string | null;
}

const COLUMNS = `id, state, as_of::text as "asOf", policy, classification, done, total, requested_at as "requestedAt", finished_at as "finishedAt"`;

/** Writes down a report that is asked for; false where one is under way. */
export async function insertRun(tx: Tx, missionId: MissionId, id: TrainingGapRunId, at: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into training_gap_run (mission_id, id, state, requested_at, told_at) values ($1, $2, 'REQUESTED', $3, $3)
     on conflict (mission_id) where state in ('REQUESTED', 'RUNNING') do nothing returning id`,
    [missionId, id, at],
  );
  return rows.length > 0;
}

/** The report that is under way; null where none is. */
export async function openRun(tx: Tx, missionId: MissionId): Promise<TrainingGapRun | null> {
  return first(await tx.query(`select ${COLUMNS} from training_gap_run where mission_id = $1 and state in ('REQUESTED', 'RUNNING')`, [missionId]));
}

export async function runById(tx: Tx, missionId: MissionId, id: TrainingGapRunId): Promise<TrainingGapRun | null> {
  return first(await tx.query(`select ${COLUMNS} from training_gap_run where mission_id = $1 and id = $2`, [missionId, id]));
}

/** The newest report that is done; while none is, the newest of all; null where nobody has asked. */
export async function latestRun(tx: Tx, missionId: MissionId): Promise<TrainingGapRun | null> {
  return first(
    await tx.query(`select ${COLUMNS} from training_gap_run where mission_id = $1 order by state = 'DONE' desc, requested_at desc, id desc limit 1`, [
      missionId,
    ]),
  );
}

/** Notes how far a report is; nothing where it has ended meanwhile. */
export async function tellRun(tx: Tx, missionId: MissionId, id: TrainingGapRunId, done: number, total: number, at: Date): Promise<void> {
  await tx.query(
    `update training_gap_run set state = 'RUNNING', done = $3, total = $4, told_at = $5
     where mission_id = $1 and id = $2 and state in ('REQUESTED', 'RUNNING')`,
    [missionId, id, done, total, at],
  );
}

/** Ends a report; false where it had ended before, by another worker or for being too old. */
export async function endRun(tx: Tx, missionId: MissionId, run: TrainingGapRun): Promise<boolean> {
  const [, ended]: [unknown, number] = await tx.query(
    `update training_gap_run set state = $3, as_of = $4, policy = $5, classification = $6, done = $7, total = $8, finished_at = $9
     where mission_id = $1 and id = $2 and state in ('REQUESTED', 'RUNNING')`,
    [
      missionId,
      run.id,
      run.state,
      run.asOf === null ? null : formatDay(run.asOf),
      run.policy,
      run.classification,
      run.done,
      run.total,
      run.finishedAt,
    ],
  );
  return ended > 0;
}

/** Gives up reports that were asked for too long ago, whatever became of their workers. */
export async function giveUpRuns(tx: Tx, missionId: MissionId, now: Date, askedSecondsAgo: number): Promise<void> {
  await tx.query(
    `update training_gap_run set state = 'FAILED', finished_at = $2
     where mission_id = $1 and state in ('REQUESTED', 'RUNNING') and requested_at < $2::timestamptz - make_interval(secs => $3)`,
    [missionId, now, askedSecondsAgo],
  );
}

/** The report under way of which nothing was heard for so long; null where all is well. */
export async function silentRun(tx: Tx, missionId: MissionId, now: Date, seconds: number): Promise<TrainingGapRunId | null> {
  const rows: { id: TrainingGapRunId }[] = await tx.query(
    `select id from training_gap_run
     where mission_id = $1 and state in ('REQUESTED', 'RUNNING') and told_at < $2::timestamptz - make_interval(secs => $3)`,
    [missionId, now, seconds],
  );
  return rows[0]?.id ?? null;
}

/** Forgets all but the newest reports. */
export async function keepNewestRuns(tx: Tx, missionId: MissionId, keep: number): Promise<void> {
  await tx.query(
    `delete from training_gap_run where mission_id = $1 and id not in
       (select id from training_gap_run where mission_id = $1 order by requested_at desc, id desc limit $2)`,
    [missionId, keep],
  );
}

export async function insertGaps(tx: Tx, missionId: MissionId, id: TrainingGapRunId, gaps: readonly RankedGap[]): Promise<void> {
  await tx.query(
    `insert into training_gap (mission_id, run_id, rank, skill_uri, level, openings, seats, people, people_without_match, pairs, mean_score)
     select $1, $2, g.* from jsonb_to_recordset($3::jsonb) as
       g (rank int, "skillUri" text, level int, openings int, seats int, people int, "peopleWithoutMatch" int, pairs bigint, "meanScore" int)`,
    [missionId, id, JSON.stringify(gaps)],
  );
}

/** Lines of a report after a rank, in their order. */
export function gapsOfRun(tx: Tx, missionId: MissionId, id: TrainingGapRunId, afterRank: number, limit: number): Promise<RankedGap[]> {
  return tx.query(
    `select rank, skill_uri as "skillUri", level, openings, seats, people, people_without_match as "peopleWithoutMatch", pairs::float8 as pairs,
       mean_score as "meanScore"
     from training_gap where mission_id = $1 and run_id = $2 and rank > $3 order by rank limit $4`,
    [missionId, id, afterRank, limit],
  );
}

function first(rows: readonly RunRow[]): TrainingGapRun | null {
  const row = rows[0];
  return row === undefined ? null : { ...row, asOf: row.asOf === null ? null : parseDay(row.asOf) };
}
