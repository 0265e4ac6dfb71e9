import { formatDay, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Mission } from './mission.js';
import { exchangeRateTable } from './exchange-rate.table.js';
import { missionTable } from './mission.table.js';
import type { ExchangeRate } from './rates.js';

export async function insertMission(tx: Tx, mission: Mission): Promise<void> {
  await tx.getRepository(missionTable).insert(mission);
}

export function missionById(tx: Tx, id: MissionId): Promise<Mission | null> {
  return tx.getRepository(missionTable).findOneBy({ id });
}

export function missionByName(tx: Tx, name: string): Promise<Mission | null> {
  return tx.getRepository(missionTable).findOneBy({ name });
}

export function allMissions(tx: Tx): Promise<Mission[]> {
  return tx.getRepository(missionTable).find({ order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Null when somebody else changed the mission meanwhile. */
export async function updateMission(tx: Tx, mission: Mission): Promise<Mission | null> {
  const { id, version, createdAt: _, ...values } = mission;
  const result = await tx.getRepository(missionTable).update({ id, version }, { ...values, version: () => 'version + 1' } as object);
  return result.affected === 1 ? { ...mission, version: version + 1 } : null;
}

export function ratesOf(tx: Tx, missionId: MissionId): Promise<ExchangeRate[]> {
  return tx.getRepository(exchangeRateTable).find({ where: { missionId }, order: { currency: 'ASC', validFrom: 'ASC' } });
}

/** Rates by currency and day, after the given one. */
export function pageOfRates(tx: Tx, missionId: MissionId, after: readonly [currency: string, validFrom: number] | null, limit: number): Promise<ExchangeRate[]> {
  const query = tx.getRepository(exchangeRateTable).createQueryBuilder('r').where('r.missionId = :missionId', { missionId });
  if (after !== null) query.andWhere('(r.currency, r.validFrom) > (:currency, :validFrom)', { currency: after[0], validFrom: formatDay(after[1] as Day) });
  return query.orderBy('r.currency').addOrderBy('r.validFrom').limit(limit).getMany();
}

/** A rate for a currency and day; one that is there is replaced. */
export async function putRate(tx: Tx, missionId: MissionId, rate: ExchangeRate): Promise<void> {
  await tx.getRepository(exchangeRateTable).upsert({ missionId, ...rate }, ['missionId', 'currency', 'validFrom']);
}
