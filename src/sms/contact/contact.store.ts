import { formatDay, day, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { TextLanguage } from '../phrases/phrase.js';
import type { SenderId } from '../texts/attempt.js';
import type { SafeContact } from './safe-contact.js';

const CONTACT = `mission_id as "missionId", jobseeker_id as "jobseekerId", number_index as "numberIndex", seen_by as "seenBy", texts, from_minute as "fromMinute",
  to_minute as "toMinute", time_zone as "timeZone", quiet, language, asked_on::text as "askedOn", asked_by as "askedBy", version, code_word as "codeWord"`;

/** With the code word, encrypted by the person's key. */
export interface StoredContact extends SafeContact {
  readonly codeWord: Buffer | null;
}

export async function safeContactOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<StoredContact | null> {
  const rows: (Omit<StoredContact, 'askedOn'> & { askedOn: string })[] = await tx.query(`select ${CONTACT} from safe_contact where mission_id = $1 and jobseeker_id = $2`, [missionId, jobseekerId]);
  const [row] = rows;
  return row === undefined ? null : { ...row, askedOn: day(row.askedOn) };
}

/** False when somebody else wrote it meanwhile; `version` is the one that was read, 0 for none. */
export async function putSafeContact(tx: Tx, contact: StoredContact): Promise<boolean> {
  const { missionId, jobseekerId, numberIndex, seenBy, texts, fromMinute, toMinute, timeZone, quiet, language, codeWord, askedOn, askedBy, version } = contact;
  const rows: unknown[] = await tx.query(
    `insert into safe_contact (mission_id, jobseeker_id, number_index, seen_by, texts, from_minute, to_minute, time_zone, quiet, language, code_word, asked_on, asked_by, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)
     on conflict (mission_id, jobseeker_id) do update set number_index = $3, seen_by = $4, texts = $5, from_minute = $6, to_minute = $7, time_zone = $8, quiet = $9, language = $10,
       code_word = $11, asked_on = $12, asked_by = $13, asked_again_on = null, version = safe_contact.version + 1 where safe_contact.version = $14
     returning version`,
    [missionId, jobseekerId, numberIndex, seenBy, texts, fromMinute, toMinute, timeZone, [...quiet], language, codeWord, formatDay(askedOn), askedBy, version],
  );
  return rows.length === 1;
}

/** People who are there, were asked on that day or before, and of whom staff were not told since. */
const TO_ASK_AGAIN = `c.mission_id = $1 and c.asked_on <= $2 and c.asked_again_on is null
  and exists (select from jobseeker j where j.mission_id = c.mission_id and j.id = c.jobseeker_id and j.status = 'ACTIVE')`;

export async function isAnyToAskAgain(tx: Tx, missionId: MissionId, askedBefore: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query(`select 1 from safe_contact c where ${TO_ASK_AGAIN} limit 1`, [missionId, formatDay(askedBefore)]);
  return rows.length === 1;
}

/** Some of them, noted as told of today; those that somebody else has in hand are passed over. */
export async function takeToAskAgain(tx: Tx, missionId: MissionId, askedBefore: Day, today: Day, limit: number): Promise<Pick<SafeContact, 'jobseekerId' | 'askedOn'>[]> {
  const rows: { jobseekerId: JobseekerId; askedOn: string }[] = await tx.query(
    `select c.jobseeker_id as "jobseekerId", c.asked_on::text as "askedOn" from safe_contact c where ${TO_ASK_AGAIN} order by c.asked_on, c.jobseeker_id limit $3 for update skip locked`,
    [missionId, formatDay(askedBefore), limit],
  );
  await tx.query('update safe_contact set asked_again_on = $3 where mission_id = $1 and jobseeker_id = any($2::uuid[])', [missionId, rows.map((row) => row.jobseekerId), formatDay(today)]);
  return rows.map(({ jobseekerId, askedOn }) => ({ jobseekerId, askedOn: day(askedOn) }));
}

export async function putLanguage(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, language: string): Promise<void> {
  await tx.query('update safe_contact set language = $3, version = version + 1 where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId, language]);
}

export async function forgetContact(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query('delete from safe_contact where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
}

export async function isStopped(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from stopped_number where mission_id = $1 and number_index = $2', [missionId, numberIndex]);
  return rows.length === 1;
}

/** A number says stop; again is harmless. */
export async function stopNumber(tx: Tx, missionId: MissionId, numberIndex: Buffer, byRelay: boolean, at: Date): Promise<void> {
  await tx.query('insert into stopped_number (mission_id, number_index, by_relay, at) values ($1, $2, $3, $4) on conflict do nothing', [missionId, numberIndex, byRelay, at]);
}

export async function startNumber(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<void> {
  await tx.query('delete from stopped_number where mission_id = $1 and number_index = $2', [missionId, numberIndex]);
}

/** Texts of a number in a row that nobody understood. */
export async function unclearOf(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<number> {
  const rows: { count: number }[] = await tx.query('select count from unclear_texts where mission_id = $1 and number_index = $2', [missionId, numberIndex]);
  return rows[0]?.count ?? 0;
}

export async function putUnclear(tx: Tx, missionId: MissionId, numberIndex: Buffer, count: number): Promise<void> {
  await tx.query('insert into unclear_texts (mission_id, number_index, count) values ($1, $2, $3) on conflict (mission_id, number_index) do update set count = $3', [missionId, numberIndex, count]);
}

/** A sender whom nobody knows; `number` is encrypted by a key of the mission. */
export interface UnknownSender {
  readonly id: SenderId;
  readonly numberIndex: Buffer;
  readonly number: Buffer | null;
  readonly language: TextLanguage;
}

/** False where the number was there before. */
export async function insertSender(tx: Tx, missionId: MissionId, { id, numberIndex, number, language }: UnknownSender, at: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into unknown_sender (mission_id, id, number_index, number, language, first_at) values ($1, $2, $3, $4, $5, $6) on conflict (mission_id, number_index) do nothing returning id`,
    [missionId, id, numberIndex, number, language, at],
  );
  return rows.length === 1;
}

const SENDER = 'id, number_index as "numberIndex", number, language';

export async function senderByIndex(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<UnknownSender | null> {
  const rows: UnknownSender[] = await tx.query(`select ${SENDER} from unknown_sender where mission_id = $1 and number_index = $2`, [missionId, numberIndex]);
  return rows[0] ?? null;
}

export async function senderById(tx: Tx, missionId: MissionId, id: SenderId): Promise<UnknownSender | null> {
  const rows: UnknownSender[] = await tx.query(`select ${SENDER} from unknown_sender where mission_id = $1 and id = $2`, [missionId, id]);
  return rows[0] ?? null;
}
