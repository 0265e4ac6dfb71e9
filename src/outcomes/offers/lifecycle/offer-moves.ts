import { accepted, cannotBecome, type Outcome } from '../../../kernel/outcome.js';
import { endings, isOpen, openStates, type Ending, type Offer, type OfferState, type OpenState } from './offer.js';
import type { ActorKind, EndReason, HoldReason } from './offer-words.js';

/** What may happen to an offer. */
export const offerActs = [
  'DRAFT',
  'APPROVE',
  'SEND',
  'DELIVER',
  'NOT_DELIVERED',
  'REMIND',
  'INTEREST',
  'RELEASE',
  'INTERVIEW',
  'CONFIRM',
  'ACCEPT',
  'DECLINE',
  'WITHDRAW',
  'EXPIRE',
  'FILL',
  'NOT_SELECT',
  'CANCEL',
  'HOLD',
  'RESUME',
  'UNDO',
  'ASK_CALL',
  'LATE_ANSWER',
] as const;
export type OfferAct = (typeof offerActs)[number];

/**
 * What has to hold at the moment of a move, beside its place in the table; a service looks, and refuses by name.
 * FIT: requirements, rules, suspensions and consent to matching. ROOM: the offers that staff let run for a seat. FEW: the offers that await the
 * person's answer. SEAT: a seat that nobody has. READ_OUT: a recorded call or visit. DISCLOSURE: consent to what is released. WINDOW: the last move
 * was the employer's, a short while ago.
 */
export type Guard = 'FIT' | 'ROOM' | 'FEW' | 'SEAT' | 'READ_OUT' | 'DISCLOSURE' | 'WINDOW';

export interface OfferMove {
  readonly from: readonly OfferState[];
  /** SAME: stays where it is. BEFORE: goes back to where the last move came from. */
  readonly to: OfferState | 'SAME' | 'BEFORE';
  readonly actors: readonly ActorKind[];
  /** Whether it may happen while the offer is on hold: NO, ALSO, or then ONLY. */
  readonly onHold: 'NO' | 'ALSO' | 'ONLY';
  readonly guards: readonly Guard[];
}

/** Every move of an offer. DRAFT is how it arises. Whatever is not here is refused. */
export const offerMoves: Readonly<Record<Exclude<OfferAct, 'DRAFT'>, OfferMove>> = {
  APPROVE: { from: ['DRAFT'], to: 'APPROVED', actors: ['STAFF'], onHold: 'NO', guards: ['FIT'] },
  SEND: { from: ['APPROVED'], to: 'SENT', actors: ['STAFF', 'SERVICE'], onHold: 'NO', guards: ['FIT', 'ROOM', 'FEW'] },
  DELIVER: { from: ['SENT'], to: 'SAME', actors: ['STAFF', 'SERVICE'], onHold: 'ALSO', guards: [] },
  NOT_DELIVERED: { from: ['SENT'], to: 'SAME', actors: ['SERVICE'], onHold: 'NO', guards: [] },
  REMIND: { from: ['SENT'], to: 'SAME', actors: ['SERVICE'], onHold: 'NO', guards: [] },
  INTEREST: { from: ['SENT'], to: 'INTERESTED', actors: ['PERSON'], onHold: 'NO', guards: ['FIT'] },
  RELEASE: { from: ['INTERESTED'], to: 'IDENTITY_RELEASED', actors: ['PERSON'], onHold: 'NO', guards: ['FIT', 'READ_OUT', 'DISCLOSURE'] },
  INTERVIEW: { from: ['IDENTITY_RELEASED'], to: 'INTERVIEW', actors: ['EMPLOYER', 'STAFF'], onHold: 'NO', guards: ['FIT'] },
  CONFIRM: { from: ['IDENTITY_RELEASED', 'INTERVIEW'], to: 'EMPLOYER_CONFIRMED', actors: ['EMPLOYER', 'STAFF'], onHold: 'NO', guards: ['FIT', 'SEAT'] },
  ACCEPT: { from: ['EMPLOYER_CONFIRMED'], to: 'ACCEPTED', actors: ['PERSON'], onHold: 'NO', guards: ['FIT', 'READ_OUT'] },
  DECLINE: { from: openStates, to: 'DECLINED', actors: ['PERSON'], onHold: 'ALSO', guards: [] },
  WITHDRAW: { from: openStates, to: 'WITHDRAWN', actors: ['STAFF', 'PERSON', 'SERVICE'], onHold: 'ALSO', guards: [] },
  EXPIRE: { from: ['SENT'], to: 'EXPIRED', actors: ['SERVICE'], onHold: 'NO', guards: [] },
  FILL: { from: openStates, to: 'FILLED', actors: ['SERVICE'], onHold: 'ALSO', guards: [] },
  NOT_SELECT: { from: ['INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED'], to: 'NOT_SELECTED', actors: ['EMPLOYER', 'STAFF'], onHold: 'ALSO', guards: [] },
  CANCEL: { from: openStates, to: 'CANCELLED', actors: ['STAFF', 'SERVICE'], onHold: 'ALSO', guards: [] },
  // A person's own wish also stands where something else holds the offer already, and outlasts it.
  HOLD: { from: openStates, to: 'SAME', actors: ['PERSON', 'SERVICE'], onHold: 'ALSO', guards: [] },
  RESUME: { from: openStates, to: 'SAME', actors: ['PERSON', 'SERVICE'], onHold: 'ONLY', guards: [] },
  UNDO: { from: ['INTERVIEW', 'EMPLOYER_CONFIRMED', 'NOT_SELECTED'], to: 'BEFORE', actors: ['EMPLOYER', 'STAFF'], onHold: 'ALSO', guards: ['WINDOW'] },
  ASK_CALL: { from: openStates, to: 'SAME', actors: ['PERSON'], onHold: 'ALSO', guards: [] },
  LATE_ANSWER: { from: endings.filter((ending) => ending !== 'ACCEPTED'), to: 'SAME', actors: ['PERSON'], onHold: 'NO', guards: [] },
};

/** What a move brings along. */
export interface MoveFacts {
  readonly at: Date;
  /** Of an ending; of HOLD. */
  readonly endReason?: EndReason;
  readonly holdReason?: HoldReason;
  /** Of UNDO: where the move that is undone came from. */
  readonly before?: OfferState;
}

/** The offer after the act, or why it may not happen. Dates of answers, seats and messages are for whoever carries it out. */
export function moveOffer(offer: Offer, act: Exclude<OfferAct, 'DRAFT'>, actor: ActorKind, facts: MoveFacts): Outcome<Offer> {
  const { to } = offerMoves[act];
  const held = offer.heldSince !== null;
  const fits = mayHappen(offer, act, actor);
  const state = to === 'SAME' ? offer.state : to === 'BEFORE' ? facts.before : to;
  if (!fits || state === undefined) return cannotBecome('offer', held ? `${offer.state} (on hold)` : offer.state, nameOf(act, to), openTo(offer, actor));
  if (act === 'HOLD') return accepted({ ...offer, heldSince: offer.heldSince ?? facts.at, holdReason: facts.holdReason ?? 'NOT_AVAILABLE' });
  if (act === 'RESUME') return accepted({ ...offer, heldSince: null, holdReason: null });
  if (to === 'SAME') return accepted(offer);
  if (isOpen({ state })) return accepted({ ...offer, state, endedAt: null, endReason: null });
  // What ends is on hold no more, whatever held it.
  return accepted({ ...offer, state, heldSince: null, holdReason: null, endedAt: facts.at, endReason: state === 'ACCEPTED' ? null : (facts.endReason ?? 'NOT_SAID') });
}

function mayHappen({ state, heldSince }: Pick<Offer, 'state' | 'heldSince'>, act: Exclude<OfferAct, 'DRAFT'>, actor: ActorKind): boolean {
  const { from, actors, onHold } = offerMoves[act];
  return from.includes(state) && actors.includes(actor) && (heldSince === null ? onHold !== 'ONLY' : onHold !== 'NO');
}

/** What somebody can make of an offer as it stands, each once; of the steps of others they are told nothing. */
function openTo(offer: Pick<Offer, 'state' | 'heldSince'>, actor: ActorKind): readonly OfferState[] {
  const acts = (Object.keys(offerMoves) as (keyof typeof offerMoves)[]).filter((act) => mayHappen(offer, act, actor));
  return [...new Set(acts.flatMap((act) => (offerMoves[act].to === 'SAME' || offerMoves[act].to === 'BEFORE' ? [] : [offerMoves[act].to as OfferState])))];
}

function nameOf(act: OfferAct, to: OfferMove['to']): string {
  return to === 'SAME' || to === 'BEFORE' ? act : to;
}

/** States from which a state can still be reached; for tests and for showing the way. */
export function statesAfter(state: OfferState): readonly (OpenState | Ending)[] {
  return Object.values(offerMoves).flatMap(({ from, to }) => (from.includes(state) && to !== 'SAME' && to !== 'BEFORE' ? [to] : []));
}
