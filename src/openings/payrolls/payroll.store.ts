import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { HeadCountBaseline, PayrollDeclaration } from './payroll.js';
import { baselineTable, payrollTable } from './payroll.table.js';

export function baselinesOf(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<HeadCountBaseline[]> {
  return tx.getRepository(baselineTable).findBy({ missionId, employerId: anyOf(ids) });
}

/** Writes the baseline, whether there was one or not. */
export async function putBaseline(tx: Tx, baseline: HeadCountBaseline): Promise<void> {
  await tx.getRepository(baselineTable).upsert(baseline, ['missionId', 'employerId']);
}

/** All declarations of these employers, the first month first. */
export function declarationsOf(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<PayrollDeclaration[]> {
  return tx.getRepository(payrollTable).find({ where: { missionId, employerId: anyOf(ids) }, order: { month: 'ASC', number: 'ASC' } });
}

export async function insertDeclaration(tx: Tx, declaration: PayrollDeclaration): Promise<void> {
  await tx.getRepository(payrollTable).insert(declaration);
}
