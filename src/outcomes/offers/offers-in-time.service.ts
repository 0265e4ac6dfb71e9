import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { SettledMessage } from '../messages/message-carrier.js';
import type { MessagesService } from '../messages/messages.service.js';
import type { Placement, PlacementEvent } from '../placements/placement.js';
import { dueOn, termOf } from './due/expiry.js';
import { consequenceOf } from './due/standing.js';
import type { Offer, OfferId } from './lifecycle/offer.js';
import { SERVICE, type OfferActor } from './lifecycle/offer-event.js';
import type { Carried, Locked, OfferBook } from './offer-book.js';
import type { OfferGrounds } from './offer-ground.js';
import type { OfferNotices } from './offer-notices.js';
import type { OffersService } from './offers.service.js';
import {
  dueOffers,
  isAnythingDue,
  markRechecks,
  nextApproved,
  putCheckedOn,
  putPassedOverOn,
  uncheckedOffers,
  undeliveredOffers,
  waitingOpenings,
} from './offer.store.js';

/** Offers read, and askings forgotten, at a time. */
const SLICE = 200;
/** Refusals of a turn that are the opening's, not the person's. */
const NO_ROOM = ['TOO_MANY_OFFERS', 'NO_SEAT_LEFT'];

/**
 * What days bring for offers, and what follows from a pause, a withdrawal, a suspension or a closed opening. Each offer is locked, looked at again and
 * moved in a transaction of its own: whoever is killed, or runs twice, leaves the rest to the next and does nothing twice.
 */
export class OffersInTime {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all' | 'get' | 'today'>,
    private readonly messages: Pick<MessagesService, 'deliveries'>,
    private readonly grounds: OfferGrounds,
    private readonly book: OfferBook,
    private readonly notices: OfferNotices,
    private readonly offers: OffersService,
  ) {}

  /** Asks for the job of each mission that has something due on its own day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await isAnythingDue(tx, mission.id, this.missions.today(mission))) await requestJob(tx, catalogue.moveOffers, { missionId: mission.id });
      });
    }
  }

  /** What follows from an event of a placement, in its transaction: whoever is replaced leaves the seat, and the next approved offer has its turn. */
  async follow(tx: Tx, viewer: Viewer, { openingId }: Pick<Placement, 'openingId'>, { act }: Pick<PlacementEvent, 'act'>): Promise<void> {
    if (act !== 'ASK_REPLACEMENT') return;
    await this.book.freeSeat(tx, viewer, openingId);
    await requestJob(tx, catalogue.moveOffers, { missionId: viewer.missionId });
  }

  /**
   * What follows once it is known what became of a text about an offer, in its transaction. Of the offer itself the job looks whether the days for an
   * answer begin or somebody calls; a reminder that did not arrive is worth a call while the offer waits, and so is an ending.
   */
  async textSettled(tx: Tx, viewer: Viewer, { kind, subjectId, delivery }: SettledMessage): Promise<boolean> {
    if (kind === 'OFFER') {
      await requestJob(tx, catalogue.moveOffers, { missionId: viewer.missionId });
      return true;
    }
    if (delivery.status !== 'UNDELIVERABLE') return true;
    return kind === 'OFFER_REMINDER' && (await this.book.named(tx, viewer.missionId, subjectId as OfferId))?.state !== 'SENT';
  }

  /** Does all that is due in a mission. */
  async run(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const today = this.missions.today(await this.missions.get(missionId));
    const viewer = serviceViewer(missionId);
    const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => this.work.run(viewer, work);
    while ((await inTx((tx) => markRechecks(tx, missionId, SLICE))) > 0) signal.throwIfAborted();
    await this.inSlices<OfferId>(signal, (after) => inTx((tx) => undeliveredOffers(tx, missionId, after, SLICE)), (id) => this.delivered(viewer, id));
    await this.inSlices<OfferId>(signal, (after) => inTx((tx) => dueOffers(tx, missionId, today, after, SLICE)), (id) => this.due(viewer, id));
    await this.inSlices<OfferId>(signal, (after) => inTx((tx) => uncheckedOffers(tx, missionId, today, after, SLICE)), (id) => this.checked(viewer, id));
    await this.inSlices<OpeningId>(signal, (after) => inTx((tx) => waitingOpenings(tx, missionId, today, after, SLICE)), (id) => this.cascaded(viewer, id, today, signal));
  }

  private async inSlices<Id>(signal: AbortSignal, read: (after: Id | null) => Promise<Id[]>, act: (id: Id) => Promise<unknown>): Promise<void> {
    for (let after: Id | null = null; ; ) {
      const ids: Id[] = await read(after);
      for (const id of ids) {
        signal.throwIfAborted();
        await act(id);
      }
      if (ids.length < SLICE) return;
      after = ids.at(-1) ?? null;
    }
  }

  /** Where the text has arrived, the days for an answer begin; where it cannot, somebody calls. */
  private delivered(viewer: Viewer, id: OfferId): Promise<void> {
    return this.one(viewer, id, async (tx, offer, locked) => {
      if (offer.state !== 'SENT' || offer.deliveredAt !== null || offer.undeliveredAt !== null || offer.heldSince !== null) return null;
      const delivery = (await this.messages.deliveries(tx, viewer.missionId, 'Offer', [id], 'OFFER')).get(id);
      if (delivery?.status === 'DELIVERED') {
        const deliveredAt = delivery.deliveredAt ?? this.clock.now();
        return { act: 'DELIVER', actor: SERVICE, also: { deliveredAt, ...termOf(locked.mission.country, missionDay(locked.mission, deliveredAt)) } };
      }
      const lost = delivery === undefined || delivery.status !== 'QUEUED';
      return lost ? { act: 'NOT_DELIVERED', actor: SERVICE, also: { undeliveredAt: this.clock.now() } } : null;
    });
  }

  /** A reminder, once; after the last day the offer ends, which is nobody's no. */
  private due(viewer: Viewer, id: OfferId): Promise<void> {
    return this.one(viewer, id, async (_, offer, { today }) => {
      const due = dueOn(offer, today);
      if (due === 'REMIND') return { act: 'REMIND', actor: SERVICE, also: { remindedAt: this.clock.now() } };
      return due === 'EXPIRE' ? { act: 'EXPIRE', actor: SERVICE, endReason: 'NO_ANSWER' } : null;
    });
  }

  private checked(viewer: Viewer, id: OfferId): Promise<void> {
    return this.one(viewer, id, async (tx, offer, locked) => {
      const opening = locked.openings.get(offer.openingId);
      if (opening === undefined) return null;
      const others = [...locked.offers.values()].filter((each) => each.openingId === opening.id && each.id !== id);
      const consequence = consequenceOf(offer, await this.grounds.standing(tx, viewer, offer, opening, others));
      await putCheckedOn(tx, offer, locked.today);
      if (consequence === null) return null;
      const next = { ...offer, checkedOn: locked.today };
      if (consequence.act === 'HOLD') return { act: 'HOLD', actor: SERVICE, holdReason: consequence.reason, offer: next };
      if (consequence.act === 'RESUME') return { act: 'RESUME', actor: SERVICE, offer: next };
      return { act: consequence.act, actor: consequence.byPerson ? BY_PERSON : SERVICE, endReason: consequence.reason, offer: next };
    }, true);
  }

  /** Sends approved offers of an opening, the best first, as long as there is room; one of whom something stands in the way is passed over for the day. */
  private async cascaded(viewer: Viewer, openingId: OpeningId, today: Day, signal: AbortSignal): Promise<void> {
    const ground = await this.grounds.prepare(viewer.missionId);
    for (let more = true; more; signal.throwIfAborted()) {
      more = await this.work.run(viewer, async (tx) => {
        const id = await nextApproved(tx, viewer.missionId, openingId, today);
        if (id === null) return false;
        const locked = await this.book.lock(tx, viewer.missionId, [id]);
        const offer = locked.offers.get(id);
        if (offer === undefined || offer.state !== 'APPROVED' || offer.heldSince !== null) return true;
        const looked = await this.grounds.look(tx, viewer, ground, [offer], 'BEFORE_SENT');
        const sent = await this.offers.sendIn(tx, viewer, offer, locked, looked, SERVICE, null);
        if (sent.ok) return true;
        if (NO_ROOM.includes(sent.code)) return false;
        await putPassedOverOn(tx, offer, locked.today);
        if (sent.code !== 'TOO_MANY_AWAIT') await this.notices.passedOver(tx, viewer, offer, locked.today);
        return true;
      });
    }
  }

  /** One offer in a transaction of its own, locked before it is looked at. */
  private one(viewer: Viewer, id: OfferId, decide: (tx: Tx, offer: Offer, locked: Locked) => Promise<(Carried & { readonly offer?: Offer }) | null>, siblings = false): Promise<void> {
    return this.work.run(viewer, async (tx) => {
      const locked = await this.book.lock(tx, viewer.missionId, [id], siblings);
      const offer = locked.offers.get(id);
      const carried = offer === undefined ? null : await decide(tx, offer, locked);
      if (offer === undefined || carried === null) return;
      const done = await this.book.carry(tx, viewer, carried.offer ?? offer, locked, carried);
      if (!done.ok) throw new Error(`offer ${id} could not ${carried.act}: ${done.code}`);
    });
  }
}

/** The person's own word, which somebody wrote down elsewhere. */
const BY_PERSON: OfferActor = { kind: 'PERSON', by: null, channel: null };
