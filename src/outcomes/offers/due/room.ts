import { invalid, refused, type Outcome, accepted, type Refused } from '../../../kernel/outcome.js';
import { seatsLeft } from '../../../openings/openings/opening-standing.js';
import type { Opening } from '../../../openings/openings/opening.js';
import type { MissionId, OpeningId } from '../../../kernel/ids.js';
import { mostOffersAtOnce, type Response } from '../../response-rates/response.js';
import type { OpenState } from '../lifecycle/offer.js';

/** How staff let offers run for an opening. */
export interface Offering {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  /** Offers that may run at once for each free seat. */
  readonly offersPerSeat: number;
  /** Whether the next approved offer is sent by itself when another one ends or expires. */
  readonly cascade: boolean;
  readonly version: number;
}

/** Offers for each free seat where staff said nothing [P]. */
const USUAL_PER_SEAT = 3;
const MOST_PER_SEAT = 20;
/** Offers that may await one person's answer (RULES "Offers and placements"). */
export const MOST_AWAITING = 3;

/** As staff left it: a few offers for each seat, and nobody is sent anything by itself. */
export function usualOffering(missionId: MissionId, openingId: OpeningId): Offering {
  return { missionId, openingId, offersPerSeat: USUAL_PER_SEAT, cascade: false, version: 0 };
}

/** What staff wish for an opening; refuses a number of offers that is not 1 to `MOST_PER_SEAT`. */
export function checkOffering(wished: Pick<Offering, 'offersPerSeat' | 'cascade'>): Outcome<Pick<Offering, 'offersPerSeat' | 'cascade'>> {
  const { offersPerSeat } = wished;
  return Number.isInteger(offersPerSeat) && offersPerSeat >= 1 && offersPerSeat <= MOST_PER_SEAT ? accepted(wished) : invalid('offersPerSeat', `must be 1 to ${MOST_PER_SEAT}`);
}

/** States in which an offer runs for a seat that nobody has yet. */
export const runningStates = ['SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW'] as const satisfies readonly OpenState[];

/** How many more offers may be sent for an opening; fewer where the employer leaves people waiting. */
export function roomFor({ offersPerSeat }: Pick<Offering, 'offersPerSeat'>, response: Answers, opening: Seats, running: number): number {
  return Math.max(0, mostOffersAtOnce(response, offersPerSeat) * seatsLeft(opening) - running);
}

/** As a refusal, where there is no room for one more. */
export function faultOfRoom(offering: Offering, response: Answers, opening: Seats, running: number): Refused | null {
  return roomFor(offering, response, opening, running) > 0 ? null : refused('TOO_MANY_OFFERS', { most: roomFor(offering, response, opening, 0) });
}

type Answers = Pick<Response, 'silent'>;
type Seats = Pick<Opening, 'seats' | 'seatsTaken'>;
