import { offerMoves } from '../offers/lifecycle/offer-moves.js';
import { isOpen, type Offer } from '../offers/lifecycle/offer.js';
import { undoable, UNDO_MINUTES, type OfferEvent } from '../offers/lifecycle/offer-event.js';
import { notSelectedReasons, type NotSelectedReason } from '../offers/lifecycle/offer-words.js';

export const answers = ['INTERVIEW', 'CONFIRM', 'NOT_SELECTED'] as const;
/** What an employer answers about a candidate. */
export type Answer = (typeof answers)[number];

/** The moves of an offer that answers are. */
const MOVES = { INTERVIEW: 'INTERVIEW', CONFIRM: 'CONFIRM', NOT_SELECTED: 'NOT_SELECT' } as const;

/** An answer that may still be taken back. */
export interface GivenAnswer {
  readonly answer: Answer;
  /** Of NOT_SELECTED. */
  readonly reason: NotSelectedReason | null;
  readonly undoUntil: Date;
}

/** What the employer may answer at this moment, as far as the offer goes; requirements and seats are looked at when it does. */
export function mayAnswer(offer: Pick<Offer, 'state' | 'heldSince'>): readonly Answer[] {
  if (offer.heldSince !== null || !isOpen(offer)) return [];
  return answers.filter((answer) => offerMoves[MOVES[answer]].from.includes(offer.state));
}

/** The employer's last answer while it may be taken back; null afterwards, and for what staff wrote down. */
export function givenAnswer(events: readonly OfferEvent[], now: Date): GivenAnswer | null {
  const line = undoable(events, { kind: 'EMPLOYER', by: null, channel: null }, now);
  const answer = answers.find((each) => MOVES[each] === line?.act);
  if (line === null || answer === undefined) return null;
  return { answer, reason: notSelectedReasons.find((each) => each === line.reason) ?? null, undoUntil: new Date(line.at.getTime() + UNDO_MINUTES * 60_000) };
}
