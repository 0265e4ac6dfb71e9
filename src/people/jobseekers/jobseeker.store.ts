import { IsNull, Not } from 'typeorm';

import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { Jobseeker, JobseekerStatus, StatusStep } from './jobseeker.js';
import { jobseekerStatusTable, jobseekerTable } from './jobseeker.table.js';

/** What a list of people is narrowed to; null for no limit. */
export interface JobseekerFilter {
  readonly status: JobseekerStatus | null;
  /** Only the cases of this account. */
  readonly assignedTo: AccountId | null;
}

export async function insertJobseeker(tx: Tx, jobseeker: Jobseeker): Promise<void> {
  await tx.getRepository(jobseekerTable).insert(jobseeker);
}

/** Null when somebody else changed the person's record meanwhile. */
export function updateJobseeker(tx: Tx, jobseeker: Jobseeker): Promise<Jobseeker | null> {
  return updateVersioned(tx, jobseekerTable, jobseeker);
}

export async function insertStep(tx: Tx, step: StatusStep): Promise<void> {
  await tx.getRepository(jobseekerStatusTable).insert(step);
}

export function stepsOf(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<StatusStep[]> {
  return tx.getRepository(jobseekerStatusTable).find({ where: { missionId, jobseekerId: anyOf(jobseekerIds) }, order: { at: 'ASC', id: 'ASC' } });
}

export function jobseekersByIds(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Jobseeker[]> {
  return tx.getRepository(jobseekerTable).findBy({ missionId, id: anyOf(ids), erasedAt: IsNull() });
}

/** Locked until the transaction ends: whoever comes second sees what the first wrote. */
export function lockJobseeker(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Jobseeker | null> {
  return tx.getRepository(jobseekerTable).findOne({ where: { missionId, id, erasedAt: IsNull() }, lock: { mode: 'pessimistic_write' } });
}

export function jobseekerByHandle(tx: Tx, missionId: MissionId, handle: string): Promise<Jobseeker | null> {
  return tx.getRepository(jobseekerTable).findOneBy({ missionId, handle });
}

export function jobseekerByExternalId(tx: Tx, missionId: MissionId, source: string, externalId: string): Promise<Jobseeker | null> {
  return tx.getRepository(jobseekerTable).findOneBy({ missionId, source, externalId });
}

/** People in the order in which they were registered, newest first, after the given row. */
export function pageOfJobseekers(
  tx: Tx,
  missionId: MissionId,
  filter: JobseekerFilter,
  after: readonly [createdAt: Date, id: string] | null,
  limit: number,
): Promise<Jobseeker[]> {
  const query = tx.getRepository(jobseekerTable).createQueryBuilder('j').where('j.missionId = :missionId and j.erasedAt is null', { missionId });
  if (filter.status !== null) query.andWhere('j.status = :status', { status: filter.status });
  if (filter.assignedTo !== null) query.andWhere('j.assignedTo = :assignedTo', { assignedTo: filter.assignedTo });
  if (after !== null) query.andWhere('(j.createdAt, j.id) < (:createdAt, :id)', { createdAt: after[0], id: after[1] });
  return query.orderBy('j.createdAt', 'DESC').addOrderBy('j.id', 'DESC').limit(limit).getMany();
}

/** A part of all people, by id, for building the market: streaming in slices keeps memory flat. */
export function sliceOfJobseekers(tx: Tx, missionId: MissionId, afterId: JobseekerId | null, limit: number): Promise<Jobseeker[]> {
  const query = tx.getRepository(jobseekerTable).createQueryBuilder('j').where('j.missionId = :missionId and j.erasedAt is null', { missionId });
  if (afterId !== null) query.andWhere('j.id > :afterId', { afterId });
  return query.orderBy('j.id', 'ASC').limit(limit).getMany();
}

export async function idsAssignedTo(tx: Tx, missionId: MissionId, accountId: AccountId | null): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query('select id from jobseeker where mission_id = $1 and assigned_to = $2 and erased_at is null', [missionId, accountId]);
  return rows.map((row) => row.id);
}

/** From now on nobody sees the person; what is kept of them is forgotten afterwards. */
export async function hideJobseeker(tx: Tx, missionId: MissionId, id: JobseekerId, at: Date): Promise<void> {
  await tx.query('update jobseeker set erased_at = $3, version = version + 1 where mission_id = $1 and id = $2 and erased_at is null', [missionId, id, at]);
}

/** The record of a person who is hidden; null for anybody else. */
export function hiddenJobseeker(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Jobseeker | null> {
  return tx.getRepository(jobseekerTable).findOneBy({ missionId, id, erasedAt: Not(IsNull()) });
}

/** Takes the words out of the steps of a person's status, which are otherwise never changed. */
export async function forgetWords(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query('select forget_words_of($1, $2)', [missionId, id]);
}
