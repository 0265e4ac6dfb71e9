import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Delivery, Message, MessageKind, MessageSubjectKind } from './message.js';
import { messageTable } from './message.table.js';

const messages = (tx: Tx, missionId: MissionId) => tx.getRepository(messageTable).createQueryBuilder('m').where('m.missionId = :missionId', { missionId });

/** False where the same one is there already, whatever became of it. */
export async function insertMessage(tx: Tx, message: Message): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(messageTable).values(message).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** The oldest message that waits, locked; those that another process has in hand are passed over. Null where none is left. */
export function lockQueued(tx: Tx, missionId: MissionId): Promise<Message | null> {
  return messages(tx, missionId)
    .andWhere(`m.status = 'QUEUED'`)
    .orderBy('m.queuedAt')
    .addOrderBy('m.id')
    .limit(1)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getOne();
}

export async function isAnyQueued(tx: Tx, missionId: MissionId): Promise<boolean> {
  return messages(tx, missionId).andWhere(`m.status = 'QUEUED'`).limit(1).getExists();
}

/** Writes how far a message that was locked has come. */
export async function putProgress(tx: Tx, { missionId, id, status, deliveredAt, version }: Message): Promise<void> {
  await tx.getRepository(messageTable).update({ missionId, id }, { status, deliveredAt, version });
}

/** Cancels what waits about a subject. */
export async function cancelQueuedOf(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, subjectId: string): Promise<void> {
  await tx.query(
    `update message set status = 'CANCELLED', version = version + 1 where mission_id = $1 and subject_kind = $2 and subject_id = $3 and status = 'QUEUED'`,
    [missionId, subjectKind, subjectId],
  );
}

/** How far the last message about each of these subjects came, of a kind where one is given. */
export async function lastDeliveries(
  tx: Tx,
  missionId: MissionId,
  subjectKind: MessageSubjectKind,
  ids: readonly string[],
  kind: MessageKind | null,
): Promise<ReadonlyMap<string, Delivery>> {
  if (ids.length === 0) return new Map();
  const rows: (Delivery & { subjectId: string })[] = await tx.query(
    `select distinct on (subject_id) subject_id as "subjectId", status, delivered_at as "deliveredAt" from message
     where mission_id = $1 and subject_kind = $2 and subject_id = any($3::uuid[]) and ($4::text is null or kind = $4)
     order by subject_id, queued_at desc, occasion desc, id desc`,
    [missionId, subjectKind, [...ids], kind],
  );
  return new Map(rows.map(({ subjectId, status, deliveredAt }) => [subjectId, { status, deliveredAt }]));
}

/** A page of the messages to a person, newest first. */
export function messagesTo(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, after: readonly [queuedAt: Date, id: string] | null, limit: number): Promise<Message[]> {
  const query = messages(tx, missionId).andWhere('m.jobseekerId = :jobseekerId', { jobseekerId });
  if (after !== null) query.andWhere('(m.queuedAt, m.id) < (:queuedAt, :id)', { queuedAt: after[0], id: after[1] });
  return query.orderBy('m.queuedAt', 'DESC').addOrderBy('m.id', 'DESC').limit(limit).getMany();
}

/** Cancels what waits for somebody who is forgotten, and empties the codes; that something was sent on a day stays, for figures. */
export async function forgetMessages(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update message set variables = '{}', status = case status when 'QUEUED' then 'CANCELLED' else status end where mission_id = $1 and jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
}
