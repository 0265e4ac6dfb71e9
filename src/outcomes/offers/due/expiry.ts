import type { Day } from '../../../kernel/day.js';
import { workingDaysAfter, workingDaysBetween } from '../../../reference/law/working-week.js';
import type { Offer } from '../lifecycle/offer.js';

/** How long a person has for an answer, from the day on which the offer reached them [P]. */
const ANSWER_WORKING_DAYS = 5;
/** When the one reminder goes out, from that day [P]. */
const REMINDER_WORKING_DAYS = 3;

/** The day of the reminder and the last day for an answer, in the working week of the mission's country. */
export function termOf(country: string, deliveredOn: Day): Pick<Offer, 'remindsOn' | 'expiresOn'> {
  return { remindsOn: workingDaysAfter(country, deliveredOn, REMINDER_WORKING_DAYS), expiresOn: workingDaysAfter(country, deliveredOn, ANSWER_WORKING_DAYS) };
}

/** The same days after a hold: the working days that were left are left again, the day of resuming not counted, and never fewer than one. */
export function termAfterHold(country: string, { remindsOn, expiresOn }: Pick<Offer, 'remindsOn' | 'expiresOn'>, heldOn: Day, today: Day): Pick<Offer, 'remindsOn' | 'expiresOn'> {
  const moved = (day: Day | null): Day | null => (day === null ? null : workingDaysAfter(country, today, Math.max(1, workingDaysBetween(country, heldOn, day))));
  return { remindsOn: moved(remindsOn), expiresOn: moved(expiresOn) };
}

type Waiting = Pick<Offer, 'state' | 'heldSince' | 'remindsOn' | 'expiresOn' | 'remindedAt'>;

/** What a day brings for an offer. An offer that slept through both days expires: a reminder of what is over helps nobody. */
export function dueOn({ state, heldSince, remindsOn, expiresOn, remindedAt }: Waiting, today: Day): 'EXPIRE' | 'REMIND' | null {
  if (state !== 'SENT' || heldSince !== null || expiresOn === null) return null;
  if (expiresOn < today) return 'EXPIRE';
  return remindedAt === null && remindsOn !== null && remindsOn <= today ? 'REMIND' : null;
}
