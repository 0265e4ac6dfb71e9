import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { CaseFile } from './case-file.js';
import { caseFileTable, planTable } from './case.table.js';
import type { Plan, PlanStatus } from './plan.js';

// Writers hold the lock on the person's record, so a file or plan is read, decided about and written by one at a time.

export function caseFileOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<CaseFile | null> {
  return tx.getRepository(caseFileTable).findOneBy({ missionId, jobseekerId });
}

export function caseFilesOf(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<CaseFile[]> {
  return tx.getRepository(caseFileTable).findBy({ missionId, jobseekerId: anyOf(jobseekerIds) });
}

/** Writes the file with its version counted up. */
export async function putCaseFile(tx: Tx, file: CaseFile): Promise<CaseFile> {
  const next = { ...file, version: file.version + 1 };
  await tx.getRepository(caseFileTable).upsert(next, ['missionId', 'jobseekerId']);
  return next;
}

/** Files that the account sent to the other office, the last one first, after the given one. */
export function filesSentBy(
  tx: Tx,
  missionId: MissionId,
  sentBy: AccountId,
  after: readonly [sentAt: Date, id: string] | null,
  limit: number,
): Promise<CaseFile[]> {
  const query = tx.getRepository(caseFileTable).createQueryBuilder('f').where('f.missionId = :missionId and f.sentBy = :sentBy', { missionId, sentBy });
  if (after !== null) query.andWhere('(f.sentAt, f.jobseekerId) < (:sentAt, :id)', { sentAt: after[0], id: after[1] });
  return query.orderBy('f.sentAt', 'DESC').addOrderBy('f.jobseekerId', 'DESC').limit(limit).getMany();
}

export function plansOf(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<Plan[]> {
  return tx.getRepository(planTable).findBy({ missionId, jobseekerId: anyOf(jobseekerIds) });
}

/** Writes the plan with its version counted up, and the step that led there. */
export async function putPlan(tx: Tx, plan: Plan, step: { readonly from: PlanStatus | null; readonly by: AccountId | null; readonly at: Date }): Promise<Plan> {
  const next = { ...plan, version: plan.version + 1 };
  await tx.getRepository(planTable).upsert(next, ['missionId', 'jobseekerId']);
  await tx.query(
    `insert into person_plan_step (mission_id, jobseeker_id, version, from_status, to_status, items, by_account, at) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8)`,
    [next.missionId, next.jobseekerId, next.version, step.from, next.status, JSON.stringify(next.items), step.by, step.at],
  );
  return next;
}

/** Forgets the case and the plan of a person, its steps included, which are otherwise never changed. */
export async function forgetCase(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query('select forget_plan_of($1, $2)', [missionId, jobseekerId]);
  await tx.query('delete from case_file where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
}
