import type { AccountId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { Opening, OpeningStatus } from './opening.js';

/**
 * What an opening may become. Every way back to PUBLISHED passes the checks of publication again. Only the sweep makes EXPIRED, and
 * only the last seat makes FILLED.
 */
export const openingMoves: Readonly<Record<OpeningStatus, readonly OpeningStatus[]>> = {
  DRAFT: ['PUBLISHED', 'CLOSED'],
  PUBLISHED: ['FILLED', 'CLOSED', 'EXPIRED'],
  FILLED: ['PUBLISHED', 'CLOSED'],
  CLOSED: ['PUBLISHED'],
  EXPIRED: ['PUBLISHED', 'CLOSED'],
};

/** One line of an opening's history; nothing of it is ever changed. Its reasons can be read by the employer. */
export interface OpeningMove {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  /** The opening's version after the move. */
  readonly version: number;
  /** Null for the first line. */
  readonly from: OpeningStatus | null;
  readonly to: OpeningStatus;
  readonly reason: string;
  /** Null for the service itself. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/** An opening in its new status and the reason that is recorded. */
export interface MovedOpening {
  readonly opening: Opening;
  readonly reason: string;
}

const ACTS: Readonly<Record<OpeningStatus, string>> = {
  DRAFT: 'writing an opening down',
  PUBLISHED: 'publishing an opening',
  FILLED: 'filling an opening',
  CLOSED: 'closing an opening',
  EXPIRED: 'letting an opening expire',
};

/** The opening in its new status. Refuses a move that is not in `openingMoves` and one without a reason. */
export function moveOpening(opening: Opening, to: OpeningStatus, reason: string): Outcome<MovedOpening> {
  const checked = checkReason(ACTS[to], reason);
  if (!checked.ok) return checked;
  if (!openingMoves[opening.status].includes(to)) return cannotBecome('opening', opening.status, to, openingMoves[opening.status]);
  return accepted({ opening: { ...opening, status: to }, reason: checked.value });
}

/** How many seats are still free. */
export function seatsLeft(opening: Pick<Opening, 'seats' | 'seatsTaken'>): number {
  return Math.max(0, opening.seats - opening.seatsTaken);
}

/**
 * The opening with so many seats taken in all: the last one makes a published opening FILLED. Refuses a number that is not between
 * 0 and the seats there are. One that comes free again does not publish by itself: somebody decides that.
 */
export function takeSeats(opening: Opening, seatsTaken: number): Outcome<Opening> {
  if (!Number.isInteger(seatsTaken) || seatsTaken < 0 || seatsTaken > opening.seats)
    return refused('INVALID_INPUT', { field: 'seatsTaken', problem: `must be a whole number from 0 to ${opening.seats}` });
  const filled = opening.status === 'PUBLISHED' && opening.seats > 0 && seatsTaken === opening.seats;
  return accepted({ ...opening, seatsTaken, status: filled ? 'FILLED' : opening.status });
}
