import { IsNull } from 'typeorm';

import type { MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { OfferId } from '../offers/lifecycle/offer.js';
import type { PlacementId } from '../placements/placement.js';
import type { SupportedSeat } from './supported-seat.js';
import { supportedSeatTable } from './supported-seat.table.js';

export async function insertSeat(tx: Tx, seat: SupportedSeat): Promise<void> {
  await tx.getRepository(supportedSeatTable).insert(seat);
}

/** The seat of an offer that has money set aside at present; null for none. */
export function heldSeatOf(tx: Tx, missionId: MissionId, offerId: OfferId): Promise<SupportedSeat | null> {
  return tx.getRepository(supportedSeatTable).findOneBy({ missionId, offerId, endedAt: IsNull() });
}

/** The seat of a placement that was held last; null for one that no programme pays for. */
export function lastSeatOf(tx: Tx, missionId: MissionId, placementId: PlacementId): Promise<SupportedSeat | null> {
  return tx.getRepository(supportedSeatTable).findOne({ where: { missionId, placementId }, order: { heldAt: 'DESC', awardId: 'DESC' } });
}

export function seatsOfAwards(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<SupportedSeat[]> {
  return tx.getRepository(supportedSeatTable).findBy({ missionId, awardId: anyOf(ids) });
}

export async function linkPlacement(tx: Tx, missionId: MissionId, offerId: OfferId, placementId: PlacementId): Promise<void> {
  await tx.getRepository(supportedSeatTable).update({ missionId, offerId, endedAt: IsNull() }, { placementId });
}

export async function endSeat(tx: Tx, { missionId, awardId }: Pick<SupportedSeat, 'missionId' | 'awardId'>, endedAt: Date): Promise<void> {
  await tx.getRepository(supportedSeatTable).update({ missionId, awardId }, { endedAt });
}
