import { IsNull } from 'typeorm';

import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PlaceSuspension, PlaceSuspensionId } from './place-suspension.js';
import { placeSuspensionTable } from './place-suspension.table.js';

export async function insertSuspension(tx: Tx, suspension: PlaceSuspension): Promise<void> {
  await tx.getRepository(placeSuspensionTable).insert(suspension);
}

export function lockSuspension(tx: Tx, missionId: MissionId, id: PlaceSuspensionId): Promise<PlaceSuspension | null> {
  return tx.getRepository(placeSuspensionTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function liftSuspension(tx: Tx, { missionId, id, liftedAt, liftedBy, liftReason }: PlaceSuspension): Promise<void> {
  await tx.getRepository(placeSuspensionTable).update({ missionId, id }, { liftedAt, liftedBy, liftReason });
}

/** Those in force. */
export function suspensionsInForce(tx: Tx, missionId: MissionId): Promise<PlaceSuspension[]> {
  return tx.getRepository(placeSuspensionTable).findBy({ missionId, liftedAt: IsNull() });
}

/** All that there ever were, the last one first, after the given one. */
export function pageOfSuspensions(tx: Tx, missionId: MissionId, after: readonly [at: Date, id: string] | null, limit: number): Promise<PlaceSuspension[]> {
  const query = tx.getRepository(placeSuspensionTable).createQueryBuilder('s').where('s.missionId = :missionId', { missionId });
  if (after !== null) query.andWhere('(s.at, s.id) < (:at, :id)', { at: after[0], id: after[1] });
  return query.orderBy('s.at', 'DESC').addOrderBy('s.id', 'DESC').limit(limit).getMany();
}
