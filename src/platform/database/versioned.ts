import type { EntitySchema, ObjectLiteral } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

import type { Tx } from './unit-of-work.js';

interface Versioned extends ObjectLiteral {
  readonly missionId: string;
  readonly id: string;
  readonly version: number;
}

/**
 * Writes a record whose `version` is the one it was read with, and counts the version up.
 * Null when somebody else wrote it meanwhile: nothing is overwritten.
 */
export async function updateVersioned<T extends Versioned>(tx: Tx, table: EntitySchema<T>, next: T): Promise<T | null> {
  const { missionId, id, version, ...values } = next;
  const result = await tx
    .createQueryBuilder()
    .update(table)
    .set({ ...values, version: () => 'version + 1' } as unknown as QueryDeepPartialEntity<T>)
    .where('mission_id = :missionId and id = :id and version = :version', { missionId, id, version })
    .execute();
  return result.affected === 1 ? { ...next, version: version + 1 } : null;
}
