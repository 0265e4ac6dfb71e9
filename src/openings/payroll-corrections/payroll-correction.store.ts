import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { PayrollCorrection, PayrollCorrectionId } from './payroll-correction.js';
import { payrollCorrectionTable } from './payroll-correction.table.js';

/** False where the payment is asked back for that month already. */
export async function insertCorrection(tx: Tx, correction: PayrollCorrection): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(payrollCorrectionTable).values(correction).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

export function correctionById(tx: Tx, missionId: MissionId, id: PayrollCorrectionId): Promise<PayrollCorrection | null> {
  return tx.getRepository(payrollCorrectionTable).findOneBy({ missionId, id });
}

export function lockCorrection(tx: Tx, missionId: MissionId, id: PayrollCorrectionId): Promise<PayrollCorrection | null> {
  return tx.getRepository(payrollCorrectionTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function updateCorrection(tx: Tx, { missionId, id, status, decidedBy, decidedAt, version }: PayrollCorrection): Promise<void> {
  await tx.getRepository(payrollCorrectionTable).update({ missionId, id }, { status, decidedBy, decidedAt, version });
}

/** The corrections of an employer, the first one first. */
export function correctionsOf(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<PayrollCorrection[]> {
  return tx.getRepository(payrollCorrectionTable).find({ where: { missionId, employerId }, order: { openedAt: 'ASC', id: 'ASC' } });
}

/** All corrections of these awards. */
export function correctionsOfAwards(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<PayrollCorrection[]> {
  return tx.getRepository(payrollCorrectionTable).findBy({ missionId, awardId: anyOf(ids) });
}
