import { IsNull } from 'typeorm';

import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PayStandard, PayStandardId } from './pay-standard.js';
import { payStandardTable } from './pay-standard.table.js';

/** The standards of these employers and those for all, in the order in which they were recorded. */
export function standardsAt(tx: Tx, missionId: MissionId, employers: readonly EmployerId[]): Promise<PayStandard[]> {
  return tx.getRepository(payStandardTable).find({ where: [{ missionId, employerId: IsNull() }, { missionId, employerId: anyOf(employers) }], order: { recordedAt: 'ASC', id: 'ASC' } });
}

/** Locked until the transaction ends. */
export function lockStandard(tx: Tx, missionId: MissionId, id: PayStandardId): Promise<PayStandard | null> {
  return tx.getRepository(payStandardTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function insertStandard(tx: Tx, standard: PayStandard): Promise<void> {
  await tx.getRepository(payStandardTable).insert(standard);
}

export async function endStandard(tx: Tx, { missionId, id }: Pick<PayStandard, 'missionId' | 'id'>, validTo: Day): Promise<void> {
  await tx.getRepository(payStandardTable).update({ missionId, id }, { validTo });
}
