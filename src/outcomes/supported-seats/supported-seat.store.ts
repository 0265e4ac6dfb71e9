import { IsNull } from 'typeorm';

import { day, formatDay, type Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { OfferId } from '../offers/lifecycle/offer.js';
import type { PlacementId } from '../placements/placement.js';
import { endsWithSupport, WITH_SUPPORT_DAYS, type EndedWithSupport, type PaidTime, type SupportedSeat } from './supported-seat.js';
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

/** L12: of each of these employers the jobs whose support is over by a day, and those that the employer ended with it. */
export async function countSupported(tx: Tx, missionId: MissionId, employers: readonly EmployerId[], on: Day): Promise<(EndedWithSupport & { readonly employerId: EmployerId })[]> {
  return tx.query(
    `select p.employer_id as "employerId", count(*)::int as over,
       count(*) filter (where p.stage <> 'CONVERTED' and p.end_reason = any($4) and abs(p.ended_on - p.subsidy_ends_on) <= $5)::int as ended
     from placement p
     where p.mission_id = $1 and p.employer_id = any($2::uuid[]) and p.subsidy_ends_on < $3::date
       and exists (select from supported_seat s where s.mission_id = p.mission_id and s.placement_id = p.id)
     group by 1`,
    [missionId, [...employers], formatDay(on), [...endsWithSupport], WITH_SUPPORT_DAYS],
  );
}

/** The times for which programmes pay wages at these employers, or with null at all, of seats whose work has begun. */
export async function paidTimes(tx: Tx, missionId: MissionId, employers: readonly EmployerId[] | null): Promise<PaidTime[]> {
  const rows: (Omit<PaidTime, 'fromDay' | 'toDay'> & { readonly fromDay: string; readonly toDay: string })[] = await tx.query(
    `select distinct on (s.placement_id) p.employer_id as "employerId", s.award_id as "awardId", p.started_on::text as "fromDay", least(p.ended_on, p.subsidy_ends_on)::text as "toDay"
     from supported_seat s join placement p on p.mission_id = s.mission_id and p.id = s.placement_id
     where s.mission_id = $1 and s.instrument <> 'TRAINING' and p.started_on is not null and p.subsidy_ends_on is not null and ($2::uuid[] is null or p.employer_id = any($2))
     order by s.placement_id, s.held_at desc, s.award_id desc`,
    [missionId, employers === null ? null : [...employers]],
  );
  return rows.map((row) => ({ ...row, fromDay: day(row.fromDay), toDay: day(row.toDay) }));
}

export async function linkPlacement(tx: Tx, missionId: MissionId, offerId: OfferId, placementId: PlacementId): Promise<void> {
  await tx.getRepository(supportedSeatTable).update({ missionId, offerId, endedAt: IsNull() }, { placementId });
}

export async function endSeat(tx: Tx, { missionId, awardId }: Pick<SupportedSeat, 'missionId' | 'awardId'>, endedAt: Date): Promise<void> {
  await tx.getRepository(supportedSeatTable).update({ missionId, awardId }, { endedAt });
}
