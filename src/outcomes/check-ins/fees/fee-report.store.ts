import type { AccountId, EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { FeeReport, FeeReportId } from './fee-report.js';

const COLUMNS = `mission_id as "missionId", id, employer_id as "employerId", placement_id as "placementId", jobseeker_id as "jobseekerId", at, may_confront as "mayConfront",
  lifted_at as "liftedAt", lifted_by as "liftedBy", lift_reason as "liftReason"`;

/** One that is in force at a placement stays one; that the worker agrees now counts from now on. */
export async function insertFeeReport(tx: Tx, { missionId, id, employerId, placementId, jobseekerId, at, mayConfront }: FeeReport): Promise<void> {
  await tx.query(
    `insert into fee_report (mission_id, id, employer_id, placement_id, jobseeker_id, at, may_confront) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (mission_id, placement_id) where lifted_at is null do update set may_confront = excluded.may_confront`,
    [missionId, id, employerId, placementId, jobseekerId, at, mayConfront],
  );
}

/** The newest first; of all where no employer is named. */
export function feeReports(tx: Tx, missionId: MissionId, employerId: EmployerId | null): Promise<FeeReport[]> {
  return tx.query(`select ${COLUMNS} from fee_report where mission_id = $1 and ($2::uuid is null or employer_id = $2) order by at desc, id desc limit 500`, [missionId, employerId]);
}

export async function lockFeeReport(tx: Tx, missionId: MissionId, id: FeeReportId): Promise<FeeReport | null> {
  const rows: FeeReport[] = await tx.query(`select ${COLUMNS} from fee_report where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

export async function liftFeeReport(tx: Tx, missionId: MissionId, id: FeeReportId, at: Date, by: AccountId | null, reason: string): Promise<void> {
  await tx.query('update fee_report set lifted_at = $3, lifted_by = $4, lift_reason = $5 where mission_id = $1 and id = $2', [missionId, id, at, by, reason]);
}

/** Those of these employers to whom nobody new is offered. */
export async function quietEmployers(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<ReadonlySet<EmployerId>> {
  const rows: { id: EmployerId }[] = await tx.query(
    'select distinct employer_id as id from fee_report where mission_id = $1 and employer_id = any($2::uuid[]) and lifted_at is null',
    [missionId, [...ids]],
  );
  return new Set(rows.map((row) => row.id));
}

/** Of somebody who is forgotten it stays that money was asked at an employer, nobody is spoken to on their word any more, and no word about them. */
export async function forgetFeeReports(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update fee_report set may_confront = false, lift_reason = case when lifted_at is not null then 'forgotten' end where mission_id = $1 and jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
}

export async function setMayConfront(tx: Tx, missionId: MissionId, id: FeeReportId, agrees: boolean): Promise<void> {
  await tx.query('update fee_report set may_confront = $3 where mission_id = $1 and id = $2', [missionId, id, agrees]);
}
