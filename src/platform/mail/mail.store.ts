import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../database/unit-of-work.js';
import { updateVersioned } from '../database/versioned.js';
import type { Mail, MailId } from './mail.js';
import { mailTable } from './mail.table.js';

/** False where the same letter is there already, whatever became of it. */
export async function insertMail(tx: Tx, mail: Mail): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(mailTable).values(mail).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Locked until the transaction ends; null where there is none, or another worker has it in hand. */
export function lockMail(tx: Tx, missionId: MissionId, id: MailId): Promise<Mail | null> {
  return tx.getRepository(mailTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' } });
}

/** Null when somebody else changed it meanwhile. */
export function updateMail(tx: Tx, mail: Mail): Promise<Mail | null> {
  return updateVersioned(tx, mailTable, mail);
}

/** Letters whose time has come, or whose worker was lost, the oldest first. */
export async function dueMails(tx: Tx, missionId: MissionId, now: Date, limit: number): Promise<MailId[]> {
  const rows: { id: MailId }[] = await tx.query(
    `select id from mail where mission_id = $1 and status in ('QUEUED', 'SENDING') and try_at <= $2 order by try_at, id limit $3`,
    [missionId, now, limit],
  );
  return rows.map((row) => row.id);
}

/** Letters about a subject that were not handed over, locked. */
export function lockWaiting(tx: Tx, missionId: MissionId, subjectId: string): Promise<Mail[]> {
  return tx.getRepository(mailTable).find({ where: { missionId, subjectId, status: 'QUEUED' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** Every mission: letters of all are looked after by one sweep. */
export async function missionsOfAll(tx: Tx): Promise<MissionId[]> {
  const rows: { id: MissionId }[] = await tx.query('select id from mission order by id');
  return rows.map((row) => row.id);
}
