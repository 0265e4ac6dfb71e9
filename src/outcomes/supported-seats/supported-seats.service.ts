import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { EligibilityService } from '../../openings/eligibility/eligibility.service.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { Corrected } from '../../openings/payroll-corrections/payroll-correction.js';
import type { PayrollCorrectionsService } from '../../openings/payroll-corrections/payroll-corrections.service.js';
import type { PayrollsService, WorkAt } from '../../openings/payrolls/payrolls.service.js';
import { paysWages } from '../../openings/support/support.js';
import type { SupportService } from '../../openings/support/support.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Award, ReleaseReason } from '../../programmes/funds/awards/award.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { Payment } from '../../programmes/funds/payments/payment.js';
import type { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import type { Offer } from '../offers/lifecycle/offer.js';
import { isOver } from '../placements/lifecycle/fold.js';
import type { Placement, PlacementEvent, PlacementId } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import { faultOfInstalment, seatMoney, tooMuchAtEnd, type DueMoney } from './instalment.js';
import { dueBy, dutiesFrom, endedFacts, owedBack, type PaidTime, type SupportedSeat } from './supported-seat.js';
import { countSupported, endSeat, heldSeatOf, insertSeat, lastSeatOf, linkPlacement, paidTimes, seatsOfAwards } from './supported-seat.store.js';

/** What seats that are paid for ask of other features. */
export interface SeatGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly support: Pick<SupportService, 'supportOf'>;
  readonly eligibility: Pick<EligibilityService, 'mayPay'>;
  readonly awards: Pick<AwardsService, 'reserve' | 'lock' | 'commit' | 'release' | 'moneyOf' | 'moneyOfAll'>;
  readonly payments: Pick<PaymentsService, 'ofAwards'>;
  readonly placements: Pick<PlacementsService, 'setDuties' | 'kept'>;
  readonly tasks: Pick<TasksService, 'open'>;
  readonly openings: Pick<OpeningRecords, 'byIds'>;
  readonly payrolls: Pick<PayrollsService, 'faultOfWork' | 'faultOfInstalment'>;
  readonly corrections: Pick<PayrollCorrectionsService, 'faultOf' | 'corrected'>;
}

/** What is due at the seat of an award, minor units. */
export interface SeatMoney extends DueMoney {
  readonly id: Award['id'];
}

/** What is known of a seat that is paid for when its work starts. */
export interface SeatAtStart {
  /** Null where no programme pays for it. */
  readonly seat: Pick<SupportedSeat, 'referenceWageMinor'> | null;
  /** L12: why no programme pays for somebody new there on that day. */
  readonly displaced: Refused | null;
}

/** Days within which staff look at what money needs of them [P]. */
const WITHIN = 5;

/**
 * The money of seats that programmes pay for, in the transaction of whatever happens to the seat: set aside when the employer confirms, owed from the start on,
 * and given back when an offer or a placement comes to nothing. The seat is locked first and the fund after it, as everybody does.
 */
export class SupportedSeats {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: SeatGround,
  ) {}

  /**
   * Sets the money of a seat aside that was taken just now; nothing where no fund pays at the opening. Refuses what `AwardsService.reserve` refuses, and as
   * L12 where somebody would have to go for it.
   */
  async hold(tx: Tx, viewer: Viewer, offer: Offer): Promise<Outcome<null>> {
    const support = (await this.ground.support.supportOf(tx, viewer.missionId, [offer.openingId])).get(offer.openingId);
    if (support === undefined) return accepted(null);
    const { missionId: _, openingId: __, version: ___, changedBy: ____, changedAt: _____, amountMinor, ...said } = support;
    const { instrument, fundId, months } = said;
    if (instrument === null || fundId === null || amountMinor === null || months === null) return accepted(null);
    const { occupation } = await this.workAt(tx, viewer.missionId, offer);
    const displaced = paysWages(support) ? await this.displacedAt(tx, viewer.missionId, { employerId: offer.employerId, occupation }, await this.today(tx, viewer.missionId)) : null;
    if (displaced !== null) return displaced;
    const terms = { ...said, occupation, instrument, fundId, months, minor: amountMinor };
    // An answer that was taken back and given again is another occasion.
    const held = await this.reserve(tx, viewer, offer, { ...terms, offerId: offer.id, placementId: null }, `offer ${offer.id} ${offer.version}`);
    return held.ok ? accepted(null) : held;
  }

  /** Gives the money of a seat back that was given up; harmless where none is held. */
  async letGo(tx: Tx, viewer: Viewer, offer: Offer): Promise<void> {
    const seat = await heldSeatOf(tx, viewer.missionId, offer.id);
    if (seat !== null) await this.end(tx, viewer, seat, 'OFFER_ENDED', 0);
  }

  /** The placement whose seat an award is for; null for an award of no seat, and before the agreement. */
  async placementOf(tx: Tx, missionId: MissionId, id: Award['id']): Promise<PlacementId | null> {
    return (await seatsOfAwards(tx, missionId, [id]))[0]?.placementId ?? null;
  }

  /** By which instrument the seat of an offer is paid for; null for none. */
  async instrumentOf(tx: Tx, { missionId, id }: Pick<Offer, 'missionId' | 'id'>): Promise<SupportedSeat['instrument'] | null> {
    return (await heldSeatOf(tx, missionId, id))?.instrument ?? null;
  }

  /** What an event of a placement means for its money, in its transaction. */
  async follow(tx: Tx, viewer: Viewer, placement: Placement, event: Pick<PlacementEvent, 'act' | 'number' | 'on'>): Promise<void> {
    const { missionId, id, offerId, startedOn } = placement;
    if (event.act === 'AGREE' && offerId !== null) await linkPlacement(tx, missionId, offerId as Offer['id'], id);
    const seat = await lastSeatOf(tx, missionId, id);
    if (seat === null) return;
    if (event.act === 'REPORT_NO_SHOW' && seat.endedAt === null) return this.end(tx, viewer, seat, 'NEVER_STARTED', 0);
    if (isOver(placement)) return seat.endedAt === null ? this.over(tx, viewer, placement, seat) : undefined;
    if (startedOn !== null && (event.act === 'CONFIRM_START' || event.act === 'CORRECT_START')) await this.started(tx, viewer, placement, seat, startedOn, event);
  }

  /** Whether a part of an award may be paid: for days that were worked under the support, and no more than has become due by their end. Awards of no seat may. */
  async mayPay(tx: Tx, { missionId }: Viewer, award: Award, payment: Payment): Promise<Outcome<null>> {
    const [seat] = await seatsOfAwards(tx, missionId, [award.id]);
    if (seat === undefined) return accepted(null);
    const [placement] = seat.placementId === null ? [] : await this.ground.placements.kept(tx, missionId, [seat.placementId]);
    return faultOfInstalment(seat, placement ?? null, payment, await this.ground.payments.ofAwards(tx, missionId, [award.id]), await this.corrected(tx, missionId, award.id)) ?? accepted(null);
  }

  /** Whether the rules of the programme let a part of an award be paid, by the terms that the employer confirmed, whatever the opening says by now. Of no seat nothing is asked. */
  async ruled(tx: Tx, viewer: Viewer, award: Award): Promise<Outcome<null>> {
    const [seat] = await seatsOfAwards(tx, viewer.missionId, [award.id]);
    return seat === undefined ? accepted(null) : this.ground.eligibility.mayPay(tx, viewer, award, { ...seat, amountMinor: seat.minor });
  }

  /** What is due and owed at the seats of these awards, for whoever may see the awards. */
  moneyOf(viewer: Viewer, ids: readonly Award['id'][]): Promise<SeatMoney[]> {
    return this.work.run(viewer, async (tx) => {
      const { missionId } = viewer;
      const seats = await seatsOfAwards(tx, missionId, ids);
      const placements = await this.ground.placements.kept(tx, missionId, seats.flatMap(({ placementId }) => (placementId === null ? [] : [placementId])));
      const [today, payments] = [await this.today(tx, missionId), await this.ground.payments.ofAwards(tx, missionId, ids)];
      const money = await this.ground.awards.moneyOfAll(tx, missionId, seats.map(({ awardId }) => awardId));
      const corrected = await this.ground.corrections.corrected(tx, missionId, seats.map(({ awardId }) => awardId));
      return seats.map((seat) => {
        const placement = placements.find(({ id }) => id === seat.placementId) ?? null;
        const own = payments.filter(({ awardId }) => awardId === seat.awardId);
        return { id: seat.awardId, ...seatMoney(seat, placement, own, money(seat.awardId), today, corrected(seat.awardId)) };
      });
    });
  }

  /** L12: whether the months of an instalment were declared, nobody had to go, and finance has decided about whatever was declared otherwise since it was paid; of an award of no seat, or that pays no wages, nothing is asked. */
  async gate(tx: Tx, { missionId }: Viewer, award: Award, payment: Payment): Promise<Outcome<null>> {
    const [seat] = await seatsOfAwards(tx, missionId, [award.id]);
    const { employerId } = award;
    if (seat === undefined || !paysWages(seat) || employerId === null) return accepted(null);
    const corrected = await this.ground.corrections.faultOf(tx, missionId, award.id);
    return corrected ?? (await this.ground.payrolls.faultOfInstalment(tx, missionId, { employerId, occupation: seat.occupation }, payment)) ?? accepted(null);
  }

  /** L12: the occupations in which the seats of these awards were agreed; of an award of no seat none. */
  async occupationsOf(tx: Tx, missionId: MissionId, ids: readonly Award['id'][]): Promise<ReadonlyMap<Award['id'], string | null>> {
    return new Map((await seatsOfAwards(tx, missionId, ids)).map(({ awardId, occupation }) => [awardId, occupation]));
  }

  /** L12: what is known of those whom programmes paid for at these employers. */
  async endedWithSupport(tx: Tx, missionId: MissionId, ids: readonly EmployerId[], on: Day): Promise<(id: EmployerId) => Facts> {
    const rows = new Map((await countSupported(tx, missionId, ids, on)).map((row) => [row.employerId, row]));
    return (id) => endedFacts(rows.get(id) ?? { over: 0, ended: 0 });
  }

  /** L12: the times for which programmes still owe wages at these employers, or with null at all: their payrolls are asked for. */
  async owedTimes(tx: Tx, missionId: MissionId, ids: readonly EmployerId[] | null): Promise<PaidTime[]> {
    const times = await paidTimes(tx, missionId, ids);
    const money = await this.ground.awards.moneyOfAll(tx, missionId, times.map(({ awardId }) => awardId));
    return times.filter(({ awardId }) => money(awardId).committed > 0);
  }

  /** What rules ask of the seat of a placement on the day on which its work starts; nothing where no programme pays for it. */
  async startOf(tx: Tx, missionId: MissionId, placement: Placement, on: Day): Promise<SeatAtStart> {
    const seat = await lastSeatOf(tx, missionId, placement.id);
    const held = seat === null ? null : { referenceWageMinor: seat.referenceWageMinor };
    return { seat: held, displaced: seat !== null && paysWages(seat) ? await this.displacedAt(tx, missionId, { employerId: placement.employerId, occupation: seat.occupation }, on) : null };
  }

  private async displacedAt(tx: Tx, missionId: MissionId, work: WorkAt, on: Day): Promise<Refused | null> {
    const ended = await this.endedWithSupport(tx, missionId, [work.employerId], on);
    return this.ground.payrolls.faultOfWork(tx, missionId, work, ended(work.employerId), on);
  }

  private async workAt(tx: Tx, missionId: MissionId, { openingId, employerId }: Pick<Offer, 'openingId' | 'employerId'>): Promise<WorkAt> {
    const [opening] = await this.ground.openings.byIds(tx, missionId, [openingId]);
    return { employerId, occupation: opening?.occupation ?? null };
  }

  private async reserve(tx: Tx, viewer: Viewer, of: Pick<Offer, 'openingId' | 'employerId' | 'jobseekerId'>, terms: Omit<SupportedSeat, 'missionId' | 'awardId' | 'heldAt' | 'endedAt'>, occasion: string): Promise<Outcome<SupportedSeat>> {
    const { openingId, employerId, jobseekerId } = of;
    const { fundId, instrument, minor } = terms;
    const award = await this.ground.awards.reserve(tx, viewer, { fundId, openingId, employerId, jobseekerId, instrument, minor, occasion });
    if (!award.ok) return award;
    const seat: SupportedSeat = { ...terms, missionId: viewer.missionId, awardId: award.value.id, heldAt: this.clock.now(), endedAt: null };
    await insertSeat(tx, seat);
    return accepted(seat);
  }

  private async started(tx: Tx, viewer: Viewer, placement: Placement, last: SupportedSeat, startedOn: Day, event: Pick<PlacementEvent, 'number' | 'on'>): Promise<void> {
    const seat = last.endedAt === null ? last : await this.heldAgain(tx, viewer, placement, last, event);
    if (seat === null) return;
    await this.lock(tx, viewer, seat);
    if ((await this.ground.awards.moneyOf(tx, viewer.missionId, seat.awardId)).reserved > 0) must(await this.ground.awards.commit(tx, viewer, seat.awardId));
    const duties = dutiesFrom(seat, startedOn);
    // Setting them is told to all who follow, and so comes back here once.
    if (duties.subsidyEndsOn === placement.subsidyEndsOn && duties.retentionUntil === placement.retentionUntil) return;
    await this.ground.placements.setDuties(tx, viewer, placement.id, duties);
    if (seat.instrument === 'CASH_FOR_WORK' && seat.reviewOn !== null) await this.review(tx, viewer, placement, 'cash-for-work', seat.reviewOn);
  }

  /** Somebody came after all: the money went back when it was said that nobody did, and may be somebody else's by now. Then staff find other money. */
  private async heldAgain(tx: Tx, viewer: Viewer, placement: Placement, last: SupportedSeat, { number, on }: Pick<PlacementEvent, 'number' | 'on'>): Promise<SupportedSeat | null> {
    const { missionId: _, awardId: __, heldAt: ___, endedAt: ____, ...terms } = last;
    const held = await this.reserve(tx, viewer, placement, { ...terms, placementId: placement.id }, `placement ${placement.id} ${number}`);
    if (held.ok) return held.value;
    await this.review(tx, viewer, placement, `money-${number}`, addDays(on, WITHIN));
    return null;
  }

  /** The work is over: what was worked for stays to be paid, the rest goes back. */
  private async over(tx: Tx, viewer: Viewer, placement: Placement, seat: SupportedSeat): Promise<void> {
    const { startedOn, endedOn, stage, endReason } = placement;
    if (startedOn === null || endedOn === null) return this.end(tx, viewer, seat, 'NEVER_STARTED', 0);
    await this.lock(tx, viewer, seat);
    const payments = await this.ground.payments.ofAwards(tx, viewer.missionId, [seat.awardId]);
    const paid = payments.filter(({ status }) => status === 'APPROVED').reduce((sum, { minor }) => sum + minor, 0);
    const corrected = await this.corrected(tx, viewer.missionId, seat.awardId);
    const due = endReason === 'FRAUD' ? 0 : Math.max(0, dueBy(seat, startedOn, endedOn) - corrected.settled - paid);
    await this.end(tx, viewer, seat, stage === 'COMPLETED' ? 'COMPLETED' : 'ENDED_EARLY', due);
    const tooMuch = tooMuchAtEnd(seat, startedOn, endedOn, paid, corrected);
    if (tooMuch + owedBack(placement, paid - corrected.claimed + due - tooMuch) > 0) await this.review(tx, viewer, placement, 'retention', addDays(await this.today(tx, viewer.missionId), WITHIN));
  }

  private async end(tx: Tx, viewer: Viewer, seat: SupportedSeat, reason: ReleaseReason, keep: number): Promise<void> {
    await this.lock(tx, viewer, seat);
    const { reserved, committed } = await this.ground.awards.moneyOf(tx, viewer.missionId, seat.awardId);
    if (reserved > 0 || committed > keep) must(await this.ground.awards.release(tx, viewer, seat.awardId, reason, keep));
    await endSeat(tx, seat, this.clock.now());
  }

  /** Before the money of a seat is looked at: somebody of finance may pay of it, or give it back, at the same time. */
  private async lock(tx: Tx, viewer: Viewer, { awardId }: Pick<SupportedSeat, 'awardId'>): Promise<void> {
    must(await this.ground.awards.lock(tx, viewer, awardId));
  }

  private async review(tx: Tx, viewer: Viewer, { id, jobseekerId }: Placement, occasion: string, dueOn: Day): Promise<void> {
    await this.ground.tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Placement', subjectId: id, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER', occasion, dueOn });
  }

  private async corrected(tx: Tx, missionId: MissionId, id: Award['id']): Promise<Corrected> {
    return (await this.ground.corrections.corrected(tx, missionId, [id]))(id);
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
  }
}

function must(outcome: Outcome<unknown>): void {
  if (!outcome.ok) throw new Error(`the money of a seat did not move: ${outcome.code}`);
}
