import { formatDay, type Day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { Employer, EmployerStatus, ExternalRef } from './employer.js';
import type { EmployerMove } from './employer-standing.js';
import { employerTable } from './employer.table.js';

/** What a list of employers is narrowed to; null for no limit. */
export interface EmployerFilter {
  readonly status: EmployerStatus | null;
  /** Part of the name, in any case. */
  readonly text: string | null;
}

/** False where an employer with this external reference is there already. */
export async function insertEmployer(tx: Tx, employer: Employer): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(employerTable).values(employer).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

export function employersByIds(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<Employer[]> {
  return tx.getRepository(employerTable).findBy({ missionId, id: anyOf(ids) });
}

export function employerById(tx: Tx, missionId: MissionId, id: EmployerId): Promise<Employer | null> {
  return tx.getRepository(employerTable).findOneBy({ missionId, id });
}

/** Locked until the transaction ends, for changes that do not name a version. */
export function lockEmployer(tx: Tx, missionId: MissionId, id: EmployerId): Promise<Employer | null> {
  return tx.getRepository(employerTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export function employerByExternalRef(tx: Tx, missionId: MissionId, ref: ExternalRef): Promise<Employer | null> {
  return tx.getRepository(employerTable).findOneBy({ missionId, externalSource: ref.source, externalId: ref.id });
}

/** Employers by id, newest first, after the given one. */
export function pageOfEmployers(
  tx: Tx,
  missionId: MissionId,
  filter: EmployerFilter,
  after: EmployerId | null,
  limit: number,
): Promise<Employer[]> {
  const query = tx.getRepository(employerTable).createQueryBuilder('e').where('e.missionId = :missionId', { missionId });
  if (filter.status !== null) query.andWhere('e.status = :status', { status: filter.status });
  if (filter.text !== null) query.andWhere('position(lower(:text) in lower(e.name)) > 0', { text: filter.text });
  if (after !== null) query.andWhere('e.id < :after', { after });
  return query.orderBy('e.id', 'DESC').limit(limit).getMany();
}

/** What matching reads of these employers, or with null of all of a mission. */
export function groundsOfEmployers(
  tx: Tx,
  missionId: MissionId,
  ids: readonly EmployerId[] | null,
): Promise<Pick<Employer, 'id' | 'status' | 'verifiedUntil' | 'country'>[]> {
  return tx.getRepository(employerTable).find({
    where: ids === null ? { missionId } : { missionId, id: anyOf(ids) },
    select: { missionId: true, id: true, status: true, verifiedUntil: true, country: true },
  });
}

/** Verified employers whose verification ends on that day or before. */
export function employersVerifiedUntil(tx: Tx, missionId: MissionId, by: Day): Promise<Employer[]> {
  return tx
    .getRepository(employerTable)
    .createQueryBuilder('e')
    .where(`e.missionId = :missionId and e.status = 'VERIFIED' and e.verifiedUntil <= :by`, { missionId, by: formatDay(by) })
    .orderBy('e.id')
    .getMany();
}

/** Null when somebody else changed the employer meanwhile. */
export function updateEmployer(tx: Tx, employer: Employer): Promise<Employer | null> {
  return updateVersioned(tx, employerTable, employer);
}

/** Whose microenterprise it is; apart from the record, so that no field of an employer can show the owner, and no version tells of the change. */
export async function putOwner(tx: Tx, missionId: MissionId, id: EmployerId, owner: JobseekerId | null): Promise<void> {
  await tx.query('update employer set owner_jobseeker_id = $3 where mission_id = $1 and id = $2', [missionId, id, owner]);
}

/** Which employers are of which of these records, in the order of their ids. */
export function firmsOwnedBy(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<{ readonly employerId: EmployerId; readonly record: JobseekerId }[]> {
  return tx.query(
    `select id as "employerId", owner_jobseeker_id as record from employer where mission_id = $1 and owner_jobseeker_id = any($2::uuid[]) order by id`,
    [missionId, records],
  );
}

/** What was the person's own is that of the record which goes on from theirs. */
export async function handOwnerOn(tx: Tx, missionId: MissionId, from: JobseekerId, into: JobseekerId): Promise<void> {
  await tx.query('update employer set owner_jobseeker_id = $3 where mission_id = $1 and owner_jobseeker_id = $2', [missionId, from, into]);
}

/** Names of the employers that a person owns. */
export async function employersOwnedBy(tx: Tx, missionId: MissionId, owner: JobseekerId): Promise<string[]> {
  const rows: { name: string }[] = await tx.query('select name from employer where mission_id = $1 and owner_jobseeker_id = $2 order by name', [missionId, owner]);
  return rows.map((row) => row.name);
}

/** The employers stay; whose they are is forgotten. */
export async function forgetOwner(tx: Tx, missionId: MissionId, owner: JobseekerId): Promise<void> {
  await tx.query('update employer set owner_jobseeker_id = null where mission_id = $1 and owner_jobseeker_id = $2', [missionId, owner]);
}

export async function insertEmployerMove(tx: Tx, move: EmployerMove): Promise<void> {
  await tx.query(
    `insert into employer_move (mission_id, employer_id, version, from_status, to_status, reason, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [move.missionId, move.employerId, move.version, move.from, move.to, move.reason, move.by, move.at],
  );
}

/** The moves of these employers, oldest first. */
export function movesOfEmployers(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<EmployerMove[]> {
  return tx.query(
    `select mission_id as "missionId", employer_id as "employerId", version, from_status as "from", to_status as "to", reason,
       by_account as "by", at
     from employer_move where mission_id = $1 and employer_id = any($2::uuid[]) order by employer_id, version`,
    [missionId, ids],
  );
}
