import type { SelectQueryBuilder } from 'typeorm';

import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import { taskTable } from './task.table.js';
import type { Task, TaskId, TaskStep } from './task.js';
import { caseKinds, type TaskKind, type TaskQueue, type TaskStatus } from './task-words.js';

/** What the work list is narrowed to; null for no limit. */
export interface TaskFilter {
  readonly status: TaskStatus | null;
  readonly kind: TaskKind | null;
  /** For this role, or escalated to it. */
  readonly queue: TaskQueue | null;
  /** Of this account. */
  readonly owner: AccountId | null;
  readonly jobseekerId: JobseekerId | null;
  /** Due on this day or before. */
  readonly dueBy: Day | null;
}

/** Where a page goes on: place of the priority, due day, id. */
export type AfterTask = readonly [rank: number, dueOn: number, id: string] | null;

// Whoever accompanies the person is one fact of the people's floor, `jobseeker.assigned_to`; only ids of both are read here.
const HELD_BY = '(select j.assigned_to from jobseeker j where j.mission_id = t.mission_id and j.id = t.jobseeker_id)';

/** `maySeeTask`, where the rows are; whoever was erased has no tasks any more. */
function seenBy(query: SelectQueryBuilder<Task>, viewer: Viewer): SelectQueryBuilder<Task> {
  const [officer, protection, cases, finance] = [hasRole(viewer, 'JOB_PLACEMENT_OFFICER'), hasRole(viewer, 'PROTECTION'), hasRole(viewer, 'CASE_MANAGER'), hasRole(viewer, 'FINANCE')];
  return query.andWhere(
    `not exists (select 1 from jobseeker e where e.mission_id = t.mission_id and e.id = t.jobseeker_id and e.erased_at is not null)
       and t.hidden_from is distinct from :me and case when t.queue = 'PROTECTION' then :protection and ${HELD_BY} is distinct from :me
       else :protection or (:finance and t.queue = 'FINANCE') or (:officer and t.kind <> all(:caseKinds)) or (:cases and case when t.jobseeker_id is null then t.queue = 'CASE_MANAGER' else ${HELD_BY} = :me end) end`,
    { me: viewer.accountId, officer, protection, cases, finance, caseKinds },
  );
}

const tasks = (tx: Tx, missionId: MissionId): SelectQueryBuilder<Task> => tx.getRepository(taskTable).createQueryBuilder('t').where('t.missionId = :missionId', { missionId });

/** False where a task with this key is there already, ended or not. */
export async function insertTask(tx: Tx, task: Task): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(taskTable).values(task).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Null when somebody else changed it meanwhile. */
export function updateTask(tx: Tx, before: Task, next: Task): Promise<Task | null> {
  return updateVersioned(tx, taskTable, { ...next, version: before.version });
}

/** The viewer's part of the work list: most urgent first, then by due day. */
export function pageOfTasks(tx: Tx, viewer: Viewer, filter: TaskFilter, after: AfterTask, limit: number): Promise<Task[]> {
  const query = seenBy(tasks(tx, viewer.missionId), viewer);
  const { status, kind, queue, owner, jobseekerId, dueBy } = filter;
  if (status !== null) query.andWhere('t.status = :status', { status });
  if (kind !== null) query.andWhere('t.kind = :kind', { kind });
  if (queue !== null) query.andWhere('(t.queue = :queue or t.escalatedTo = :queue)', { queue });
  if (owner !== null) query.andWhere('t.owner = :owner', { owner });
  if (jobseekerId !== null) query.andWhere('t.jobseekerId = :jobseekerId', { jobseekerId });
  if (dueBy !== null) query.andWhere('t.dueOn <= :dueBy', { dueBy: formatDay(dueBy) });
  if (after !== null)
    query.andWhere('(t.priority, t.dueOn, t.id) > (:rank, :dueOn, :id)', { rank: after[0], dueOn: formatDay(after[1] as Day), id: after[2] });
  return query.orderBy('t.priority').addOrderBy('t.dueOn').addOrderBy('t.id').limit(limit).getMany();
}

/** Those of these tasks that the viewer may see. */
export function tasksByIds(tx: Tx, viewer: Viewer, ids: readonly TaskId[]): Promise<Task[]> {
  return seenBy(tasks(tx, viewer.missionId), viewer).andWhere('t.id = any(:ids::uuid[])', { ids: [...ids] }).getMany();
}

/** As `tasksByIds`, locked in the order of their ids, so that two bulk acts do not wait for each other. */
export async function lockTasks(tx: Tx, viewer: Viewer, ids: readonly TaskId[]): Promise<Task[]> {
  await tx.query('select 1 from task where mission_id = $1 and id = any($2::uuid[]) order by id for update', [viewer.missionId, ids]);
  return tasksByIds(tx, viewer, ids);
}

/** The task of a key. */
export function taskByKey(tx: Tx, missionId: MissionId, key: string): Promise<Task | null> {
  return tx.getRepository(taskTable).findOneBy({ missionId, key });
}

/** The task of a key, locked. */
export function lockByKey(tx: Tx, missionId: MissionId, key: string): Promise<Task | null> {
  return tx.getRepository(taskTable).findOne({ where: { missionId, key }, lock: { mode: 'pessimistic_write' } });
}

/** Open tasks of a kind, locked. */
export function lockOpenOfKind(tx: Tx, missionId: MissionId, kind: TaskKind): Promise<Task[]> {
  return tx.getRepository(taskTable).find({ where: { missionId, kind, status: 'OPEN' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** Open tasks of a person's case, locked. */
export function lockOpenOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Task[]> {
  return tx.getRepository(taskTable).find({ where: { missionId, jobseekerId, status: 'OPEN' }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** All tasks of a person's case that the viewer may see, oldest first. */
export function tasksOfPerson(tx: Tx, viewer: Viewer, jobseekerId: JobseekerId): Promise<Task[]> {
  return seenBy(tasks(tx, viewer.missionId), viewer).andWhere('t.jobseekerId = :jobseekerId', { jobseekerId }).orderBy('t.openedAt').addOrderBy('t.id').getMany();
}

/** Tasks whose escalation has come, locked; those that another process has in hand are passed over. */
export function lockLateTasks(tx: Tx, missionId: MissionId, today: Day, now: Date, limit: number): Promise<Task[]> {
  return tasks(tx, missionId)
    .andWhere(`t.status = 'OPEN' and (t.escalatesOn <= :today or (t.escalation = 0 and t.dueAt < :now))`, { today: formatDay(today), now })
    .orderBy('t.escalatesOn')
    .limit(limit)
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .getMany();
}

/** Whoever accompanies these people. */
export async function holdersOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, AccountId>> {
  if (ids.length === 0) return new Map();
  const rows: { id: JobseekerId; heldBy: AccountId }[] = await tx.query(
    'select id, assigned_to as "heldBy" from jobseeker where mission_id = $1 and id = any($2::uuid[])',
    [missionId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.heldBy]));
}

export async function insertTaskStep(tx: Tx, step: TaskStep): Promise<void> {
  await tx.query(
    'insert into task_step (mission_id, task_id, version, act, owner, escalated_to, outcome, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [step.missionId, step.taskId, step.version, step.act, step.owner, step.escalatedTo, step.outcome, step.by, step.at],
  );
}

/** The history of these tasks, oldest first. */
export function stepsOfTasks(tx: Tx, missionId: MissionId, ids: readonly TaskId[]): Promise<TaskStep[]> {
  return tx.query(
    `select mission_id as "missionId", task_id as "taskId", version, act, owner, escalated_to as "escalatedTo", outcome, by_account as "by", at
     from task_step where mission_id = $1 and task_id = any($2::uuid[]) order by task_id, version`,
    [missionId, ids],
  );
}

/** Whether a daily search for tasks has been made on that day or later. */
export async function searchedOn(tx: Tx, missionId: MissionId, search: TaskKind, today: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from task_search where mission_id = $1 and kind = $2 and on_day >= $3', [missionId, search, formatDay(today)]);
  return rows.length === 1;
}

export async function recordSearch(tx: Tx, missionId: MissionId, search: TaskKind, today: Day): Promise<void> {
  await tx.query(
    `insert into task_search (mission_id, kind, on_day) values ($1, $2, $3)
     on conflict (mission_id, kind) do update set on_day = greatest(task_search.on_day, excluded.on_day)`,
    [missionId, search, formatDay(today)],
  );
}
