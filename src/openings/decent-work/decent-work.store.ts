import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { DecentWorkCheck } from './decent-work.js';
import { decentWorkTable } from './decent-work.table.js';

/** All checks of these employers, the first one first. */
export function checksOf(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<DecentWorkCheck[]> {
  return tx.getRepository(decentWorkTable).find({ where: { missionId, employerId: anyOf(ids) }, order: { employerId: 'ASC', number: 'ASC' } });
}

/** The last check of each employer of a mission, in no order. */
export async function lastChecks(tx: Tx, missionId: MissionId): Promise<DecentWorkCheck[]> {
  return tx.getRepository(decentWorkTable).createQueryBuilder('c').distinctOn(['c.employerId']).where('c.missionId = :missionId', { missionId }).orderBy('c.employerId').addOrderBy('c.number', 'DESC').getMany();
}

export async function insertCheck(tx: Tx, check: DecentWorkCheck): Promise<void> {
  await tx.getRepository(decentWorkTable).insert(check);
}
