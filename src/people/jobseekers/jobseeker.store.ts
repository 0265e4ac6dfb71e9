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
  return tx.getRepository(jobseekerTable).findBy({ missionId, id: anyOf(ids) });
}

/** Locked until the transaction ends: whoever comes second sees what the first wrote. */
export function lockJobseeker(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Jobseeker | null> {
  return tx.getRepository(jobseekerTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
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
  const query = tx.getRepository(jobseekerTable).createQueryBuilder('j').where('j.missionId = :missionId', { missionId });
  if (filter.status !== null) query.andWhere('j.status = :status', { status: filter.status });
  if (filter.assignedTo !== null) query.andWhere('j.assignedTo = :assignedTo', { assignedTo: filter.assignedTo });
  if (after !== null) query.andWhere('(j.createdAt, j.id) < (:createdAt, :id)', { createdAt: after[0], id: after[1] });
  return query.orderBy('j.createdAt', 'DESC').addOrderBy('j.id', 'DESC').limit(limit).getMany();
}

/** A part of all people, by id, for building the market: streaming in slices keeps memory flat. */
export function sliceOfJobseekers(tx: Tx, missionId: MissionId, afterId: JobseekerId | null, limit: number): Promise<Jobseeker[]> {
  const query = tx.getRepository(jobseekerTable).createQueryBuilder('j').where('j.missionId = :missionId', { missionId });
  if (afterId !== null) query.andWhere('j.id > :afterId', { afterId });
  return query.orderBy('j.id', 'ASC').limit(limit).getMany();
}

export async function idsAssignedTo(tx: Tx, missionId: MissionId, accountId: AccountId | null): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query('select id from jobseeker where mission_id = $1 and assigned_to = $2', [missionId, accountId]);
  return rows.map((row) => row.id);
}
