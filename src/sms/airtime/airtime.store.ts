import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Airtime, AirtimeId, AirtimeTerms } from './airtime.js';

/** With what the seller knows us by, encrypted by a key of the mission. */
export interface StoredTerms extends AirtimeTerms {
  readonly secrets: Buffer;
}

export async function termsOf(tx: Tx, missionId: MissionId): Promise<StoredTerms | null> {
  const rows: StoredTerms[] = await tx.query('select kind, settings, secrets, minor, currency, status, version from airtime_terms where mission_id = $1', [missionId]);
  return rows[0] ?? null;
}

/** False when somebody else wrote it meanwhile; `version` is the one that was read, 0 for none. */
export async function putTerms(tx: Tx, missionId: MissionId, { kind, settings, secrets, minor, currency, status, version }: StoredTerms): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into airtime_terms (mission_id, kind, settings, secrets, minor, currency, status, version) values ($1, $2, $3, $4, $5, $6, $7, 1)
     on conflict (mission_id) do update set kind = $2, settings = $3, secrets = $4, minor = $5, currency = $6, status = $7, version = airtime_terms.version + 1 where airtime_terms.version = $8
     returning version`,
    [missionId, kind, JSON.stringify(settings), secrets, minor, currency, status, version],
  );
  return rows.length === 1;
}

const AIRTIME = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", survey_id as "surveyId", minor, currency, state, attempts, reference, owed_at as "owedAt",
  next_at as "nextAt", settled_at as "settledAt"`;

/** False where the survey has its airtime already. */
export async function insertAirtime(tx: Tx, { missionId, id, jobseekerId, surveyId, minor, currency, state, attempts, owedAt, nextAt }: Airtime): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into airtime (mission_id, id, jobseeker_id, survey_id, minor, currency, state, attempts, owed_at, next_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (mission_id, survey_id) do nothing returning id`,
    [missionId, id, jobseekerId, surveyId, minor, currency, state, attempts, owedAt, nextAt],
  );
  return rows.length === 1;
}

/** The next that is due, locked; those that somebody else has in hand are passed over. */
export async function lockDueAirtime(tx: Tx, missionId: MissionId, now: Date): Promise<Airtime | null> {
  const rows: Airtime[] = await tx.query(`select ${AIRTIME} from airtime where mission_id = $1 and next_at <= $2 order by next_at, id limit 1 for update skip locked`, [missionId, now]);
  return rows[0] ?? null;
}

export async function lockAirtime(tx: Tx, missionId: MissionId, id: AirtimeId): Promise<Airtime | null> {
  const rows: Airtime[] = await tx.query(`select ${AIRTIME} from airtime where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

export async function isAirtimeDue(tx: Tx, missionId: MissionId, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from airtime where mission_id = $1 and next_at <= $2 limit 1', [missionId, now]);
  return rows.length === 1;
}

export async function putAirtime(tx: Tx, { missionId, id, state, attempts, reference, nextAt, settledAt }: Airtime): Promise<void> {
  await tx.query('update airtime set state = $3, attempts = $4, reference = $5, next_at = $6, settled_at = $7 where mission_id = $1 and id = $2', [missionId, id, state, attempts, reference, nextAt, settledAt]);
}

/** All of a person, the oldest first. */
export function airtimeOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Airtime[]> {
  return tx.query(`select ${AIRTIME} from airtime where mission_id = $1 and jobseeker_id = $2 order by owed_at, id`, [missionId, id]);
}

/** What was not sent to somebody who is forgotten is not sent any more; what the seller calls it goes. */
export async function forgetAirtime(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(
    `update airtime set reference = null, next_at = null, settled_at = coalesce(settled_at, owed_at), state = case state when 'WAITING' then 'FAILED' when 'SUBMITTING' then 'UNKNOWN' else state end
     where mission_id = $1 and jobseeker_id = $2`,
    [missionId, id],
  );
}
