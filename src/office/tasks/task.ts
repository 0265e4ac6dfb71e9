import type { Day } from '../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import { escalatesOn } from './escalation.js';
import { caseKinds, taskOutcomes, type TaskEnd, type TaskKind, type TaskOutcome, type TaskPriority, type TaskQueue, type TaskStatus, type TaskSubjectKind, type TaskTopic } from './task-words.js';

export type TaskId = Id<'Task'>;

/** Something that a person on the staff has to do by a day. It holds ids and codes, never a name or what somebody said. */
export interface Task {
  readonly missionId: MissionId;
  readonly id: TaskId;
  /** What makes it arise once, however often a job runs. */
  readonly key: string;
  readonly kind: TaskKind;
  readonly subjectKind: TaskSubjectKind;
  readonly subjectId: string;
  /** What it is about, where its kind does not say so: of what was opened by hand, and of what a venture needs. */
  readonly topic: TaskTopic | null;
  /** Whose case it belongs to; null where it is about nobody's. */
  readonly jobseekerId: JobseekerId | null;
  readonly queue: TaskQueue;
  /** Null: whoever of the role takes it. */
  readonly owner: AccountId | null;
  /** An account that never sees it, such as whoever a complaint may be about. */
  readonly hiddenFrom: AccountId | null;
  readonly priority: TaskPriority;
  /** Last day to do it, by the mission's own calendar. */
  readonly dueOn: Day;
  /** The minute by which somebody must act, where a day is too long; null else. */
  readonly dueAt: Date | null;
  /** How many steps it was escalated, 0 at first. */
  readonly escalation: number;
  /** The role that was asked to look because nobody did it in time. */
  readonly escalatedTo: TaskQueue | null;
  /** The day of its next escalation; null where none follows, and once it has ended. */
  readonly escalatesOn: Day | null;
  readonly status: TaskStatus;
  readonly outcome: TaskOutcome | null;
  readonly openedAt: Date;
  readonly endedAt: Date | null;
  readonly version: number;
}

/** What a service says to have a task done. */
export interface TaskDraft extends Pick<Task, 'kind' | 'subjectKind' | 'subjectId' | 'jobseekerId' | 'queue' | 'dueOn'> {
  /** What of the subject it is about, such as a day: with kind and subject it makes the key. Letters, digits, `.` and `-`. */
  readonly occasion: string;
  readonly topic?: TaskTopic | null;
  readonly dueAt?: Date | null;
  readonly owner?: AccountId | null;
  readonly hiddenFrom?: AccountId | null;
  readonly priority?: TaskPriority;
}

/** One line of a task's history; appended, never changed. */
export interface TaskStep {
  readonly missionId: MissionId;
  readonly taskId: TaskId;
  /** The task's version after it. */
  readonly version: number;
  readonly act: 'OPENED' | 'ASSIGNED' | 'ESCALATED' | TaskEnd;
  readonly owner: AccountId | null;
  readonly escalatedTo: TaskQueue | null;
  readonly outcome: TaskOutcome | null;
  /** Null: the service itself. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What the same need always has, and no other one. Throws for an occasion that might hold what somebody said. */
export function taskKey({ kind, subjectId, occasion }: Pick<TaskDraft, 'kind' | 'subjectId' | 'occasion'>): string {
  if (!/^[A-Za-z0-9.-]{1,80}$/.test(occasion)) throw new RangeError('an occasion is a code or a day');
  return `${kind}/${subjectId}/${occasion}`;
}

/** Whether it is about this record, with an occasion that begins so. */
export function isAbout({ key, kind }: Pick<Task, 'key' | 'kind'>, subjectId: string, occasion: string): boolean {
  return key.startsWith(taskKey({ kind, subjectId, occasion }));
}

/** The rule of the programme that made it arise, by the end of its key; null where none did. */
export function ruleOf({ key }: Pick<Task, 'key'>): string | null {
  return /[./]([FL][0-9]{1,2})$/.exec(key)?.[1] ?? null;
}

/** The task of a draft. */
export function newTask(draft: TaskDraft, at: { readonly missionId: MissionId; readonly id: TaskId; readonly openedAt: Date }): Task {
  const { occasion: _, topic = null, dueAt = null, owner = null, hiddenFrom = null, priority = 'NORMAL', ...said } = draft;
  const task = { ...at, ...said, key: taskKey(draft), topic, dueAt, owner, hiddenFrom, priority, escalation: 0, escalatedTo: null };
  return { ...task, escalatesOn: escalatesOn(task), status: 'OPEN', outcome: null, endedAt: null, version: 1 };
}

/** The moves of a task: one that has ended is not opened again, a new need is a new task. */
export const taskMoves: Readonly<Record<TaskStatus, readonly TaskStatus[]>> = { OPEN: ['DONE', 'CANCELLED'], DONE: [], CANCELLED: [] };

/** The task as it ended. Refuses one that has ended, and an outcome that does not belong to that end. */
export function endTask(task: Task, to: TaskEnd, outcome: TaskOutcome, at: Date): Outcome<Task> {
  if (!taskMoves[task.status].includes(to)) return cannotBecome('task', task.status, to, taskMoves[task.status]);
  const allowed: readonly TaskOutcome[] = taskOutcomes[to];
  if (!allowed.includes(outcome)) return invalid('outcome', `must be one of ${allowed.join(', ')} for a task that becomes ${to}`);
  return accepted({ ...task, status: to, outcome, endedAt: at, escalatesOn: null, version: task.version + 1 });
}

/** Somebody on the staff who may be given a task. */
export type TaskTaker = Pick<Viewer, 'accountId' | 'roles' | 'missionId' | 'employerId'>;

/**
 * The task with another owner; null gives it back to the role. Refuses one that has ended, and somebody who may not see it: nobody is given work
 * that the table of rights keeps from them.
 */
export function assignTask(task: Task, to: TaskTaker | null, heldBy: AccountId | null): Outcome<Task> {
  if (task.status !== 'OPEN') return refused('MOVE_NOT_ALLOWED', { what: 'task', from: task.status, to: 'assigned' });
  if (to !== null && !maySeeTask(to, task, heldBy)) return invalid('to', 'is no account in use that this task can be given to');
  return accepted({ ...task, owner: to?.accountId ?? null, version: task.version + 1 });
}

/**
 * RULES "Who may do what": job placement officers see the work list by handle, case managers what belongs to their own cases or to nobody's and their
 * role; what is for protection only protection sees, and never for a person of their own, and finance sees what is for finance. What `caseKinds` names, officers do not see. `heldBy` accompanies the
 * person of the task.
 */
export function maySeeTask(viewer: TaskTaker, task: Pick<Task, 'kind' | 'queue' | 'jobseekerId' | 'hiddenFrom'>, heldBy: AccountId | null): boolean {
  const { accountId } = viewer;
  if (accountId === null || task.hiddenFrom === accountId) return false;
  if (task.queue === 'FINANCE' && hasRole(viewer, 'FINANCE')) return true;
  if (task.queue === 'PROTECTION') return hasRole(viewer, 'PROTECTION') && heldBy !== accountId;
  if (hasRole(viewer, 'PROTECTION') || (hasRole(viewer, 'JOB_PLACEMENT_OFFICER') && !caseKinds.includes(task.kind))) return true;
  return hasRole(viewer, 'CASE_MANAGER') && (task.jobseekerId === null ? task.queue === 'CASE_MANAGER' : heldBy === accountId);
}
