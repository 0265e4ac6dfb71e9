import { addYears, type Day } from '../../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import type { TaskDraft } from '../task.js';
import type { TaskKind, TaskPriority, TaskQueue, TaskSubjectKind, TaskTopic } from '../task-words.js';

/** What staff may open themselves, and about what. The other kinds arise from what the service finds, and would not be settled by it if somebody made them up. */
export const handOpened = {
  CALL: ['Jobseeker', 'Employer', 'Offer', 'Placement'],
  VISIT: ['Jobseeker', 'Employer', 'Placement'],
  REVIEW: ['Jobseeker', 'Employer', 'Opening', 'Offer', 'Placement'],
  INCIDENT: ['Jobseeker', 'Employer', 'Opening', 'Placement'],
  PAPER_MISSING: ['Jobseeker'],
} as const satisfies Partial<Record<TaskKind, readonly TaskSubjectKind[]>>;
export type HandOpenedKind = keyof typeof handOpened;

/** How far ahead somebody may plan [P]; a year that was mistyped lies further. */
const YEARS_AHEAD = 5;

/** What somebody wants done. */
export interface TaskWish {
  readonly kind: HandOpenedKind;
  readonly topic: TaskTopic;
  readonly queue: TaskQueue;
  readonly dueOn: Day;
  /** Null: whoever of the role takes it. */
  readonly owner: AccountId | null;
  readonly priority: TaskPriority;
}

/** A record that a task may be about, as far as the work list knows it. */
export interface TaskSubject {
  readonly kind: TaskSubjectKind;
  readonly id: string;
  /** Whose case it belongs to; null for nobody's. */
  readonly jobseekerId: JobseekerId | null;
}

/** Whether a task of that kind can be about a record of that kind. */
export function isAbout(kind: HandOpenedKind, subject: string): subject is TaskSubjectKind {
  const allowed: readonly string[] = handOpened[kind];
  return allowed.includes(subject);
}

/**
 * The task of a wish. `mark` makes it one of its own: what somebody wants twice is two tasks. Refuses a day that is over or more than five years away, and
 * the queue of case managers for what is nobody's case but one of the firm, which officers keep.
 */
export function handOpenedTask(wish: TaskWish, subject: TaskSubject, mark: string, today: Day): Outcome<TaskDraft> {
  if (wish.dueOn < today) return invalid('dueOn', 'is over');
  if (wish.dueOn > addYears(today, YEARS_AHEAD)) return invalid('dueOn', `lies more than ${YEARS_AHEAD} years ahead`);
  if (subject.jobseekerId === null && wish.queue === 'CASE_MANAGER') return invalid('queue', 'must be JOB_PLACEMENT_OFFICER or PROTECTION for what is about no person');
  const { kind: subjectKind, id: subjectId, jobseekerId } = subject;
  return accepted({ ...wish, subjectKind, subjectId, jobseekerId, occasion: `by-hand-${mark}` });
}
