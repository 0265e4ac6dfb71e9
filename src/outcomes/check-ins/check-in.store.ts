import { formatDay, type Day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { PlacementId } from '../placements/placement.js';
import type { AnswerLine, CheckIn, CheckInId } from './check-in.js';
import { checkInTable } from './check-in.table.js';

const checkIns = (tx: Tx, missionId: MissionId) => tx.getRepository(checkInTable).createQueryBuilder('c').where('c.missionId = :missionId', { missionId });

/** Those that are not there yet; a row that is there stays. */
export async function insertCheckIns(tx: Tx, rows: readonly CheckIn[]): Promise<void> {
  if (rows.length > 0) await tx.createQueryBuilder().insert().into(checkInTable).values([...rows]).orIgnore().execute();
}

export async function putCheckIn(tx: Tx, { missionId, id, ...checkIn }: CheckIn): Promise<void> {
  await tx.getRepository(checkInTable).update({ missionId, id }, checkIn as never);
}

export function checkInById(tx: Tx, missionId: MissionId, id: CheckInId): Promise<CheckIn | null> {
  return tx.getRepository(checkInTable).findOneBy({ missionId, id });
}

/** Locked until the transaction ends. */
export function lockCheckIn(tx: Tx, missionId: MissionId, id: CheckInId): Promise<CheckIn | null> {
  return tx.getRepository(checkInTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

/** All of a placement, locked, in the order of their ids. */
export function lockCheckInsOf(tx: Tx, missionId: MissionId, placementId: PlacementId): Promise<CheckIn[]> {
  return tx.getRepository(checkInTable).find({ where: { missionId, placementId }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** What is due by the mission's day and clock; on the index of what is waited for. */
const DUE = `((c.status = 'PLANNED' and c.dueOn <= :today and (c.nextAt is null or c.nextAt <= :now)) or (c.status in ('ASKED', 'CALLING', 'VISITING') and c.nextAt <= :now))`;

/** The next that is due, locked, except these; those that another process has in hand are passed over. Null where none is left. */
export function lockDue(tx: Tx, missionId: MissionId, today: Day, now: Date, except: readonly CheckInId[]): Promise<CheckIn | null> {
  const query = checkIns(tx, missionId).andWhere(DUE, { today: formatDay(today), now });
  if (except.length > 0) query.andWhere('c.id <> all(:except::uuid[])', { except: [...except] });
  return query.orderBy('c.dueOn').addOrderBy('c.id').limit(1).setLock('pessimistic_write').setOnLocked('skip_locked').getOne();
}

export function isAnyDue(tx: Tx, missionId: MissionId, today: Day, now: Date): Promise<boolean> {
  return checkIns(tx, missionId).andWhere(DUE, { today: formatDay(today), now }).limit(1).getExists();
}

/** Whether a later one of the same side is due as well. */
export function isOvertaken(tx: Tx, { missionId, placementId, side, dueOn }: CheckIn, today: Day): Promise<boolean> {
  return checkIns(tx, missionId)
    .andWhere(`c.placementId = :placementId and c.side = :side and c.status = 'PLANNED' and c.dueOn > :dueOn and c.dueOn <= :today`, {
      placementId,
      side,
      dueOn: formatDay(dueOn),
      today: formatDay(today),
    })
    .limit(1)
    .getExists();
}

/** Those of these placements, by day. */
export function checkInsOfPlacements(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<CheckIn[]> {
  return tx.getRepository(checkInTable).find({ where: { missionId, placementId: anyOf(ids) }, order: { dueOn: 'ASC', id: 'ASC' } });
}

/** Those of a person, by day. */
export function checkInsOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<CheckIn[]> {
  return tx.getRepository(checkInTable).find({ where: { missionId, jobseekerId }, order: { dueOn: 'ASC', id: 'ASC' } });
}

/** Those of the employer's side that wait for its answer, by day. */
export function openOfEmployer(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<CheckIn[]> {
  return checkIns(tx, missionId).andWhere(`c.employerId = :employerId and c.side = 'EMPLOYER' and c.status = 'CALLING'`, { employerId }).orderBy('c.dueOn').addOrderBy('c.id').limit(200).getMany();
}

/** An answer with what was said by voice, encrypted by the person's key. */
export interface SealedAnswer extends AnswerLine {
  readonly voice: Buffer | null;
}

export async function insertAnswer(tx: Tx, { missionId, checkInId, number, answer, channel, saidBy, by, at, voice }: SealedAnswer): Promise<void> {
  await tx.query(
    `insert into check_in_answer (mission_id, check_in_id, number, answer, channel, said_by, by_account, at, voice) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [missionId, checkInId, number, answer, channel, saidBy, by, at, voice],
  );
}

/** The answers to these check-ins, in their order. */
export function answersTo(tx: Tx, missionId: MissionId, ids: readonly CheckInId[]): Promise<SealedAnswer[]> {
  return tx.query(
    `select mission_id as "missionId", check_in_id as "checkInId", number, answer, channel, said_by as "saidBy", by_account as "by", at, voice
     from check_in_answer where mission_id = $1 and check_in_id = any($2::uuid[]) order by check_in_id, number`,
    [missionId, [...ids]],
  );
}

/** Ends what waits of somebody who is forgotten, and empties what they said by voice; that somebody was asked and answered stays, for figures. */
export async function forgetCheckIns(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update check_in set status = 'CANCELLED', next_at = null, version = version + 1
     where mission_id = $1 and jobseeker_id = $2 and status in ('PLANNED', 'ASKED', 'CALLING', 'VISITING')`,
    [missionId, jobseekerId],
  );
  await tx.query(
    `update check_in_answer a set voice = null from check_in c
     where a.mission_id = $1 and c.mission_id = a.mission_id and c.id = a.check_in_id and c.jobseeker_id = $2 and a.voice is not null`,
    [missionId, jobseekerId],
  );
}

/** Whether the calendars of a mission were remade on that day or later. */
export async function remadeOn(tx: Tx, missionId: MissionId, today: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from check_in_calendar where mission_id = $1 and on_day >= $2', [missionId, formatDay(today)]);
  return rows.length === 1;
}

export async function recordRemade(tx: Tx, missionId: MissionId, today: Day): Promise<void> {
  await tx.query(
    `insert into check_in_calendar (mission_id, on_day) values ($1, $2)
     on conflict (mission_id) do update set on_day = greatest(check_in_calendar.on_day, excluded.on_day)`,
    [missionId, formatDay(today)],
  );
}

