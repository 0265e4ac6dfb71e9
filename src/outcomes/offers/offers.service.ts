import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { ReasonCode } from '../../matching/index.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import { ABSENT, checkNamed, eachOf, type OffersChanged } from './bulk.js';
import type { QuestionsService } from '../response-rates/questions.service.js';
import { checkOffering, faultOfRoom, MOST_AWAITING, usualOffering, type Offering } from './due/room.js';
import type { Offer, OfferId, Waiver } from './lifecycle/offer.js';
import type { OfferActor } from './lifecycle/offer-event.js';
import type { WithdrawReason } from './lifecycle/offer-words.js';
import type { Locked, OfferBook } from './offer-book.js';
import { faultOf, type Looked, type OfferGrounds } from './offer-ground.js';
import { awaitsEnough, countRunning, offeringOf, openOffersOf, putOffering } from './offer.store.js';
import { cannotWaive } from './receipts/fitness.js';
import { receiptOf } from './receipts/receipt.js';

/** A requirement that an officer wants to let pass. */
export interface SaidOverride {
  readonly code: ReasonCode;
  readonly reason: string;
}

/** What staff do with offers: draw them up from matches, approve, send and take them back. Who may call what is said at the doors. */
export class OffersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly openings: Pick<OpeningsService, 'byIds'>,
    private readonly grounds: OfferGrounds,
    private readonly book: OfferBook,
    private readonly responses: Pick<QuestionsService, 'responses'>,
  ) {}

  /**
   * Draws up offers of an opening to people who match it, each checked by itself: refused as absent whom the viewer may not match, and by name where a
   * requirement, a rule, consent or an offer that runs stands in the way.
   */
  draft(act: Act, openingId: OpeningId, ids: readonly JobseekerId[]): Promise<Outcome<OffersChanged>> {
    return this.drawn(act, openingId, ids, []);
  }

  /**
   * As `draft` for a near miss, whose failed requirements an officer lets pass with a reason each. Refuses what nobody may let pass: a hard need, the law,
   * safety, an exclusion, consent (see `cannotWaive`).
   */
  async draftNearMiss(act: Act, openingId: OpeningId, id: JobseekerId, overrides: readonly SaidOverride[]): Promise<Outcome<Offer>> {
    if (!hasRole(act.viewer, 'JOB_PLACEMENT_OFFICER')) return refused('NOT_ALLOWED', { act: 'letting a requirement pass' });
    if (overrides.length === 0 || new Set(overrides.map(({ code }) => code)).size < overrides.length) return refused('INVALID_INPUT', { field: 'overrides', problem: 'must name what stands in the way, each once' });
    const waived: Waiver[] = [];
    for (const { code, reason: said } of overrides) {
      const reason = checkReason('letting a requirement pass', said);
      if (!reason.ok) return reason;
      waived.push({ code, reason: reason.value, by: act.viewer.accountId, at: this.book.now().toISOString() });
    }
    const drawn = await this.drawn(act, openingId, [id], waived);
    if (!drawn.ok) return drawn;
    const [offer] = drawn.value.changed;
    return offer === undefined ? ABSENT : accepted(offer);
  }

  /** Approves drafts, each checked anew. */
  approve(act: Act, ids: readonly OfferId[]): Promise<Outcome<OffersChanged>> {
    return this.each(act, ids, async (tx, offer, locked, looked) => {
      const fault = this.fault(offer, locked, looked);
      if (fault !== null) return fault;
      const { accountId } = act.viewer;
      return this.book.carry(tx, act.viewer, offer, locked, { act: 'APPROVE', actor: staff(act.viewer), also: { approvedBy: accountId, approvedAt: this.book.now() } });
    });
  }

  /**
   * Sends approved offers, each checked anew: within what staff let run for the free seats, and to nobody of whom three offers await an answer, unless an
   * officer says why another cannot wait.
   */
  send(act: Act, ids: readonly OfferId[], beyondFew: string | null): Promise<Outcome<OffersChanged>> {
    if (beyondFew !== null && !hasRole(act.viewer, 'JOB_PLACEMENT_OFFICER')) return Promise.resolve(refused('NOT_ALLOWED', { act: 'sending more offers than may await an answer' }));
    const why = beyondFew === null ? accepted(null) : checkReason('sending more offers than may await an answer', beyondFew, 'beyondFew');
    if (!why.ok) return Promise.resolve(why);
    return this.each(act, ids, (tx, offer, locked, looked) => this.sendIn(tx, act.viewer, offer, locked, looked, staff(act.viewer), why.value));
  }

  /** As `send` for one offer that the caller has locked and looked at, in its transaction. */
  async sendIn(tx: Tx, viewer: Viewer, offer: Offer, locked: Omit<Locked, 'offers'>, looked: Looked, actor: OfferActor, beyondFew: string | null): Promise<Outcome<Offer>> {
    const opening = locked.openings.get(offer.openingId);
    if (opening === undefined) return ABSENT;
    const { missionId } = viewer;
    const offering = (await offeringOf(tx, missionId, opening.id)) ?? usualOffering(missionId, opening.id);
    const response = (await this.responses.responses(tx, missionId, [opening.employerId], locked.today))(opening.employerId);
    const fault = this.fault(offer, locked, looked) ?? faultOfRoom(offering, response, opening, await countRunning(tx, missionId, opening.id));
    if (fault !== null) return fault;
    const enough = await awaitsEnough(tx, missionId, offer.jobseekerId);
    if (enough && beyondFew === null) return refused('TOO_MANY_AWAIT', { most: MOST_AWAITING });
    return this.book.carry(tx, viewer, offer, locked, { act: 'SEND', actor, note: enough ? beyondFew : null, also: { sentAt: this.book.now() } });
  }

  /** Takes offers back, with a reason of the list and what is to be said about it. */
  withdraw(act: Act, ids: readonly OfferId[], endReason: WithdrawReason, said: string): Promise<Outcome<OffersChanged>> {
    const note = checkReason('taking an offer back', said, 'note');
    if (!note.ok) return Promise.resolve(note);
    return this.each(act, ids, (tx, offer, locked) => this.book.carry(tx, act.viewer, offer, locked, { act: 'WITHDRAW', actor: staff(act.viewer), endReason, note: note.value }));
  }

  /** How offers are let run for an opening; as usual where nobody said otherwise. Null for an opening that is not there. */
  async offering(viewer: Viewer, openingId: OpeningId): Promise<Offering | null> {
    const [opening] = await this.openings.byIds(viewer, [openingId]);
    if (opening === undefined) return null;
    return (await this.work.run(viewer, (tx) => offeringOf(tx, viewer.missionId, openingId))) ?? usualOffering(viewer.missionId, openingId);
  }

  /** Says how offers are let run for an opening. Refuses a stale version. */
  setOffering(act: Act, openingId: OpeningId, version: number, wished: Pick<Offering, 'offersPerSeat' | 'cascade'>): Promise<Outcome<Offering>> {
    const { missionId } = act.viewer;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<Offering>> => {
        const { openings } = await this.book.lockGround(tx, missionId, [openingId], []);
        if (!openings.has(openingId)) return refused('NOT_FOUND', { what: 'opening' });
        const before = (await offeringOf(tx, missionId, openingId)) ?? usualOffering(missionId, openingId);
        if (before.version !== version) return refused('STALE_EDIT', { what: 'offering', version: before.version });
        const checked = checkOffering(wished);
        if (!checked.ok) return checked;
        const next: Offering = { ...before, offersPerSeat: checked.value.offersPerSeat, cascade: checked.value.cascade, version: version + 1 };
        await putOffering(tx, next);
        return accepted(next);
      },
      () => ({ kind: 'Opening', id: openingId }),
    );
  }

  private async drawn(act: Act, openingId: OpeningId, ids: readonly JobseekerId[], waived: readonly Waiver[]): Promise<Outcome<OffersChanged>> {
    const wrong = checkNamed('jobseekerIds', ids);
    if (wrong !== null) return wrong;
    const { viewer } = act;
    const ground = await this.grounds.prepare(viewer.missionId);
    return this.changed(act, async (tx, read) => {
      const locked = await this.book.lockGround(tx, viewer.missionId, [openingId], ids);
      const opening = locked.openings.get(openingId);
      if (opening === undefined) return refused('NOT_FOUND', { what: 'opening' });
      const { employerId } = opening;
      const pairs = ids.map((jobseekerId) => ({ openingId, employerId, jobseekerId, waived }));
      const looked = await this.grounds.look(tx, viewer, ground, pairs, 'BEFORE_SENT');
      read(ids);
      const there = new Set((await openOffersOf(tx, viewer.missionId, openingId)).map((offer) => offer.jobseekerId));
      return eachOf(pairs, async (pair): Promise<Outcome<Offer>> => {
        const [person, now] = [locked.people.get(pair.jobseekerId), looked.pair(pair)];
        if (person === undefined || now === null || !mayPut(viewer, person)) return refused('NOT_FOUND', { what: 'jobseeker' });
        if (there.has(person.id)) return refused('ALREADY_EXISTS', { what: 'offer', field: 'jobseekerId' });
        const codes = waived.map(({ code }) => code);
        const fault = faultOf(pair, opening, looked, 'BEFORE_SENT') ?? (codes.length === 0 ? null : cannotWaive(now, codes));
        if (fault !== null) return fault;
        const rest = { candidacyId: null, heldSince: null, holdReason: null, approvedBy: null, approvedAt: null, sentAt: null, deliveredAt: null, undeliveredAt: null, remindsOn: null } as const;
        const none = { expiresOn: null, remindedAt: null, endedAt: null, endReason: null, passedOverOn: null } as const;
        const said = { missionId: viewer.missionId, ...pair, ...rest, ...none, state: 'DRAFT', receipt: receiptOf(now, codes), checkedOn: locked.today, createdBy: viewer.accountId } as const;
        await this.book.routed(tx, viewer, person, openingId, looked.judged(pair)?.verdict.routes ?? [], locked);
        return accepted(await this.book.draft(tx, viewer, said, null));
      });
    });
  }

  private async each(
    act: Act,
    ids: readonly OfferId[],
    change: (tx: Tx, offer: Offer, locked: Locked, looked: Looked) => Promise<Outcome<Offer>>,
  ): Promise<Outcome<OffersChanged>> {
    const wrong = checkNamed('ids', ids);
    if (wrong !== null) return wrong;
    const { viewer } = act;
    const ground = await this.grounds.prepare(viewer.missionId);
    return this.changed(act, async (tx, read) => {
      const locked = await this.book.lock(tx, viewer.missionId, ids);
      const looked = await this.grounds.look(tx, viewer, ground, [...locked.offers.values()], 'BEFORE_SENT');
      read([...locked.offers.values()].map(({ jobseekerId }) => jobseekerId));
      return eachOf(ids, async (id) => {
        const offer = locked.offers.get(id);
        const person = offer === undefined ? undefined : locked.people.get(offer.jobseekerId);
        return offer === undefined || person === undefined || !mayPut(viewer, person) ? ABSENT : change(tx, offer, locked, looked);
      });
    });
  }

  private async changed(act: Act, work: (tx: Tx, read: (ids: readonly JobseekerId[]) => void) => Promise<Outcome<OffersChanged>>): Promise<Outcome<OffersChanged>> {
    let people: readonly JobseekerId[] = [];
    const changed = await this.work.act(
      act,
      async (tx) => {
        const outcome = await work(tx, (ids) => (people = ids));
        if (outcome.ok) await recordAudit(tx, act.viewer, outcome.value.changed.map(({ id }) => ({ deed: 'CHANGE', act: act.name, subject: { kind: 'Offer', id } })));
        return outcome;
      },
      () => null,
    );
    // A refusal undoes what was recorded as read beside it.
    if (!changed.ok && people.length > 0) await this.grounds.recordReading(act.viewer, people);
    return changed;
  }

  private fault(offer: Offer, { openings }: Omit<Locked, 'offers'>, looked: Looked): ReturnType<typeof faultOf> {
    const opening = openings.get(offer.openingId);
    return opening === undefined ? ABSENT : faultOf(offer, opening, looked, 'BEFORE_SENT');
  }
}

/** RULES "approve an offer": officers, and case managers for their own cases. */
export function mayPut(viewer: Viewer, person: Pick<Jobseeker, 'assignedTo' | 'erasedAt'>): boolean {
  return person.erasedAt === null && (hasRole(viewer, 'JOB_PLACEMENT_OFFICER') || sightOfOne(viewer, person) === 'OWN');
}

export function staff({ accountId }: Viewer): OfferActor {
  return { kind: 'STAFF', by: accountId, channel: null };
}
