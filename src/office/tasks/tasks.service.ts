import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { AccountsService } from '../accounts/accounts.service.js';
import type { MissionsService } from '../missions/missions.service.js';
import { escalated } from './escalation.js';
import { assignTask, endTask, isAbout, newTask, ruleOf, taskKey, type Task, type TaskDraft, type TaskId, type TaskStep, type TaskTaker } from './task.js';
import type { TaskEnd, TaskKind, TaskOutcome } from './task-words.js';
import {
  holdersOf,
  insertTask,
  insertTaskStep,
  lockByKey,
  lockLateTasks,
  lockOpenOfKind,
  lockOpenOfPerson,
  lockTasks,
  pageOfTasks,
  recordSearch,
  searchedOn,
  stepsOfTasks,
  taskByKey,
  tasksByIds,
  tasksOfPerson,
  updateTask,
  type AfterTask,
  type TaskFilter,
} from './task.store.js';

/** Most tasks of one act. */
export const MOST_AT_ONCE = 100;
/** Tasks escalated in one transaction. */
const SLICE = 200;

/** What makes the key of a task. */
export type NamedTask = Pick<TaskDraft, 'kind' | 'subjectId' | 'occasion'>;

/** What became of a bulk act, task by task. */
export interface TasksChanged {
  readonly changed: readonly Task[];
  readonly refused: readonly RefusedTask[];
}

/** A task that an act left as it was. */
export interface RefusedTask {
  /** Its place among those that were named, from 0. */
  readonly at: number;
  readonly why: Refused;
}

/** The one work list of the staff: what needs a person lands here, by a key of its own, and stays until somebody ends it. */
export class TasksService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all' | 'today'>,
    private readonly accounts: Pick<AccountsService, 'byIdIn'>,
  ) {}

  /** Opens a task, in the caller's transaction; null where its key was there before, whether it has ended or not. */
  async open(tx: Tx, viewer: Viewer, draft: TaskDraft): Promise<Task | null> {
    const at = { missionId: viewer.missionId, id: newId<TaskId>(), openedAt: this.clock.now() };
    const task = newTask({ ...draft, owner: await this.ownerFor(tx, viewer.missionId, draft) }, at);
    if (!(await insertTask(tx, task))) return null;
    await this.step(tx, task, 'OPENED', viewer.accountId);
    return task;
  }

  /** Ends the open task of a key because its need is gone, in the caller's transaction; harmless where there is none. */
  settle(tx: Tx, viewer: Viewer, named: NamedTask): Promise<void> {
    return this.endNamed(tx, viewer, named, 'DONE', 'SETTLED');
  }

  /** As `settle`, with what came of it. */
  async endNamed(tx: Tx, viewer: Viewer, named: NamedTask, to: TaskEnd, outcome: TaskOutcome): Promise<void> {
    const task = await lockByKey(tx, viewer.missionId, taskKey(named));
    if (task?.status === 'OPEN') await this.endIn(tx, task, to, outcome, viewer.accountId);
  }

  /** Ends the open tasks of somebody's case that are about this record and whose occasion begins so, because their need is gone, but those of rules that are `still` broken; in the caller's transaction. */
  async settleAbout(tx: Tx, viewer: Viewer, of: JobseekerId, subjectId: string, occasion: string, still: readonly string[] = []): Promise<void> {
    const isGone = (task: Task): boolean => isAbout(task, subjectId, occasion) && !still.includes(ruleOf(task) ?? '');
    for (const task of await lockOpenOfPerson(tx, viewer.missionId, of)) if (isGone(task)) await this.endIn(tx, task, 'DONE', 'SETTLED', viewer.accountId);
  }

  /** Where the task of a key stands, for whoever opened it, in the caller's transaction; null where there is none. */
  standing(tx: Tx, missionId: MissionId, named: NamedTask): Promise<Pick<Task, 'status' | 'outcome'> | null> {
    return taskByKey(tx, missionId, taskKey(named));
  }

  /** Cancels the open tasks of a kind whose need a search did not find again, in the caller's transaction. */
  async cancelOthers(tx: Tx, missionId: MissionId, kind: TaskKind, needed: ReadonlySet<string>): Promise<void> {
    for (const task of await lockOpenOfKind(tx, missionId, kind)) if (!needed.has(task.key)) await this.endIn(tx, task, 'CANCELLED', 'NOT_NEEDED', null);
  }

  /** All tasks of a person's case that the viewer may see, in the caller's transaction. */
  ofPerson(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Task[]> {
    return tasksOfPerson(tx, viewer, id);
  }

  /** Cancels what is open for somebody who is forgotten, in the caller's transaction. */
  async cancelOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    for (const task of await lockOpenOfPerson(tx, missionId, id)) await this.endIn(tx, task, 'CANCELLED', 'NOT_NEEDED', null);
  }

  /** Whether today's search for tasks of a kind is still to be made. */
  async isSearchDue(tx: Tx, missionId: MissionId, kind: TaskKind, today: Day): Promise<boolean> {
    return !(await searchedOn(tx, missionId, kind, today));
  }

  recordSearch(tx: Tx, missionId: MissionId, kind: TaskKind, today: Day): Promise<void> {
    return recordSearch(tx, missionId, kind, today);
  }

  /** The viewer's part of the work list. What is for protection is recorded as read. */
  page(viewer: Viewer, filter: TaskFilter, after: AfterTask, limit: number): Promise<Task[]> {
    return this.work.run(viewer, async (tx) => this.read(tx, viewer, 'tasks', await pageOfTasks(tx, viewer, filter, after, limit)));
  }

  /** Those of these tasks that the viewer may see. */
  byIds(viewer: Viewer, ids: readonly TaskId[]): Promise<Task[]> {
    return this.work.run(viewer, async (tx) => this.read(tx, viewer, 'task', await tasksByIds(tx, viewer, ids)));
  }

  /** The history of those of these tasks that the viewer may see. */
  history(viewer: Viewer, ids: readonly TaskId[]): Promise<TaskStep[]> {
    return this.work.run(viewer, async (tx) => stepsOfTasks(tx, viewer.missionId, (await tasksByIds(tx, viewer, ids)).map((task) => task.id)));
  }

  /** Gives tasks to an account, or back to their roles with null; each is checked by itself (see `assignTask`). */
  assign(act: Act, ids: readonly TaskId[], to: AccountId | null): Promise<Outcome<TasksChanged>> {
    return this.each(act, ids, async (tx, task) => {
      const taker = to === null ? null : await this.taker(tx, act.viewer.missionId, to);
      if (to !== null && taker === null) return invalid('to', 'is no account in use that this task can be given to');
      const next = assignTask(task, taker, await this.heldBy(tx, task));
      return next.ok ? this.write(tx, task, next.value, 'ASSIGNED', act.viewer.accountId) : next;
    });
  }

  /** Ends tasks; each is checked by itself (see `endTask`). */
  end(act: Act, ids: readonly TaskId[], to: TaskEnd, outcome: TaskOutcome): Promise<Outcome<TasksChanged>> {
    return this.each(act, ids, (tx, task) => this.endIn(tx, task, to, outcome, act.viewer.accountId));
  }

  /** Escalates what is late in every mission, by its own calendar. Safe in two processes at once. */
  async escalate(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      const [today, now] = [this.missions.today(mission), this.clock.now()];
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        for (const task of await lockLateTasks(tx, mission.id, today, now, SLICE)) {
          const next = escalated(task, today, now);
          if (next !== null) await this.write(tx, task, next, 'ESCALATED', null);
        }
      });
    }
  }

  /** One transaction for all; where not one could be changed, the first refusal is the answer. */
  private each(act: Act, ids: readonly TaskId[], change: (tx: Tx, task: Task) => Promise<Outcome<Task>>): Promise<Outcome<TasksChanged>> {
    return this.work.act(
      act,
      async (tx): Promise<Outcome<TasksChanged>> => {
        if (ids.length === 0 || ids.length > MOST_AT_ONCE || new Set(ids).size < ids.length) return invalid('ids', `must name 1 to ${MOST_AT_ONCE} tasks, each once`);
        const found = new Map((await lockTasks(tx, act.viewer, ids)).map((task) => [task.id, task]));
        const [changed, left]: [Task[], RefusedTask[]] = [[], []];
        for (const [at, id] of ids.entries()) {
          const task = found.get(id);
          const outcome = task === undefined ? ABSENT : await change(tx, task);
          if (outcome.ok) changed.push(outcome.value);
          else left.push({ at, why: outcome });
        }
        if (changed.length === 0) return left[0]?.why ?? ABSENT;
        await recordAudit(tx, act.viewer, changed.map((task) => ({ deed: 'CHANGE', act: act.name, subject: { kind: 'Task', id: task.id } })));
        return accepted({ changed, refused: left });
      },
      () => null,
    );
  }

  private async endIn(tx: Tx, task: Task, to: TaskEnd, outcome: TaskOutcome, by: AccountId | null): Promise<Outcome<Task>> {
    const next = endTask(task, to, outcome, this.clock.now());
    return next.ok ? this.write(tx, task, next.value, to, by) : next;
  }

  /** The task was locked, so nobody can have been first. */
  private async write(tx: Tx, before: Task, next: Task, act: TaskStep['act'], by: AccountId | null): Promise<Outcome<Task>> {
    const written = await updateTask(tx, before, next);
    if (written === null) return refused('STALE_EDIT', { what: 'task', version: before.version });
    await this.step(tx, written, act, by);
    return accepted(written);
  }

  private step(tx: Tx, task: Task, act: TaskStep['act'], by: AccountId | null): Promise<void> {
    const { missionId, id: taskId, version, owner, escalatedTo, outcome } = task;
    return insertTaskStep(tx, { missionId, taskId, version, act, owner, escalatedTo, outcome, by, at: this.clock.now() });
  }

  /** Whoever is asked for, if they may have it; else the role. */
  private async ownerFor(tx: Tx, missionId: MissionId, draft: TaskDraft): Promise<AccountId | null> {
    if (typeof draft.owner !== 'string') return null;
    const taker = await this.taker(tx, missionId, draft.owner);
    const task = newTask(draft, { missionId, id: newId<TaskId>(), openedAt: this.clock.now() });
    return taker !== null && assignTask(task, taker, await this.heldBy(tx, task)).ok ? taker.accountId : null;
  }

  private async taker(tx: Tx, missionId: MissionId, id: AccountId): Promise<TaskTaker | null> {
    const account = await this.accounts.byIdIn(tx, missionId, id);
    return account?.status === 'ACTIVE' ? { missionId, accountId: account.id, roles: account.roles, employerId: account.employerId } : null;
  }

  private async heldBy(tx: Tx, { missionId, jobseekerId }: Pick<Task, 'missionId' | 'jobseekerId'>): Promise<AccountId | null> {
    return jobseekerId === null ? null : ((await holdersOf(tx, missionId, [jobseekerId])).get(jobseekerId) ?? null);
  }

  private async read(tx: Tx, viewer: Viewer, act: string, tasks: Task[]): Promise<Task[]> {
    const sensitive = tasks.filter((task) => task.queue === 'PROTECTION');
    await recordAudit(tx, viewer, sensitive.map(({ id }) => ({ deed: 'READ', act, subject: { kind: 'Task', id }, why: 'PROTECTION' })));
    return tasks;
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'task' });
