import type { Day } from '../../../kernel/day.js';
import { UNDO_MINUTES } from '../../offers/lifecycle/offer-event.js';
import { decide } from '../../placements/lifecycle/moves.js';
import type { Placement, PlacementAct, PlacementEvent } from '../../placements/placement.js';

export const startAnswers = ['STARTED', 'NO_SHOW'] as const;
/** What an employer says about the first day of work. */
export type StartAnswer = (typeof startAnswers)[number];

/** The moves of a placement that these answers are. */
export const START_MOVES = { STARTED: 'CONFIRM_START', NO_SHOW: 'REPORT_NO_SHOW' } as const;

const ABOUT_START: readonly PlacementAct[] = ['CONFIRM_START', 'CORRECT_START', 'REPORT_NO_SHOW'];

/** What was said by a link, while whoever said it may still come back to it. */
export interface SaidStart {
  readonly answer: StartAnswer;
  /** The day of the start; of NO_SHOW the day on which it was said. */
  readonly on: Day;
  readonly until: Date;
}

/** The employer's word by a link, for as long as an answer about a candidate can be taken back; null once staff said something else. */
export function saidStart(events: readonly PlacementEvent[], now: Date): SaidStart | null {
  const last = events.filter(({ act, actor }) => ABOUT_START.includes(act) && actor !== 'PERSON').at(-1);
  const answer = startAnswers.find((each) => START_MOVES[each] === last?.act);
  if (last === undefined || answer === undefined || last.actor !== 'EMPLOYER' || last.channel !== 'LINK') return null;
  const until = new Date(last.at.getTime() + UNDO_MINUTES * 60_000);
  return until > now ? { answer, on: last.on, until } : null;
}

/** What the employer may say by a link at this moment: once the first day has come, while nobody has its word, and for a while to put that right. */
export function maySayStart(placement: Placement, said: SaidStart | null, today: Day): readonly StartAnswer[] {
  const { stage, startSaidByEmployer, terms } = placement;
  const { startsOn } = terms;
  if ((startsOn !== null && startsOn > today) || (said === null && (stage !== 'AGREED' || startSaidByEmployer !== null))) return [];
  return startAnswers.filter((answer) => decide(placement, START_MOVES[answer], 'EMPLOYER', { on: today }, { today, startsOn }).ok);
}
