import { LessThan } from 'typeorm';

import type { MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Fund } from './fund.js';
import { fundTable } from './fund.table.js';
import type { FundId } from './ledger/ledger-account.js';

export async function insertFund(tx: Tx, fund: Fund): Promise<void> {
  await tx.getRepository(fundTable).insert(fund);
}

/** The fund, with nobody else moving its money until the transaction ends. */
export function lockFund(tx: Tx, missionId: MissionId, id: FundId): Promise<Fund | null> {
  return tx.getRepository(fundTable).findOne({ where: { missionId, id }, lock: { mode: 'for_no_key_update' } });
}

export function fundsByIds(tx: Tx, missionId: MissionId, ids: readonly FundId[]): Promise<Fund[]> {
  return tx.getRepository(fundTable).findBy({ missionId, id: anyOf(ids) });
}

/** Newest first, after the given one. */
export function pageOfFunds(tx: Tx, missionId: MissionId, after: FundId | null, limit: number): Promise<Fund[]> {
  return tx.getRepository(fundTable).find({ where: { missionId, ...(after === null ? {} : { id: LessThan(after) }) }, order: { id: 'DESC' }, take: limit });
}
