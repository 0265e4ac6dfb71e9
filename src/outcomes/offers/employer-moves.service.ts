import type { EmployerId } from '../../kernel/ids.js';
import { refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { PairGround } from '../../matches/pairs/pairs.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { Candidacy } from '../candidates/candidacy.js';
import { ABSENT } from './bulk.js';
import { isOpen, type Offer, type OfferId } from './lifecycle/offer.js';
import { undoable, UNDO_MINUTES, type OfferActor } from './lifecycle/offer-event.js';
import type { NotSelectedReason } from './lifecycle/offer-words.js';
import type { OfferAnswers } from './offer-answers.service.js';
import { LOOK_AGAIN, type Locked, type OfferBook } from './offer-book.js';
import { openOffersOfEmployer } from './offer.store.js';

/** What an employer answers about a candidate. UNDO takes the last answer back, for a short while. */
export type EmployerMove = { readonly move: 'INTERVIEW' | 'CONFIRM' | 'UNDO' } | { readonly move: 'NOT_SELECTED'; readonly reason: NotSelectedReason };

/** Who answers for the employer: an account of it, somebody who holds a signed link, or an officer who heard it. */
export interface EmployerSpeaks {
  readonly employerId: EmployerId;
  readonly through: 'API' | 'LINK' | 'CALL' | 'VISIT';
  /** The members of a venture, who agreed to found it together: their word stands in place of its employer's. */
  readonly members?: boolean;
}

const ACTS = { INTERVIEW: 'INTERVIEW', CONFIRM: 'CONFIRM', NOT_SELECTED: 'NOT_SELECT', UNDO: 'UNDO' } as const;

/** Refusals that tell an employer nothing of a person. */
const SAID_TO_EMPLOYERS: readonly Refused['code'][] = ['NOT_FOUND', 'NOT_AVAILABLE', 'MOVE_NOT_ALLOWED', 'NO_SEAT_LEFT', 'TOO_LATE_TO_UNDO', 'STALE_EDIT', 'INVALID_INPUT'];

/** Why an offer does not take a step; for a confirmation that is refused otherwise no money could be set aside. */
const OF_THE_OFFER: readonly Refused['code'][] = ['NOT_FOUND', 'MOVE_NOT_ALLOWED', 'NO_SEAT_LEFT', 'STALE_EDIT'];

/** Told of an offer that an employer confirmed and for whose seat no money could be set aside. */
export type Unpaid = (offer: Offer) => void;

/** Answers of employers about the candidates before them. A seat is taken when the employer confirms, by the row of the opening, which is locked. */
export class EmployerMoves {
  constructor(
    private readonly work: UnitOfWork,
    private readonly book: OfferBook,
    private readonly answers: OfferAnswers,
  ) {}

  /**
   * Carries an employer's answer out. Refuses as absent whoever is not before this employer at this moment, and tells it nothing of a person: what stands in
   * the way is "not available". Of officers, the reasons are told by name.
   */
  async move(act: Act, speaks: EmployerSpeaks, id: OfferId, said: EmployerMove): Promise<Outcome<Offer>> {
    const ground = await this.answers.ground(act);
    return this.watched(act.viewer, (unpaid) => this.work.act(act, (tx) => this.moveIn(tx, act.viewer, ground, speaks, id, said, unpaid)));
  }

  /** What an employer told an officer, who names the offer alone. */
  async heard(act: Act, id: OfferId, through: 'CALL' | 'VISIT', said: EmployerMove): Promise<Outcome<Offer>> {
    const offer = await this.work.run(act.viewer, (tx) => this.book.named(tx, act.viewer.missionId, id));
    return offer === null ? ABSENT : this.move(act, { employerId: offer.employerId, through }, id, said);
  }

  /** What the members of a venture told staff about somebody who agreed to join them: it confirms the offer of a role, as nothing else does. */
  async joined(act: Act, id: OfferId, through: 'CALL' | 'VISIT'): Promise<Outcome<Offer>> {
    const offer = await this.work.run(act.viewer, (tx) => this.book.named(tx, act.viewer.missionId, id));
    return offer === null ? ABSENT : this.move(act, { employerId: offer.employerId, through, members: true }, id, { move: 'CONFIRM' });
  }

  /**
   * Runs answers that are given in a transaction of the caller's. Where one came to nothing because no money could be set aside for the seat, staff have it on their
   * list: the employer is told nothing of money, and what its transaction wrote is undone.
   */
  async watched<T>(viewer: Viewer, answer: (unpaid: Unpaid) => Promise<T>): Promise<T> {
    const unpaid: Offer[] = [];
    const answered = await answer((offer) => unpaid.push(offer));
    for (const offer of unpaid) await this.work.run(viewer, (tx) => this.book.wantsMoney(tx, viewer, offer));
    return answered;
  }

  /** As `move`, in a transaction of the caller's, which runs inside `watched`. */
  async moveIn(tx: Tx, viewer: Viewer, ground: PairGround, speaks: EmployerSpeaks, id: OfferId, said: EmployerMove, unpaid: Unpaid): Promise<Outcome<Offer>> {
    const byStaff = hasRole(viewer, 'JOB_PLACEMENT_OFFICER') && viewer.employerId === null;
    if (viewer.employerId !== null && viewer.employerId !== speaks.employerId) return ABSENT;
    const actor: OfferActor = { kind: byStaff ? 'STAFF' : 'EMPLOYER', by: viewer.accountId, channel: speaks.through };
    let wantsMoney = false;
    const done = await this.carried(tx, viewer, ground, speaks, id, said, actor, (offer) => {
      wantsMoney = true;
      unpaid(offer);
    });
    return done.ok || byStaff || (!wantsMoney && SAID_TO_EMPLOYERS.includes(done.code)) ? done : refused('NOT_AVAILABLE', {});
  }

  /** The open offers of an employer whose candidates it may see at this moment, in the caller's transaction. */
  async before(tx: Tx, viewer: Viewer, employerId: EmployerId): Promise<{ readonly offer: Offer; readonly candidacy: Candidacy }[]> {
    const found: { readonly offer: Offer; readonly candidacy: Candidacy }[] = [];
    for (const offer of await openOffersOfEmployer(tx, viewer.missionId, employerId)) {
      const candidacy = await this.answers.beforeEmployer(tx, viewer, offer, employerId);
      if (candidacy !== null) found.push({ offer, candidacy });
    }
    return found;
  }

  private async carried(tx: Tx, viewer: Viewer, ground: PairGround, { employerId, members }: EmployerSpeaks, id: OfferId, said: EmployerMove, actor: OfferActor, unpaid: Unpaid): Promise<Outcome<Offer>> {
    const locked = await this.book.lock(tx, viewer.missionId, [id]);
    const offer = locked.offers.get(id);
    if (offer === undefined || offer.employerId !== employerId) return ABSENT;
    if (said.move === 'CONFIRM' && members !== true && locked.openings.get(offer.openingId)?.kind === 'VENTURE_ROLE') return NOT_THE_EMPLOYERS;
    if (said.move === 'UNDO') return this.undone(tx, viewer, offer, locked, actor);
    const candidacy = await this.answers.beforeEmployer(tx, viewer, offer, employerId);
    if (candidacy === null) return actor.kind === 'STAFF' && said.move !== 'NOT_SELECTED' ? refused('NOT_AVAILABLE', {}) : ABSENT;
    const fault = said.move === 'NOT_SELECTED' ? null : await this.answers.fault(tx, viewer, ground, offer, locked, true);
    if (fault !== null) return fault;
    const endReason = said.move === 'NOT_SELECTED' ? { endReason: said.reason } : {};
    const done = await this.book.carry(tx, viewer, offer, locked, { act: ACTS[said.move], actor, ...endReason, also: { candidacyId: candidacy.id } });
    if (said.move === 'CONFIRM' && !done.ok && !OF_THE_OFFER.includes(done.code)) unpaid(offer);
    return done;
  }

  /** Takes the last answer back. An ending comes back only where nothing took its place and nobody was forgotten; what else happened since is looked at next. */
  private async undone(tx: Tx, viewer: Viewer, offer: Offer, locked: Locked, actor: OfferActor): Promise<Outcome<Offer>> {
    const line = undoable(await this.book.eventsOf(tx, offer), actor, this.book.now());
    if (line === null || line.from === null) return refused('TOO_LATE_TO_UNDO', { minutes: UNDO_MINUTES });
    const person = locked.people.get(offer.jobseekerId);
    if (person === undefined || person.erasedAt !== null) return ABSENT;
    if (await this.book.hasTwin(tx, offer)) return refused('MOVE_NOT_ALLOWED', { what: 'offer', from: offer.state, to: 'UNDO' });
    const code = isOpen(offer) ? offer.code : await this.book.codeAgain(tx, offer);
    return this.book.carry(tx, viewer, offer, locked, { act: 'UNDO', actor, before: line.from, also: { ...LOOK_AGAIN, code } });
  }
}

/** In a venture, agreement to join stands in place of the employer's confirmation. */
const NOT_THE_EMPLOYERS = refused('VENTURE_NOT_READY', { field: 'team', problem: 'takes people in by the agreement of all its members: record what they say, then confirm for them' });
