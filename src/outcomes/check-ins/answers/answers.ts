import type { Day } from '../../../kernel/day.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import type { TaskKind, TaskPriority, TaskQueue } from '../../../office/tasks/task-words.js';
import type { AnswerChannel, CheckIn, CheckInAnswer } from '../check-in.js';

/** What only a voice may ask, and only after "can you talk freely?" (RULES "Check-ins", L7). Null: not asked, or not said. */
export interface VoiceAnswers {
  readonly talksFreely: boolean;
  /** L7: whether anybody asked the worker for money for the work. */
  readonly moneyAsked: boolean | null;
  /** Whether the employer may be spoken to about it; only the worker can say so. */
  readonly mayConfront: boolean | null;
  readonly paidAsAgreed: boolean | null;
  readonly hoursAsAgreed: boolean | null;
  readonly feelsSafe: boolean | null;
}

/** What somebody writes down. */
export interface AnswerDraft {
  readonly answer: CheckInAnswer;
  readonly channel: AnswerChannel;
  readonly voice: VoiceAnswers | null;
}

const voices: readonly AnswerChannel[] = ['CALL', 'VISIT', 'IN_PERSON'];

/** An answer that may have been asked for so. Refuses pay, fees, hours and safety by text, of an employer, and of somebody who cannot talk freely. */
export function checkAnswer(draft: AnswerDraft, { side }: Pick<CheckIn, 'side'>): Outcome<AnswerDraft> {
  const { voice, channel, answer } = draft;
  if (side === 'EMPLOYER' && (answer === 'DANGER' || answer === 'MONEY')) return invalid('answer', 'is one that only the person can give');
  if (voice === null) return accepted(draft);
  if (side === 'EMPLOYER') return invalid('voice', 'is for the person alone');
  if (!voices.includes(channel)) return invalid('voice', 'is never asked by text: pay, fees, hours and safety are asked by voice');
  const { talksFreely, ...said } = voice;
  if (!talksFreely && Object.values(said).some((each) => each !== null)) return invalid('voice', 'is asked only of somebody who can talk freely');
  if (voice.mayConfront !== null && voice.moneyAsked !== true) return invalid('mayConfront', 'is asked where money was asked');
  return accepted(draft);
}

/** How long before its day a check-in may be answered, as at a visit that came about earlier [P]. */
const EARLY_DAYS = 7;

/** Whether the day of a check-in is so far off that an answer would be taken from a question that nobody could ask yet. */
export function isTooEarly({ status, dueOn }: Pick<CheckIn, 'status' | 'dueOn'>, today: Day): boolean {
  return status === 'PLANNED' && dueOn - today > EARLY_DAYS;
}

/** What an answer asks of the staff. */
export interface AnswerTask {
  readonly kind: TaskKind;
  /** What of the answer it is about; part of the task's key. */
  readonly about: string;
  readonly queue: TaskQueue;
  readonly priority: TaskPriority;
  readonly dueOn: Day;
  /** Minutes within which somebody must act; null for the day alone. */
  readonly withinMinutes: number | null;
}

/** RULES: words of danger or of money go to a person at once. */
const AT_ONCE_MINUTES = 60;

/** What follows from an answer: nothing of it is left to a log. Danger within the hour, "call me" and money on the same day. */
export function tasksOf({ answer, voice }: AnswerDraft, { side }: Pick<CheckIn, 'side'>, today: Day): readonly AnswerTask[] {
  const task = (kind: TaskKind, about: string, priority: TaskPriority, withinMinutes: number | null = null, queue: TaskQueue = 'CASE_MANAGER'): AnswerTask => ({ kind, about, queue, priority, dueOn: today, withinMinutes });
  if (side === 'EMPLOYER') {
    const needs: Readonly<Record<CheckInAnswer, string | null>> = { FINE: null, NOT_FINE: 'not-fine', CALL_ME: 'call-me', DANGER: null, MONEY: null, LEFT: 'left' };
    const about = needs[answer];
    return about === null ? [] : [task('REVIEW', about, 'HIGH', null, 'JOB_PLACEMENT_OFFICER')];
  }
  const said: Readonly<Record<CheckInAnswer, readonly AnswerTask[]>> = {
    FINE: [],
    NOT_FINE: [task('CALL', 'not-fine', 'HIGH')],
    CALL_ME: [task('CALL', 'call-me', 'HIGH')],
    DANGER: [task('INCIDENT', 'danger', 'URGENT', AT_ONCE_MINUTES)],
    // A word by text: somebody asks by voice, before anything is held against an employer.
    MONEY: [task('CALL', 'money', 'URGENT', AT_ONCE_MINUTES)],
    LEFT: [task('REVIEW', 'left', 'HIGH')],
  };
  const fee = voice?.moneyAsked === true ? [task('FEE_ASKED', 'fee', 'URGENT')] : [];
  const unsafe = voice?.feelsSafe === false && answer !== 'DANGER' ? [task('INCIDENT', 'unsafe', 'URGENT', AT_ONCE_MINUTES)] : [];
  const terms = voice?.paidAsAgreed === false || voice?.hoursAsAgreed === false ? [task('INCIDENT', 'terms', 'HIGH')] : [];
  const again = voice?.talksFreely === false ? [task('CALL', 'freely', 'HIGH')] : [];
  return [...said[answer], ...fee, ...unsafe, ...terms, ...again];
}

/** Whether an answer says that the work goes on. */
export function goesOn({ answer }: Pick<AnswerDraft, 'answer'>): boolean {
  return answer === 'FINE';
}
