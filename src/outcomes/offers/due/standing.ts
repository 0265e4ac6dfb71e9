import type { JobseekerStatus } from '../../../people/jobseekers/jobseeker.js';
import { seatsLeft } from '../../../openings/openings/opening-standing.js';
import type { Opening, OpeningStatus } from '../../../openings/openings/opening.js';
import { holdsSeat, isOpen, type Offer } from '../lifecycle/offer.js';
import type { EndReason, HoldReason } from '../lifecycle/offer-words.js';

/** What decides at a moment whether an open offer may go on. */
export interface OfferGround {
  /** Null for whoever is not there any more. */
  readonly person: { readonly status: JobseekerStatus; readonly agreesToMatching: boolean; readonly keptAway: boolean } | null;
  readonly opening: OpeningStatus;
  /** L15: candidates may be put to the employer today. */
  readonly employerCleared: boolean;
  readonly employerBarred: boolean;
  /** The mission has suspended the place of the work. */
  readonly placeFrozen: boolean;
  /** See `isFull`. */
  readonly full: boolean;
}

/**
 * Whether nothing can come of other offers any more: no seat is left, and none of those taken waits for a person's word. As long as one does, a no frees
 * it, so the others wait too.
 */
export function isFull(opening: Pick<Opening, 'seats' | 'seatsTaken'>, open: readonly Pick<Offer, 'state'>[]): boolean {
  return seatsLeft(opening) === 0 && !open.some(holdsSeat);
}

/** What must become of an offer by itself. */
export type Consequence =
  | { readonly act: 'WITHDRAW' | 'CANCEL' | 'FILL'; readonly reason: EndReason; readonly byPerson: boolean }
  | { readonly act: 'HOLD'; readonly reason: HoldReason }
  | { readonly act: 'RESUME' };

/**
 * RULES "Offers and placements", "Voluntary" and "Safe": who withdraws, takes consent to matching back or leaves ends their offers; a pause, what protection
 * knows, a suspended place and an employer who is not cleared put them on hold, and when that is over they go on. What a person put on hold only the person
 * takes up again. Null where nothing is to be done.
 */
export function consequenceOf(offer: Pick<Offer, 'state' | 'heldSince' | 'holdReason'>, ground: OfferGround): Consequence | null {
  if (!isOpen(offer)) return null;
  const end = endOf(offer, ground);
  if (end !== null) return end;
  const hold = holdOf(ground);
  if (offer.heldSince === null) return hold === null ? null : { act: 'HOLD', reason: hold };
  return hold === null && offer.holdReason !== 'ASKED_BY_PERSON' ? { act: 'RESUME' } : null;
}

function endOf({ state }: Pick<Offer, 'state'>, { person, opening, employerBarred, full }: OfferGround): Consequence | null {
  const byPerson = (reason: EndReason): Consequence => ({ act: 'WITHDRAW', reason, byPerson: true });
  const cancelled = (reason: EndReason): Consequence => ({ act: 'CANCEL', reason, byPerson: false });
  if (person === null) return { act: 'WITHDRAW', reason: 'FORGOTTEN', byPerson: false };
  if (person.status === 'WITHDRAWN') return byPerson('PERSON_WITHDREW');
  if (person.status === 'CLOSED') return { act: 'WITHDRAW', reason: 'CASE_CLOSED', byPerson: false };
  if (!person.agreesToMatching) return byPerson('CONSENT_WITHDRAWN');
  if (opening === 'CLOSED') return cancelled('OPENING_CLOSED');
  // Nobody was told of these yet, and it takes no more candidates.
  if (opening === 'EXPIRED' && (state === 'DRAFT' || state === 'APPROVED')) return cancelled('OPENING_EXPIRED');
  if (employerBarred) return cancelled('EMPLOYER_BARRED');
  return full ? { act: 'FILL', reason: 'NO_SEAT_LEFT', byPerson: false } : null;
}

function holdOf({ person, employerCleared, placeFrozen }: OfferGround): HoldReason | null {
  if (person === null || person.status !== 'ACTIVE' || person.keptAway) return 'NOT_AVAILABLE';
  if (placeFrozen) return 'PLACE_SUSPENDED';
  return employerCleared ? null : 'EMPLOYER_NOT_CLEARED';
}
