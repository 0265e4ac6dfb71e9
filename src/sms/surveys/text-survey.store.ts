import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { TextSurvey, TextSurveyId } from './text-survey.js';

const SURVEY = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", round, status, asked, answers, started_by as "startedBy", started_at as "startedAt",
  asked_at as "askedAt", ended_at as "endedAt"`;

/** With the answers so far, encrypted by the key of the person; null before the first and once they are kept elsewhere. */
export interface StoredSurvey extends TextSurvey {
  readonly answers: Buffer | null;
}

/** False where the round was asked by text before, or another is asked at present. */
export async function insertSurvey(tx: Tx, { missionId, id, jobseekerId, round, status, asked, startedBy, startedAt, askedAt }: TextSurvey): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into text_survey (mission_id, id, jobseeker_id, round, status, asked, started_by, started_at, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict do nothing returning id`,
    [missionId, id, jobseekerId, round, status, asked, startedBy, startedAt, askedAt],
  );
  return rows.length === 1;
}

/** Those that are asked of these people at present. */
export function askingOf(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<StoredSurvey[]> {
  return tx.query(`select ${SURVEY} from text_survey where mission_id = $1 and jobseeker_id = any($2::uuid[]) and status = 'ASKING' order by started_at, id`, [missionId, [...people]]);
}

/** Every one of a person, the oldest first. */
export function surveysOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<StoredSurvey[]> {
  return tx.query(`select ${SURVEY} from text_survey where mission_id = $1 and jobseeker_id = $2 order by started_at, id`, [missionId, id]);
}

export async function lockSurvey(tx: Tx, missionId: MissionId, id: TextSurveyId): Promise<StoredSurvey | null> {
  const rows: StoredSurvey[] = await tx.query(`select ${SURVEY} from text_survey where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

/** One that nobody has answered since an instant, locked; those that somebody else has in hand are passed over. */
export async function lockSilent(tx: Tx, missionId: MissionId, before: Date): Promise<StoredSurvey | null> {
  const rows: StoredSurvey[] = await tx.query(
    `select ${SURVEY} from text_survey where mission_id = $1 and status = 'ASKING' and asked_at < $2 order by asked_at, id limit 1 for update skip locked`,
    [missionId, before],
  );
  return rows[0] ?? null;
}

export async function isAnySilent(tx: Tx, missionId: MissionId, before: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(`select 1 from text_survey where mission_id = $1 and status = 'ASKING' and asked_at < $2 limit 1`, [missionId, before]);
  return rows.length === 1;
}

/** Where a locked survey stands from now on. */
export async function putSurvey(tx: Tx, { missionId, id, status, asked, answers, askedAt, endedAt }: StoredSurvey): Promise<void> {
  await tx.query('update text_survey set status = $3, asked = $4, answers = $5, asked_at = $6, ended_at = $7 where mission_id = $1 and id = $2', [missionId, id, status, asked, answers, askedAt, endedAt]);
}

/** Ends what is asked of somebody who is forgotten, and empties what they said. */
export async function forgetSurveys(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(
    `update text_survey set answers = null, asked = null, ended_at = coalesce(ended_at, asked_at), status = case status when 'ASKING' then 'ENDED' else status end
     where mission_id = $1 and jobseeker_id = $2`,
    [missionId, id],
  );
}
