import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { OneTimeCode } from './one-time-code.js';

const CODE = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", sealed, tries, asked_by as "askedBy", sent_at as "sentAt", expires_at as "expiresAt", used_at as "usedAt"`;

/** The newest code of a person; null for none. Locked where the caller is to change it. */
export async function lastCode(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, lock: 'LOCKED' | 'READ'): Promise<OneTimeCode | null> {
  const rows: OneTimeCode[] = await tx.query(
    `select ${CODE} from one_time_code where mission_id = $1 and jobseeker_id = $2 order by sent_at desc, id desc limit 1 ${lock === 'LOCKED' ? 'for update' : ''}`,
    [missionId, jobseekerId],
  );
  return rows[0] ?? null;
}

/** When codes of a person went out since an instant. */
export async function codesSince(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, since: Date): Promise<Date[]> {
  const rows: { at: Date }[] = await tx.query('select sent_at as at from one_time_code where mission_id = $1 and jobseeker_id = $2 and sent_at > $3', [missionId, jobseekerId, since]);
  return rows.map((row) => row.at);
}

/** The codes of these people that can still be said. */
export function waitingCodes(tx: Tx, missionId: MissionId, people: readonly JobseekerId[], now: Date): Promise<OneTimeCode[]> {
  return tx.query(`select ${CODE} from one_time_code where mission_id = $1 and jobseeker_id = any($2::uuid[]) and sealed is not null and expires_at > $3 order by id`, [missionId, people, now]);
}

/** Another code; the one before ends. */
export async function replaceCode(tx: Tx, code: OneTimeCode): Promise<void> {
  const { missionId, id, jobseekerId, sealed, tries, askedBy, sentAt, expiresAt, usedAt } = code;
  await tx.query('update one_time_code set sealed = null where mission_id = $1 and jobseeker_id = $2 and sealed is not null', [missionId, jobseekerId]);
  await tx.query(
    'insert into one_time_code (mission_id, id, jobseeker_id, sealed, tries, asked_by, sent_at, expires_at, used_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [missionId, id, jobseekerId, sealed, tries, askedBy, sentAt, expiresAt, usedAt],
  );
}

/** Where a locked code stands from now on. */
export async function putCode(tx: Tx, { missionId, id, sealed, tries, usedAt }: OneTimeCode): Promise<void> {
  await tx.query('update one_time_code set sealed = $3, tries = $4, used_at = $5 where mission_id = $1 and id = $2', [missionId, id, sealed, tries, usedAt]);
}

export async function forgetCodes(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query('delete from one_time_code where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
}

/** Days on which codes went to somebody, newest first. */
export async function codeDays(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Pick<OneTimeCode, 'sentAt' | 'usedAt'>[]> {
  return tx.query('select sent_at as "sentAt", used_at as "usedAt" from one_time_code where mission_id = $1 and jobseeker_id = $2 order by sent_at desc limit 1000', [missionId, jobseekerId]);
}
