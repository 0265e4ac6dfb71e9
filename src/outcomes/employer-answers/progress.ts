import type { CandidateId } from '../candidates/candidacy.js';
import type { Offer, OfferState } from '../offers/lifecycle/offer.js';
import type { OfferEvent } from '../offers/lifecycle/offer-event.js';
import type { NotSelectedReason } from '../offers/lifecycle/offer-words.js';
import { givenAnswer } from './answer.js';

export const progressStates = ['IN_PREPARATION', 'AWAITS_YOU', 'INTERVIEW', 'CONFIRMED', 'AGREED', 'NOT_SELECTED'] as const;
/** How far a candidate has come, in words that say nothing of what the person, or anybody else, said or did. */
export type ProgressState = (typeof progressStates)[number];

/** Of an offer's states, what an employer is told. All others are nothing that it hears of. */
const STATES: Partial<Record<OfferState, ProgressState>> = {
  INTERESTED: 'IN_PREPARATION',
  IDENTITY_RELEASED: 'AWAITS_YOU',
  INTERVIEW: 'INTERVIEW',
  EMPLOYER_CONFIRMED: 'CONFIRMED',
  ACCEPTED: 'AGREED',
};

/** How far a candidate of an employer's own has come. */
export interface CandidateProgress {
  readonly candidateId: CandidateId;
  /** For the log alone. */
  readonly offerId: Offer['id'];
  readonly handle: string;
  readonly state: ProgressState;
  /** The employer's own answer, while it may be taken back. */
  readonly reason: NotSelectedReason | null;
  readonly undoUntil: Date | null;
}

/** Candidates by how far they have come; only those that the employer sees, and its own answers. */
export interface ProgressCounts {
  readonly inPreparation: number;
  readonly awaitYou: number;
  readonly interviews: number;
  readonly confirmed: number;
  readonly agreed: number;
  /** Those with whom the employer itself did not go on. */
  readonly notSelected: number;
}

/** Under which card somebody is before the employer, or was. */
export interface BeforeEmployer {
  readonly candidateId: CandidateId | null;
  readonly handle: string | null;
  /** Whether the card is shown at this moment. */
  readonly shown: boolean;
}

/**
 * What an employer is told of an offer: nothing where it sees nobody at this moment, whatever the cause, but for its own answer while it can take that
 * back. An offer on hold is one of those.
 */
export function progressOf(offer: Offer, events: readonly OfferEvent[], { candidateId, handle, shown }: BeforeEmployer, now: Date): CandidateProgress | null {
  const given = givenAnswer(events, now);
  const undone = offer.state === 'NOT_SELECTED' && given !== null;
  const state = undone ? 'NOT_SELECTED' : shown && offer.heldSince === null ? STATES[offer.state] : undefined;
  if (state === undefined || candidateId === null || handle === null) return null;
  return { candidateId, offerId: offer.id, handle, state, reason: given?.reason ?? null, undoUntil: given?.undoUntil ?? null };
}

/** Counts of what is shown. Those not selected are of the employer's own saying, so their number tells it nothing. */
export function countsOf(offers: readonly Pick<Offer, 'state'>[], lines: readonly CandidateProgress[]): ProgressCounts {
  const count = (state: ProgressState): number => lines.filter((line) => line.state === state).length;
  return {
    inPreparation: count('IN_PREPARATION'),
    awaitYou: count('AWAITS_YOU'),
    interviews: count('INTERVIEW'),
    confirmed: count('CONFIRMED'),
    agreed: count('AGREED'),
    notSelected: offers.filter(({ state }) => state === 'NOT_SELECTED').length,
  };
}
