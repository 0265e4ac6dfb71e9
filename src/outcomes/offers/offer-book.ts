import type { Clock } from '../../kernel/clock.js';
import { addDays, day, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { routedTasks } from '../../openings/eligibility/routed.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import { seatsLeft, takeSeats } from '../../openings/openings/opening-standing.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { recordWork } from '../../people/jobseekers/record-work.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Finding } from '../../programmes/rules/rule-set.js';
import { workingDaysAfter } from '../../reference/law/working-week.js';
import type { CandidatesService } from '../candidates/candidates.service.js';
import type { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { termAfterHold } from './due/expiry.js';
import { holdsSeat, isOpen, type Offer, type OfferId, type OfferState } from './lifecycle/offer.js';
import type { OfferActor, OfferEvent } from './lifecycle/offer-event.js';
import { moveOffer, type OfferAct } from './lifecycle/offer-moves.js';
import type { EndReason, HoldReason } from './lifecycle/offer-words.js';
import { newOfferCode } from './offer-code.js';
import { eventsOfOffers, insertOffer, insertOfferEvent, isCodeTaken, lockOffers, lockOpenOffers, offersByIds, openOffersOf, updateOffer } from './offer.store.js';
import type { OfferNotices } from './offer-notices.js';

/** Offers with their openings and people, all locked. */
export interface Locked {
  readonly offers: ReadonlyMap<OfferId, Offer>;
  readonly openings: ReadonlyMap<OpeningId, Opening>;
  readonly people: ReadonlyMap<JobseekerId, Jobseeker>;
  readonly mission: Mission;
  readonly today: Day;
}

/** What goes into the line of a move, and what changes on the offer beside its state. */
export interface Carried {
  readonly act: Exclude<OfferAct, 'DRAFT'>;
  readonly actor: OfferActor;
  readonly endReason?: EndReason;
  readonly holdReason?: HoldReason;
  readonly before?: OfferState;
  readonly language?: string;
  /** A code beside the reason of an ending. */
  readonly reason?: string;
  readonly note?: string | null;
  readonly also?: Partial<Pick<Offer, 'candidacyId' | 'approvedBy' | 'approvedAt' | 'sentAt' | 'deliveredAt' | 'undeliveredAt' | 'remindsOn' | 'expiresOn' | 'remindedAt' | 'checkedOn' | 'code'>>;
}

/** With a move after which the offer is to be looked at again at once: what happened since to person, opening or employer counts. */
export const LOOK_AGAIN: Pick<Offer, 'checkedOn'> = { checkedOn: day('1970-01-01') };

const CODE_TRIES = 20;
/** Working days within which somebody looks at what a rule routed [P]. */
const ROUTED_DAYS = 5;

/**
 * Carries moves out: the state, its line in the history, the seat and its money, the candidacy, what the person is told and what staff have to do, all in the transaction
 * of the caller, who has looked whether the move may happen. Everything is locked in one order, opening, person, offer, so that nobody waits in a ring.
 */
export class OfferBook {
  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly openings: Pick<OpeningsService, 'writeIn'>,
    private readonly openingRecords: OpeningRecords,
    private readonly records: JobseekerRecords,
    private readonly candidates: Pick<CandidatesService, 'endIn' | 'reviveIn'>,
    private readonly notices: OfferNotices,
    private readonly money: Pick<SupportedSeats, 'hold' | 'letGo' | 'instrumentOf'>,
  ) {}

  /** These offers and whatever they are about, locked; `siblings` locks all open offers of their openings too. */
  async lock(tx: Tx, missionId: MissionId, ids: readonly OfferId[], siblings = false): Promise<Locked> {
    const named = await offersByIds(tx, missionId, ids);
    const ground = await this.lockGround(tx, missionId, named.map((offer) => offer.openingId), named.map((offer) => offer.jobseekerId));
    const offers = new Map<OfferId, Offer>();
    if (siblings) for (const openingId of ground.openings.keys()) for (const offer of await lockOpenOffers(tx, missionId, { openingId })) offers.set(offer.id, offer);
    for (const offer of await lockOffers(tx, missionId, named.map((each) => each.id))) offers.set(offer.id, offer);
    return { ...ground, offers };
  }

  /** Openings and people, locked in this order. */
  async lockGround(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[], people: readonly JobseekerId[]): Promise<Omit<Locked, 'offers'>> {
    const wanted = [...new Set(openingIds)];
    const openings = wanted.length === 0 ? [] : await this.openingRecords.lock(tx, missionId, wanted);
    const persons = await this.records.lock(tx, missionId, [...new Set(people)]);
    const mission = await this.missions.getIn(tx, missionId);
    return {
      openings: new Map(openings.map((opening) => [opening.id, opening])),
      people: new Map(persons.map((person) => [person.id, person])),
      mission,
      today: missionDay(mission, this.clock.now()),
    };
  }

  /** An offer without a lock; null for none. */
  async named(tx: Tx, missionId: MissionId, id: OfferId): Promise<Offer | null> {
    return (await offersByIds(tx, missionId, [id]))[0] ?? null;
  }

  /** Whether another open offer is between the same two. */
  async hasTwin(tx: Tx, { missionId, openingId, jobseekerId, id }: Offer): Promise<boolean> {
    return (await openOffersOf(tx, missionId, openingId)).some((each) => each.jobseekerId === jobseekerId && each.id !== id);
  }

  /** A code for an offer that opens again: its own, or another where an open offer has that one by now. */
  async codeAgain(tx: Tx, { missionId, code }: Offer): Promise<string> {
    for (let tries = 0, wanted = code; tries < CODE_TRIES; wanted = newOfferCode(tries), tries += 1) if (!(await isCodeTaken(tx, missionId, wanted))) return wanted;
    throw new Error('no code is free for an offer');
  }

  now(): Date {
    return this.clock.now();
  }

  /** By which instrument the seat of an offer is paid for; null for none. */
  instrumentOf(tx: Tx, offer: Offer): Promise<string | null> {
    return this.money.instrumentOf(tx, offer);
  }

  /** Keeps a new offer with a code of its own and its first line. */
  async draft(tx: Tx, viewer: Viewer, said: Omit<Offer, 'id' | 'code' | 'createdAt' | 'version'>, note: string | null): Promise<Offer> {
    for (let tries = 0; tries < CODE_TRIES; tries += 1) {
      const offer: Offer = { ...said, id: newId<OfferId>(), code: newOfferCode(tries), createdAt: this.clock.now(), version: 1 };
      if (!(await insertOffer(tx, offer))) continue;
      const actor = { kind: said.createdBy === null ? 'SERVICE' : 'STAFF', by: said.createdBy, channel: null } as const;
      await recordWork(tx, viewer, 'moveOffer', offer.jobseekerId);
      await insertOfferEvent(tx, lineOf(offer, 1, 'DRAFT', null, offer.state, { actor, note }, offer.createdAt));
      return offer;
    }
    throw new Error('no code is free for an offer');
  }

  eventsOf(tx: Tx, { missionId, id }: Offer): Promise<OfferEvent[]> {
    return eventsOfOffers(tx, missionId, [id]);
  }

  /** The offer after the move, with all that it brings along. Refuses a move that the table does not have, and a seat that is not there. */
  async carry(tx: Tx, viewer: Viewer, offer: Offer, { mission, today, openings, people }: Omit<Locked, 'offers'>, carried: Carried): Promise<Outcome<Offer>> {
    const { act, actor } = carried;
    const at = this.clock.now();
    const moved = moveOffer(offer, act, actor.kind, { at, ...carried });
    if (!moved.ok) return moved;
    const opening = openings.get(offer.openingId);
    if (opening === undefined) return refused('NOT_FOUND', { what: 'opening' });
    const seat = Number(holdsSeat(moved.value)) - Number(holdsSeat(offer));
    const seated = seat === 0 ? accepted(null) : await this.seat(tx, viewer, opening.id, seat);
    if (!seated.ok) return seated;
    // The seat first, the fund after it: everybody locks in this order.
    const held = seat > 0 ? await this.money.hold(tx, viewer, offer) : accepted(null);
    if (!held.ok) return held;
    if (seat < 0) await this.money.letGo(tx, viewer, offer);
    if (!(await this.keepCandidacy(tx, viewer, offer, moved.value))) return refused('MOVE_NOT_ALLOWED', { what: 'candidacy', from: 'ENDED', to: act });
    const resumed = act === 'RESUME' && offer.heldSince !== null ? termAfterHold(mission.country, offer, missionDay(mission, offer.heldSince), today) : {};
    const written = await updateOffer(tx, offer, { ...moved.value, ...resumed, ...carried.also });
    if (written === null) return refused('STALE_EDIT', { what: 'offer', version: offer.version });
    const before = await this.eventsOf(tx, offer);
    const line = lineOf(written, (before.at(-1)?.number ?? 0) + 1, act, offer.state, written.state, carried, at);
    await insertOfferEvent(tx, line);
    await recordWork(tx, viewer, 'moveOffer', offer.jobseekerId);
    const person = people.get(offer.jobseekerId) ?? null;
    await this.notices.after(tx, viewer, { before: offer, offer: written, line, history: before, holder: person?.assignedTo ?? null, today, soon: (days) => workingDaysAfter(mission.country, today, days) });
    if (seat < 0) await this.notices.seatFree(tx, viewer, opening, addDays(today, 1));
    return accepted(written);
  }

  /** What rules routed of a person for whom an offer is drawn up becomes tasks. */
  async routed(tx: Tx, viewer: Viewer, person: Jobseeker, openingId: OpeningId, routes: readonly Finding[], { mission, today }: Pick<Locked, 'mission' | 'today'>): Promise<void> {
    await this.notices.routed(tx, viewer, routedTasks(person, openingId, routes, workingDaysAfter(mission.country, today, ROUTED_DAYS)));
  }

  /** The employer confirmed, and no money could be set aside for the seat: staff find it, or say no. In a transaction of its own. */
  async wantsMoney(tx: Tx, viewer: Viewer, offer: Offer): Promise<void> {
    const mission = await this.missions.getIn(tx, viewer.missionId);
    await this.notices.wantsMoney(tx, viewer, offer, await this.eventsOf(tx, offer), workingDaysAfter(mission.country, missionDay(mission, this.clock.now()), 1));
  }

  /** Takes or frees a seat of an opening that is locked, as it is now: this transaction may have done so before. */
  private async seat(tx: Tx, viewer: Viewer, id: OpeningId, by: number): Promise<Outcome<Opening>> {
    const [opening] = await this.openingRecords.byIds(tx, viewer.missionId, [id]);
    if (opening === undefined) return refused('NOT_FOUND', { what: 'opening' });
    if (by > 0 && seatsLeft(opening) < by) return refused('NO_SEAT_LEFT', {});
    const taken = takeSeats(opening, Math.max(0, opening.seatsTaken + by));
    return taken.ok ? this.openings.writeIn(tx, viewer, opening.status, taken.value, 'every seat is taken') : taken;
  }

  /** Frees the seat of somebody who was hired and is to be replaced, in the caller's transaction; harmless where none is taken. */
  async freeSeat(tx: Tx, viewer: Viewer, openingId: OpeningId): Promise<void> {
    const { openings, today } = await this.lockGround(tx, viewer.missionId, [openingId], []);
    const opening = openings.get(openingId);
    if (opening === undefined || opening.seatsTaken === 0) return;
    const freed = await this.seat(tx, viewer, openingId, -1);
    if (!freed.ok) throw new Error(`a seat could not be freed: ${freed.code}`);
    await this.notices.seatFree(tx, viewer, opening, addDays(today, 1));
  }

  /** What is before the employer ends with the offer, except where the person is hired, and comes back with an undone ending. */
  private async keepCandidacy(tx: Tx, viewer: Viewer, before: Offer, after: Offer): Promise<boolean> {
    if (before.candidacyId === null) return true;
    if (isOpen(before) && !isOpen(after) && after.state !== 'ACCEPTED') await this.candidates.endIn(tx, viewer, before.candidacyId, `the offer ended: ${after.state.toLowerCase().replace('_', ' ')}`);
    return isOpen(before) || !isOpen(after) || this.candidates.reviveIn(tx, viewer, before.candidacyId);
  }
}

function lineOf(offer: Offer, number: number, act: OfferAct, from: OfferState | null, to: OfferState, carried: Omit<Carried, 'act'>, at: Date): OfferEvent {
  const { actor, endReason, holdReason, reason, language = null, note = null } = carried;
  return {
    missionId: offer.missionId,
    offerId: offer.id,
    number,
    act,
    from,
    to,
    actor: actor.kind,
    by: actor.by,
    channel: actor.channel,
    language,
    reason: endReason ?? holdReason ?? reason ?? null,
    note,
    at,
  };
}
