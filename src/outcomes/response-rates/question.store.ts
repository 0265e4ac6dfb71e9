import { IsNull } from 'typeorm';

import { formatDay, type Day } from '../../kernel/day.js';
import type { EmployerId, Id, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { Question, QuestionId } from './question.js';
import { questionTable } from './question.table.js';
import type { Asked } from './response.js';

/** False where the employer was asked this about the offer before. */
export async function insertQuestion(tx: Tx, question: Question): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(questionTable).values(question).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Null when somebody else changed it meanwhile. */
export function updateQuestion(tx: Tx, question: Question): Promise<Question | null> {
  return updateVersioned(tx, questionTable, question);
}

/** What an employer was asked about an offer, in the order of asking, locked. */
export function lockQuestionsOf(tx: Tx, missionId: MissionId, offerId: Id<'Offer'>): Promise<Question[]> {
  return tx.getRepository(questionTable).find({ where: { missionId, offerId }, order: { askedAt: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

export function questionById(tx: Tx, missionId: MissionId, id: QuestionId): Promise<Question | null> {
  return tx.getRepository(questionTable).findOneBy({ missionId, id });
}

/** What an employer owes an answer to, the oldest first. */
export function openQuestionsOf(tx: Tx, missionId: MissionId, employerId: EmployerId, limit: number): Promise<Question[]> {
  return tx.getRepository(questionTable).find({ where: { missionId, employerId, answeredAt: IsNull(), closedAt: IsNull() }, order: { askedAt: 'ASC', id: 'ASC' }, take: limit });
}

/** Open questions of which an employer is to be reminded on a day, locked; those that another process has in hand are passed over. */
export function lockToRemind(tx: Tx, missionId: MissionId, today: Day, limit: number): Promise<Question[]> {
  return tx
    .getRepository(questionTable)
    .createQueryBuilder('q')
    .where('q.missionId = :missionId and q.answeredAt is null and q.closedAt is null and q.remindsOn <= :today', { missionId, today: formatDay(today) })
    .orderBy('q.remindsOn')
    .addOrderBy('q.id')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}

/** Whether a reminder is due. */
export async function isAnyToRemind(tx: Tx, missionId: MissionId, today: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    'select 1 from employer_question where mission_id = $1 and answered_at is null and closed_at is null and reminds_on <= $2 limit 1',
    [missionId, formatDay(today)],
  );
  return rows.length === 1;
}

/** What the rates of these employers are worked out from. */
export function askedOf(tx: Tx, missionId: MissionId, employerIds: readonly EmployerId[], since: Day): Promise<(Asked & Pick<Question, 'employerId'>)[]> {
  return tx
    .getRepository(questionTable)
    .createQueryBuilder('q')
    .select(['q.missionId', 'q.id', 'q.employerId', 'q.askedOn', 'q.answeredOn', 'q.closedOn'])
    .where({ missionId, employerId: anyOf(employerIds) })
    .andWhere('q.askedOn > :since', { since: formatDay(since) })
    .getMany();
}
