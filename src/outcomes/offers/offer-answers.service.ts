import type { EmployerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { PairGround } from '../../matches/pairs/pairs.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Candidacy } from '../candidates/candidacy.js';
import type { CandidatesService } from '../candidates/candidates.service.js';
import type { PlacementsService } from '../placements/placements.service.js';
import { ABSENT } from './bulk.js';
import { dueOn, termOf } from './due/expiry.js';
import { isFull } from './due/standing.js';
import { isOpen, type Offer, type OfferId } from './lifecycle/offer.js';
import { SERVICE, type OfferActor } from './lifecycle/offer-event.js';
import type { DeclineReason, OfferChannel } from './lifecycle/offer-words.js';
import { checkRelease, checkTerms, type ReleaseReadOut, type TermsReadOut } from './lifecycle/read-out.js';
import { LOOK_AGAIN, type Locked, type OfferBook } from './offer-book.js';
import { faultOf, faultOfDisclosure, type OfferGrounds } from './offer-ground.js';
import type { OfferNotices } from './offer-notices.js';
import { mayPut } from './offers.service.js';

export const personAnswers = ['INTERESTED', 'DECLINED', 'CALL_ME'] as const;
/** What a person says to an offer: tell me more, no, call me. */
export type PersonAnswer = (typeof personAnswers)[number];

export const heards = ['RECORDED', 'REPEATED', 'LATE', 'CALL', 'REVIEW'] as const;
/** What became of an answer. LATE, CALL and REVIEW went to somebody's work list. */
export type Heard = (typeof heards)[number];

export interface HeardAnswer {
  readonly offer: Offer;
  readonly heard: Heard;
}

/** What people say to offers: by text, or written down by staff after a call or a visit. A text never decides more than that somebody wants to hear more. */
export class OfferAnswers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly grounds: OfferGrounds,
    private readonly book: OfferBook,
    private readonly notices: OfferNotices,
    private readonly candidates: CandidatesService,
    private readonly openings: Pick<OpeningsService, 'byIds'>,
    private readonly placements: Pick<PlacementsService, 'agree'>,
  ) {}

  /** What answers in a caller's transaction are judged by; before that transaction. */
  ground(act: Pick<Act, 'viewer'>): Promise<PairGround> {
    return this.grounds.prepare(act.viewer.missionId);
  }

  /**
   * Takes an answer by text, in the caller's transaction: a yes is interest, said twice it is one, after the day it goes to a person; a no ends the
   * offer wherever it is. Refuses only an offer that is not there, and one that nobody has sent.
   */
  async interest(tx: Tx, viewer: Viewer, ground: PairGround, id: OfferId, answer: PersonAnswer, channel: OfferChannel, reason: DeclineReason = 'NOT_SAID'): Promise<Outcome<HeardAnswer>> {
    const locked = await this.book.lock(tx, viewer.missionId, [id]);
    const offer = locked.offers.get(id);
    if (offer === undefined) return ABSENT;
    const actor: OfferActor = { kind: 'PERSON', by: viewer.accountId, channel };
    const heard = (next: Outcome<Offer>, as: Heard): Outcome<HeardAnswer> => (next.ok ? accepted({ offer: next.value, heard: as }) : next);
    if (answer === 'DECLINED') {
      if (!isOpen(offer)) return accepted({ offer, heard: 'REPEATED' });
      return heard(await this.book.carry(tx, viewer, offer, locked, { act: 'DECLINE', actor, endReason: reason }), 'RECORDED');
    }
    if (isOpen(offer) && dueOn(offer, locked.today) === 'EXPIRE') {
      // The last day is over, whether or not the job that ends offers has been there yet.
      const ended = await this.book.carry(tx, viewer, offer, locked, { act: 'EXPIRE', actor: SERVICE, endReason: 'NO_ANSWER' });
      return ended.ok ? heard(await this.book.carry(tx, viewer, ended.value, locked, { act: 'LATE_ANSWER', actor }), 'LATE') : ended;
    }
    if (!isOpen(offer)) {
      if (offer.state === 'ACCEPTED' || (await this.saidLast(tx, offer, 'LATE_ANSWER')) !== null) return accepted({ offer, heard: 'REPEATED' });
      return heard(await this.book.carry(tx, viewer, offer, locked, { act: 'LATE_ANSWER', actor }), 'LATE');
    }
    if (offer.sentAt === null) return refused('MOVE_NOT_ALLOWED', { what: 'offer', from: offer.state, to: 'INTERESTED' });
    const asked = answer === 'CALL_ME' || offer.heldSince !== null;
    const before = asked ? await this.saidLast(tx, offer, 'ASK_CALL') : null;
    // Somebody was asked to call today already.
    if (before !== null && missionDay(locked.mission, before) === locked.today) return accepted({ offer, heard: 'REPEATED' });
    if (asked) return heard(await this.book.carry(tx, viewer, offer, locked, { act: 'ASK_CALL', actor }), 'CALL');
    if (offer.state !== 'SENT') return accepted({ offer, heard: 'REPEATED' });
    const fault = await this.fault(tx, viewer, ground, offer, locked, false);
    if (fault !== null && channel !== 'TEXT') return fault;
    if (fault !== null) {
      // The person did answer: that is kept, and somebody looks.
      await this.notices.stands(tx, viewer, offer, locked.people.get(offer.jobseekerId)?.assignedTo ?? null, locked.today);
      return accepted({ offer, heard: 'REVIEW' });
    }
    const candidacy = await this.candidates.shownIn(tx, viewer, offer.openingId, offer.jobseekerId);
    return heard(await this.book.carry(tx, viewer, offer, locked, { act: 'INTEREST', actor, also: this.reached(offer, locked, candidacy) }), 'RECORDED');
  }

  /** As `interest`, written down by staff; everybody who knows the person by handle may write down a no. */
  async answer(act: Act, id: OfferId, answer: PersonAnswer, channel: 'CALL' | 'VISIT', reason: DeclineReason): Promise<Outcome<HeardAnswer>> {
    const ground = await this.ground(act);
    return this.work.act(
      act,
      async (tx): Promise<Outcome<HeardAnswer>> => {
        const may = await this.lockSeen(tx, act.viewer, id, answer === 'DECLINED' ? mayHear : mayPut);
        return may.ok ? this.interest(tx, act.viewer, ground, id, answer, channel, reason) : may;
      },
      () => ({ kind: 'Offer', id }),
    );
  }

  /** Puts an offer on hold for a person, or lets it go on, at their word; whatever else holds it goes on holding it, and holds it again after theirs. */
  pause(act: Act, id: OfferId, on: boolean): Promise<Outcome<Offer>> {
    return this.work.act(act, async (tx) => {
      const seen = await this.lockSeen(tx, act.viewer, id, mayHear);
      if (!seen.ok) return seen;
      const { offer, locked } = seen.value;
      const actor: OfferActor = { kind: 'PERSON', by: act.viewer.accountId, channel: null };
      if (on && offer.holdReason === 'ASKED_BY_PERSON') return accepted(offer);
      if (on) return this.book.carry(tx, act.viewer, offer, locked, { act: 'HOLD', actor, holdReason: 'ASKED_BY_PERSON' });
      if (offer.heldSince !== null && offer.holdReason !== 'ASKED_BY_PERSON') return refused('NOT_AVAILABLE', {});
      return this.book.carry(tx, act.viewer, offer, locked, { act: 'RESUME', actor, also: LOOK_AGAIN });
    });
  }

  /** Writes down that the person heard of the offer in a call or visit: from then on the days for an answer run. */
  heardOf(act: Act, id: OfferId, channel: 'CALL' | 'VISIT'): Promise<Outcome<Offer>> {
    return this.work.act(act, async (tx) => {
      const seen = await this.lockSeen(tx, act.viewer, id, mayPut);
      if (!seen.ok) return seen;
      const { offer, locked } = seen.value;
      if (offer.deliveredAt !== null) return accepted(offer);
      const actor: OfferActor = { kind: 'STAFF', by: act.viewer.accountId, channel };
      return this.book.carry(tx, act.viewer, offer, locked, { act: 'DELIVER', actor, also: this.reached(offer, locked, null) });
    });
  }

  /**
   * Releases who the person is to the employer, after firm, owner and place were read out: puts them forward where they are not yet, and releases the name,
   * and the phone where that was agreed. Refuses without the consent to each of it.
   */
  async release(act: Act, id: OfferId, said: ReleaseReadOut, withPhone: boolean): Promise<Outcome<Offer>> {
    const readOut = checkRelease(said);
    if (!readOut.ok) return readOut;
    const { viewer } = act;
    const [ground, write] = [await this.ground(act), await this.cardOf(viewer, id)];
    if (write === null) return ABSENT;
    return this.work.act(act, async (tx): Promise<Outcome<Offer>> => {
      const seen = await this.lockSeen(tx, viewer, id, accompanies);
      if (!seen.ok) return seen;
      const { offer, locked, person, opening } = seen.value;
      const fault = await this.fault(tx, viewer, ground, offer, locked, false);
      if (fault !== null) return fault;
      const shown = await this.candidates.shownIn(tx, viewer, offer.openingId, offer.jobseekerId);
      const put = shown === null ? await this.candidates.putIn(tx, viewer, opening, person, write) : accepted(shown);
      if (!put.ok) return put;
      for (const step of withPhone ? (['NAME', 'PHONE'] as const) : (['NAME'] as const)) {
        const released = await this.candidates.releaseIn(tx, viewer, put.value, step, readOut.value.heardFirmOwnerAndPlace, opening.place);
        if (!released.ok && released.code !== 'ALREADY_EXISTS') return released;
      }
      const actor: OfferActor = { kind: 'PERSON', by: viewer.accountId, channel: readOut.value.channel };
      return this.book.carry(tx, viewer, offer, locked, { act: 'RELEASE', actor, language: readOut.value.language, also: { candidacyId: put.value.id } });
    });
  }

  /**
   * Accepts what the employer confirmed, after its terms were read out in a language that the person understands (L8): the placement arises in the same
   * transaction, and where no seat is left the other offers of the opening end as FILLED.
   */
  async accept(act: Act, id: OfferId, said: TermsReadOut): Promise<Outcome<Offer>> {
    const readOut = checkTerms(said);
    if (!readOut.ok) return readOut;
    const { viewer } = act;
    const ground = await this.ground(act);
    return this.work.act(act, async (tx): Promise<Outcome<Offer>> => {
      const seen = await this.lockSeen(tx, viewer, id, accompanies, true);
      if (!seen.ok) return seen;
      const { offer, locked, opening } = seen.value;
      const fault = await this.fault(tx, viewer, ground, offer, locked, true);
      if (fault !== null) return fault;
      const actor: OfferActor = { kind: 'PERSON', by: viewer.accountId, channel: readOut.value.channel };
      const done = await this.book.carry(tx, viewer, offer, locked, { act: 'ACCEPT', actor, language: readOut.value.language });
      if (!done.ok) return done;
      const { openingId, employerId, jobseekerId } = offer;
      const { kind, startsOn, hoursPerWeek, pay, remote } = opening;
      const instrument = await this.book.instrumentOf(tx, offer);
      await this.placements.agree(tx, viewer, { offerId: id, openingId, employerId, jobseekerId, instrument, kind, terms: { startsOn, hoursPerWeek, pay, remote } });
      const others = [...locked.offers.values()].filter((each) => each.id !== id && each.openingId === openingId && isOpen(each));
      if (isFull(opening, others)) for (const other of others) await this.fill(tx, viewer, other, locked);
      return done;
    });
  }

  /** Whether an employer still has this candidate before it for the offer; the candidacy, for those who answer. */
  async beforeEmployer(tx: Tx, viewer: Viewer, offer: Offer, employerId: EmployerId): Promise<Candidacy | null> {
    return offer.employerId === employerId ? this.candidates.shownIn(tx, viewer, offer.openingId, offer.jobseekerId) : null;
  }

  /** Why the offer may not take another step; null where it may. */
  async fault(tx: Tx, viewer: Viewer, ground: PairGround, offer: Offer, { openings }: Locked, disclosed: boolean): Promise<Refused | null> {
    const opening = openings.get(offer.openingId);
    if (opening === undefined) return ABSENT;
    const looked = await this.grounds.look(tx, viewer, ground, [offer], 'UNDER_WAY');
    return faultOf(offer, opening, looked, 'UNDER_WAY') ?? (disclosed ? faultOfDisclosure(offer, looked) : null);
  }

  private async fill(tx: Tx, viewer: Viewer, other: Offer, locked: Locked): Promise<void> {
    const filled = await this.book.carry(tx, viewer, other, locked, { act: 'FILL', actor: { kind: 'SERVICE', by: null, channel: null }, endReason: 'NO_SEAT_LEFT' });
    if (!filled.ok) throw new Error(`an offer could not end as filled: ${filled.code}`);
  }

  /** When the person said the same last, and nothing came after it; null for not. */
  private async saidLast(tx: Tx, offer: Offer, act: 'LATE_ANSWER' | 'ASK_CALL'): Promise<Date | null> {
    const last = (await this.book.eventsOf(tx, offer)).at(-1);
    return last?.act === act ? last.at : null;
  }

  /** An answer shows that it arrived, whatever the relay knows. */
  private reached(offer: Offer, { mission, today }: Locked, candidacy: Candidacy | null): Partial<Pick<Offer, 'deliveredAt' | 'remindsOn' | 'expiresOn' | 'candidacyId'>> {
    const adopted = candidacy === null ? {} : { candidacyId: candidacy.id };
    return offer.deliveredAt === null ? { ...adopted, deliveredAt: this.book.now(), ...termOf(mission.country, today) } : adopted;
  }

  private async cardOf(viewer: Viewer, id: OfferId): Promise<Awaited<ReturnType<CandidatesService['prepare']>> | null> {
    const openingId = await this.work.run(viewer, async (tx) => (await this.book.named(tx, viewer.missionId, id))?.openingId ?? null);
    const [opening] = openingId === null ? [] : await this.openings.byIds(viewer, [openingId]);
    return opening === undefined ? null : this.candidates.prepare(opening);
  }

  private async lockSeen(tx: Tx, viewer: Viewer, id: OfferId, may: (viewer: Viewer, person: Jobseeker) => boolean, siblings = false): Promise<Outcome<Seen>> {
    const locked = await this.book.lock(tx, viewer.missionId, [id], siblings);
    const offer = locked.offers.get(id);
    const [person, opening] = offer === undefined ? [] : [locked.people.get(offer.jobseekerId), locked.openings.get(offer.openingId)];
    return offer === undefined || person === undefined || opening === undefined || !may(viewer, person) ? ABSENT : accepted({ offer, locked, person, opening });
  }
}

interface Seen {
  readonly offer: Offer;
  readonly locked: Locked;
  readonly person: Jobseeker;
  readonly opening: Opening;
}

/** Who calls people: whoever accompanies them. */
function accompanies(viewer: Viewer, person: Pick<Jobseeker, 'assignedTo' | 'erasedAt'>): boolean {
  return person.erasedAt === null && sightOfOne(viewer, person) === 'OWN';
}

/** A wish to stop waits for nobody. */
function mayHear(viewer: Viewer, person: Pick<Jobseeker, 'assignedTo' | 'erasedAt'>): boolean {
  return person.erasedAt === null && sightOfOne(viewer, person) !== 'NONE';
}
