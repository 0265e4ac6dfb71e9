import { addDays, addMonths, type Day } from '../../kernel/day.js';
import { ANSWER_DAYS, type Question } from './question.js';

/** How well an employer answers. Numbers are those of questions whose time is over, or that were answered before. */
export interface Response {
  /** Questions of the last twelve months that have been answered, or should have been by now. */
  readonly due: number;
  readonly answered: number;
  /** Answered within `ANSWER_DAYS`. */
  readonly inTime: number;
  /** Whether there are too few to speak of a rate. */
  readonly few: boolean;
  /** Answered of due, 0 to 1; null while there are few. */
  readonly rate: number | null;
  /** Whether it leaves people waiting, see `SILENT_BELOW`. */
  readonly silent: boolean;
}

/** What of a question the rate reads. */
export type Asked = Pick<Question, 'askedOn' | 'answeredOn' | 'closedOn'>;

/** Months that are looked at [P]: a firm that had a bad year may have a good one. */
export const MONTHS_LOOKED_AT = 12;
/** Below so many no rate is told: one answer more or less would turn it round [P]. */
export const FEW = 5;
/** From so many on an employer may count as silent [P]. */
export const SILENT_FROM = 3;
/** Silent is who answered less than this share [P]. A late answer counts: it ends the silence at once. */
const SILENT_BELOW = 0.5;
/** A silent employer has this share of the offers that staff let run, and one at least [P]. */
const SILENT_SHARE = 1 / 3;

/**
 * How an employer answers, by a day. A question that is still within its time counts for nothing, nor does one that nobody needed answered any more
 * before that was over; what was left for longer stays a silence, also when staff take the candidate back because of it.
 */
export function responseOf(questions: readonly Asked[], today: Day): Response {
  const since = addMonths(today, -MONTHS_LOOKED_AT);
  const recent = questions.filter(({ askedOn }) => askedOn > since && askedOn <= today);
  const answered = recent.filter(({ answeredOn }) => answeredOn !== null && answeredOn <= today);
  const missing = recent.filter((each) => !answered.includes(each) && isLeft(each, today));
  const due = answered.length + missing.length;
  const few = due < FEW;
  const inTime = answered.filter(({ askedOn, answeredOn }) => answeredOn !== null && answeredOn <= addDays(askedOn, ANSWER_DAYS)).length;
  const silent = due >= SILENT_FROM && answered.length < SILENT_BELOW * due;
  return { due, answered: answered.length, inTime, few, rate: few ? null : answered.length / due, silent };
}

function isLeft({ askedOn, closedOn }: Asked, today: Day): boolean {
  const until = closedOn !== null && closedOn <= today ? closedOn : today;
  return addDays(askedOn, ANSWER_DAYS) < until;
}

/**
 * How many offers may run at once for a seat: as many as staff let run, and a third of that with an employer who leaves people waiting. Nobody is kept
 * from work there; fewer wait in vain.
 */
export function mostOffersAtOnce({ silent }: Pick<Response, 'silent'>, perSeat: number): number {
  return silent ? Math.max(1, Math.floor(perSeat * SILENT_SHARE)) : perSeat;
}

/** The response in words. */
export function sayResponse({ due, answered, inTime, few, silent }: Response): string {
  if (due === 0) return `No question of the last ${MONTHS_LOOKED_AT} months is due yet.`;
  const counts = `${answered} of ${due} ${due === 1 ? 'question' : 'questions'} answered in ${MONTHS_LOOKED_AT} months, ${inTime} within ${ANSWER_DAYS} days`;
  const ending = silent ? '; people wait in vain, so fewer offers run at once' : '';
  return few ? `${counts}: too few to tell a rate${ending}.` : `${counts}${ending}.`;
}
