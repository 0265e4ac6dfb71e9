import { addDays, type Day } from '../../kernel/day.js';
import type { EmployerId, Id, MissionId, OpeningId } from '../../kernel/ids.js';

export type QuestionId = Id<'EmployerQuestion'>;

export const questionStages = ['CANDIDATE', 'INTERVIEW'] as const;
/** What an employer is asked about a candidate: whether to go on once it may know who that is, and what came of an interview. */
export type QuestionStage = (typeof questionStages)[number];

/** A question that an employer was asked about an offer, as far as it has come. What is not answered is reminded of, and counts. */
export interface Question {
  readonly missionId: MissionId;
  readonly id: QuestionId;
  readonly offerId: Id<'Offer'>;
  readonly openingId: OpeningId;
  readonly employerId: EmployerId;
  readonly stage: QuestionStage;
  readonly askedAt: Date;
  /** The day of `askedAt` by the mission's own calendar. */
  readonly askedOn: Day;
  /** When the employer answered, by whatever way. */
  readonly answeredAt: Date | null;
  readonly answeredOn: Day | null;
  /** When nobody needed the answer any more. */
  readonly closedAt: Date | null;
  readonly closedOn: Day | null;
  /** How often the employer was written to or called about it after the first time. */
  readonly reminders: number;
  /** The day of the next reminder; null where none follows. */
  readonly remindsOn: Day | null;
  readonly version: number;
}

/** Days after a question on which an employer is reminded [P]. */
export const REMINDER_DAYS: readonly number[] = [3, 10];
/** An answer within so many days is one in time; one that is still missing then counts as none [P]. */
export const ANSWER_DAYS = 10;

/** The day of the reminder that follows after so many; null where all were sent. */
export function reminderDay(askedOn: Day, reminders: number): Day | null {
  const days = REMINDER_DAYS[reminders];
  return days === undefined ? null : addDays(askedOn, days);
}

/** Whether the employer still owes an answer. */
export function isOpenQuestion({ answeredAt, closedAt }: Pick<Question, 'answeredAt' | 'closedAt'>): boolean {
  return answeredAt === null && closedAt === null;
}

/**
 * The question after its reminders up to a day, and whether one is to go out now. A service that slept through both days reminds once. Null where
 * no reminder is due.
 */
export function reminded(question: Question, today: Day): Question | null {
  if (!isOpenQuestion(question) || question.remindsOn === null || question.remindsOn > today) return null;
  const reminders = REMINDER_DAYS.filter((days) => addDays(question.askedOn, days) <= today).length;
  return { ...question, reminders, remindsOn: reminderDay(question.askedOn, reminders) };
}
