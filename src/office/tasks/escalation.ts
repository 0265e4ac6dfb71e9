import { addDays, type Day } from '../../kernel/day.js';
import { taskPriorities, type TaskKind, type TaskPriority, type TaskQueue, type TaskStatus } from './task-words.js';

/** One step: so many days after the due day the role `to` is asked to look, and the task comes at least so far up in the list. */
export interface EscalationStep {
  readonly afterDays: number;
  readonly to: TaskQueue;
  readonly priority: TaskPriority;
}

/** Our own defaults [P], in the order of days. */
const usual: readonly EscalationStep[] = [
  { afterDays: 3, to: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH' },
  { afterDays: 10, to: 'PROTECTION', priority: 'URGENT' },
];
/** Where somebody may be in harm's way. */
const grave: readonly EscalationStep[] = [
  { afterDays: 1, to: 'PROTECTION', priority: 'URGENT' },
  { afterDays: 3, to: 'PROTECTION', priority: 'URGENT' },
];
/** About firms, ventures, papers and money: it stays with those who place people. */
const paperwork: readonly EscalationStep[] = [{ afterDays: 1, to: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH' }];

/** What finance has to decide about: officers know the firm. */
const money: readonly EscalationStep[] = [{ afterDays: 3, to: 'JOB_PLACEMENT_OFFICER', priority: 'URGENT' }];

/** Reminders of what a firm has to give in writing. */
const reminders: readonly EscalationStep[] = [
  { afterDays: 7, to: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH' },
  { afterDays: 21, to: 'JOB_PLACEMENT_OFFICER', priority: 'URGENT' },
];

/** What is of a case alone does not go to officers. */
const ofCase: readonly EscalationStep[] = [{ afterDays: 10, to: 'PROTECTION', priority: 'HIGH' }];

/** What happens to a task that nobody does in time. */
export const escalations: Readonly<Record<TaskKind, readonly EscalationStep[]>> = {
  CALL: usual,
  VISIT: usual,
  REVIEW: usual,
  LATE_ANSWER: usual,
  SURVEY: usual,
  INCIDENT: grave,
  COMPLAINT: grave,
  FEE_ASKED: grave,
  PAPER_MISSING: paperwork,
  PAPER_EXPIRES: paperwork,
  EMPLOYER_CHECK_IN: paperwork,
  EMPLOYER_REVERIFY: paperwork,
  VENTURE_FOLLOW_UP: paperwork,
  EMPLOYER_PROPOSED: paperwork,
  VENTURE_NEED: paperwork,
  VENTURE_TWINS: paperwork,
  INTERNSHIP_PAPER: reminders,
  PAYROLL_MISSING: reminders,
  PAYROLL_CORRECTED: money,
  CONTRACT_MISSING: reminders,
  DECENT_WORK_CHECK: paperwork,
  SEAT_UNPAID: paperwork,
  CASE_RULE: ofCase,
  BUSINESS_PLAN: paperwork,
};

/** What of a task its escalation is decided by. */
export interface LateTask {
  readonly kind: TaskKind;
  readonly queue: TaskQueue;
  readonly priority: TaskPriority;
  readonly dueOn: Day;
  readonly dueAt: Date | null;
  readonly escalation: number;
  readonly escalatedTo: TaskQueue | null;
  readonly escalatesOn: Day | null;
  readonly status: TaskStatus;
  readonly version: number;
}

/** The day of the next step; null where none is left. */
export function escalatesOn({ kind, dueOn, escalation }: Pick<LateTask, 'kind' | 'dueOn' | 'escalation'>): Day | null {
  const step = escalations[kind][escalation];
  return step === undefined ? null : addDays(dueOn, step.afterDays);
}

/**
 * The task after every step whose day has come, in one: a service that slept for days catches up. Null where none has. It never
 * goes down in the list, and never out of the hands of protection. What was to be done by a minute makes its first step after that minute.
 */
export function escalated<T extends LateTask>(task: T, today: Day, now: Date): T | null {
  const steps = escalations[task.kind];
  const byDay = steps.filter((step) => addDays(task.dueOn, step.afterDays) <= today);
  const late = byDay.length === 0 && task.dueAt !== null && task.dueAt < now ? steps.slice(0, 1) : byDay;
  const last = late.at(-1);
  if (task.status !== 'OPEN' || last === undefined || late.length <= task.escalation) return null;
  const priority = place(last.priority) < place(task.priority) ? last.priority : task.priority;
  const next = { ...task, escalation: late.length, escalatedTo: task.queue === 'PROTECTION' ? task.queue : last.to, priority, version: task.version + 1 };
  return { ...next, escalatesOn: escalatesOn(next) };
}

const place = (priority: TaskPriority): number => taskPriorities.indexOf(priority);
