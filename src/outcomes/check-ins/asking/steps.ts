import { addDays, type Day } from '../../../kernel/day.js';
import type { TaskOutcome, TaskStatus } from '../../../office/tasks/task-words.js';
import type { Delivery } from '../../messages/message.js';
import type { CheckIn, CheckInStatus } from '../check-in.js';

/** RULES "Check-ins" [P]: how often, and how long apart. */
export const TEXTS = 2;
export const SILENT_CALLS = 3;
const HOUR = 3_600_000;
const BETWEEN_TEXTS = 48 * HOUR;
/** A look at whether a text went out. */
const LOOK_AFTER = HOUR;
const DAILY = 24 * HOUR;
/** So many days late nobody is asked by text any more: a person calls [P]. */
const LATE_DAYS = 14;

/** What decides what is done next. */
export interface StepGround {
  readonly now: Date;
  readonly today: Day;
  /** TEXT: agrees to texts. VOICE: is called instead. LATER: does not want to be asked at present. */
  readonly reach: 'TEXT' | 'VOICE' | 'LATER';
  /** How far its last text came; null for none. */
  readonly delivery: Delivery | null;
  /** Where its last task stands; null for none. */
  readonly task: { readonly status: TaskStatus; readonly outcome: TaskOutcome | null } | null;
  /** Whether a later check-in of the same side is due as well. */
  readonly overtaken: boolean;
}

/** What is to be done with a step. */
export type StepEffect =
  | { readonly do: 'TEXT'; readonly occasion: string }
  | { readonly do: 'CALL' | 'VISIT' | 'ASK_EMPLOYER'; readonly occasion: string; readonly dueOn: Day }
  /** L7: day 7 also has a question that only a voice may ask. */
  | { readonly do: 'ASK_BY_VOICE'; readonly occasion: string; readonly dueOn: Day };

/** A check-in after a step, and what is done with it. */
export interface Step {
  readonly next: CheckIn;
  readonly effects: readonly StepEffect[];
}

/**
 * The next step of a check-in that is due: two texts 48 hours apart, then up to three calls, then a visit; an employer is asked by staff. Whoever slept or
 * has a clock that was set back does what is next, once: what was done is in the record, not in the hour.
 */
export function stepOf(checkIn: CheckIn, ground: StepGround): Step {
  const { status } = checkIn;
  if (ground.reach === 'LATER') return wait(checkIn, ground.now, DAILY);
  if (status === 'PLANNED') return ground.overtaken ? to(checkIn, 'SKIPPED') : first(checkIn, ground);
  if (status === 'ASKED') return afterText(checkIn, ground);
  if (ground.task?.status === 'OPEN') return wait(checkIn, ground.now, DAILY);
  if (status === 'CALLING') return afterSilentCall(checkIn, ground);
  return status === 'VISITING' ? to(checkIn, 'UNREACHED') : to(checkIn, status);
}

/** After a call that nobody answered: another on the next day, and after the third a visit. */
export function afterSilentCall(checkIn: CheckIn, { now, today }: Pick<StepGround, 'now' | 'today'>): Step {
  if (checkIn.side === 'EMPLOYER') return to({ ...checkIn, calls: checkIn.calls + 1 }, 'UNREACHED');
  const calls = checkIn.calls + 1;
  const next = { ...checkIn, calls };
  if (calls < SILENT_CALLS) return called(next, addDays(today, 1), now);
  const effect: StepEffect = { do: 'VISIT', occasion: occasionIn(checkIn, 'visit'), dueOn: addDays(today, 7) };
  return { next: changed(next, 'VISITING', plus(now, DAILY)), effects: [effect] };
}

/** The name of a task or text of a check-in, among those of the placement. */
export function occasionIn({ occasion, side, round }: Pick<CheckIn, 'occasion' | 'side' | 'round'>, what: string): string {
  return `${side === 'EMPLOYER' ? 'employer-' : ''}${occasion}-${what}${again(round)}`;
}

function first(checkIn: CheckIn, { now, today, reach }: StepGround): Step {
  if (checkIn.side === 'EMPLOYER') {
    const effect: StepEffect = { do: 'ASK_EMPLOYER', occasion: occasionIn(checkIn, 'ask'), dueOn: addDays(today, 5) };
    return { next: changed(checkIn, 'CALLING', plus(now, DAILY)), effects: [effect] };
  }
  // Whether somebody has begun is no question of the text, which has one question for all.
  if (reach === 'VOICE' || checkIn.kind === 'START' || today - checkIn.dueOn > LATE_DAYS) return called(checkIn, addDays(today, 1), now);
  const byVoice: readonly StepEffect[] = checkIn.kind === 'DAY_7' ? [{ do: 'ASK_BY_VOICE', occasion: occasionIn(checkIn, 'voice'), dueOn: addDays(today, 2) }] : [];
  const step = texted(checkIn, now);
  return { ...step, effects: [...step.effects, ...byVoice] };
}

function afterText(checkIn: CheckIn, ground: StepGround): Step {
  const { delivery, now, today } = ground;
  if (delivery?.status === 'QUEUED') return wait(checkIn, now, LOOK_AFTER);
  if (delivery === null || delivery.deliveredAt === null) return called(checkIn, addDays(today, 1), now);
  const patience = plus(delivery.deliveredAt, BETWEEN_TEXTS);
  if (now < patience) return { next: changed(checkIn, 'ASKED', patience), effects: [] };
  return checkIn.texts < TEXTS ? texted(checkIn, now) : called(checkIn, addDays(today, 1), now);
}

function texted(checkIn: CheckIn, now: Date): Step {
  const texts = checkIn.texts + 1;
  return { next: changed({ ...checkIn, texts }, 'ASKED', plus(now, LOOK_AFTER)), effects: [{ do: 'TEXT', occasion: `${texts}${again(checkIn.round)}` }] };
}

function called(checkIn: CheckIn, dueOn: Day, now: Date): Step {
  const effect: StepEffect = { do: 'CALL', occasion: occasionIn(checkIn, `call-${checkIn.calls + 1}`), dueOn };
  return { next: changed(checkIn, 'CALLING', plus(now, DAILY)), effects: [effect] };
}

/** What was planned anew asks anew. */
function again(round: number): string {
  return round > 1 ? `-${round}` : '';
}

function to(checkIn: CheckIn, status: CheckInStatus): Step {
  return { next: changed(checkIn, status, null), effects: [] };
}

function wait(checkIn: CheckIn, now: Date, milliseconds: number): Step {
  return { next: changed(checkIn, checkIn.status, plus(now, milliseconds)), effects: [] };
}

function changed(checkIn: CheckIn, status: CheckInStatus, nextAt: Date | null): CheckIn {
  return { ...checkIn, status, nextAt, version: checkIn.version + 1 };
}

function plus(at: Date, milliseconds: number): Date {
  return new Date(at.getTime() + milliseconds);
}
