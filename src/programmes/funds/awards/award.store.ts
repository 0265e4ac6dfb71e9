import { LessThan } from 'typeorm';

import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import { anyOf } from '../../../platform/database/any-of.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { Award } from './award.js';
import { awardTable } from './award.table.js';

export async function insertAward(tx: Tx, award: Award): Promise<void> {
  await tx.getRepository(awardTable).insert(award);
}

export function awardById(tx: Tx, missionId: MissionId, id: AwardId): Promise<Award | null> {
  return tx.getRepository(awardTable).findOneBy({ missionId, id });
}

export function awardOf(tx: Tx, missionId: MissionId, occasion: string): Promise<Award | null> {
  return tx.getRepository(awardTable).findOneBy({ missionId, occasion });
}

export function awardsByIds(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<Award[]> {
  return tx.getRepository(awardTable).findBy({ missionId, id: anyOf(ids) });
}

/** Awards of these people, the first one first. */
export function awardsOfPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Award[]> {
  return tx.getRepository(awardTable).find({ where: { missionId, jobseekerId: anyOf(ids) }, order: { reservedAt: 'ASC', id: 'ASC' } });
}

export function awardsOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Award[]> {
  return tx.getRepository(awardTable).find({ where: { missionId, jobseekerId }, order: { id: 'ASC' } });
}

export function awardsOfEmployer(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<Award[]> {
  return tx.getRepository(awardTable).find({ where: { missionId, employerId }, order: { reservedAt: 'ASC', id: 'ASC' } });
}

/** Newest first, after the given one; with an employer those of it alone. */
export function pageOfAwards(tx: Tx, missionId: MissionId, employerId: EmployerId | null, after: AwardId | null, limit: number): Promise<Award[]> {
  const where = { missionId, ...(employerId === null ? {} : { employerId }), ...(after === null ? {} : { id: LessThan(after) }) };
  return tx.getRepository(awardTable).find({ where, order: { id: 'DESC' }, take: limit });
}
