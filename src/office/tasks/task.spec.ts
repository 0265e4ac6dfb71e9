import fc from 'fast-check';

import { addDays, day, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Role } from '../../platform/viewer.js';
import { escalated, escalations, escalatesOn } from './escalation.js';
import { assignTask, endTask, maySeeTask, newTask, taskKey, taskMoves, type Task, type TaskDraft, type TaskId } from './task.js';
import { taskKinds, taskOutcomes, taskPriorities, taskQueues, taskStatuses, type TaskOutcome } from './task-words.js';

const due = day('2026-03-01');
const now = new Date('2026-03-02T08:00:00Z');
const draft: TaskDraft = { kind: 'CALL', subjectKind: 'Jobseeker', subjectId: 'p', jobseekerId: 'p' as JobseekerId, occasion: 'day-7', queue: 'CASE_MANAGER', dueOn: due };
const task = newTask(draft, { missionId: 'm' as MissionId, id: 't' as TaskId, openedAt: now });
const who = (...roles: Role[]) => ({ missionId: task.missionId, accountId: 'me' as AccountId, roles, employerId: null });
const [me, other] = ['me' as AccountId, 'other' as AccountId];

describe('a task', () => {
  it('has a key of kind, subject and occasion, which can hold nothing that somebody said', () => {
    expect(taskKey(draft)).toBe('CALL/p/day-7');
    for (const occasion of ['', 'a b', 'Ayşe', 'x'.repeat(81)]) expect(() => taskKey({ ...draft, occasion })).toThrow(RangeError);
  });
  it('ends only as its table says, with an outcome of that end', () => {
    const all = Object.values(taskOutcomes).flat() as TaskOutcome[];
    for (const status of taskStatuses)
      for (const to of ['DONE', 'CANCELLED'] as const)
        for (const outcome of all) {
          const ended = endTask({ ...task, status }, to, outcome, now);
          const allowed: readonly TaskOutcome[] = taskOutcomes[to];
          expect(ended.ok).toBe(taskMoves[status].includes(to) && allowed.includes(outcome));
          if (ended.ok) expect(ended.value).toMatchObject({ status: to, outcome, endedAt: now, escalatesOn: null, version: 2 });
        }
  });
  it('is reached in every status, and left in none that has ended', () => {
    expect(new Set(['OPEN', ...Object.values(taskMoves).flat()])).toEqual(new Set(taskStatuses));
    expect(assignTask({ ...task, status: 'DONE' }, null, null)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
  it('is given only to those who may see it', () => {
    expect(assignTask(task, who('CASE_MANAGER'), other)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(assignTask(task, who('FINANCE'), me)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(assignTask(task, who('CASE_MANAGER'), me)).toMatchObject({ value: { owner: 'me', version: 2 } });
    expect(assignTask({ ...task, owner: me }, null, me)).toMatchObject({ value: { owner: null } });
  });
});

describe('who sees a task', () => {
  const own = { ...task, jobseekerId: 'p' as JobseekerId };
  it.each([
    ['a case manager, of an own case', who('CASE_MANAGER'), own, me, true],
    ['a case manager, of another case', who('CASE_MANAGER'), own, other, false],
    ['a case manager, of nobody and for the role', who('CASE_MANAGER'), { ...own, jobseekerId: null }, null, true],
    ['a case manager, of nobody and for officers', who('CASE_MANAGER'), { ...own, jobseekerId: null, queue: 'JOB_PLACEMENT_OFFICER' as const }, null, false],
    ['an officer, by handle', who('JOB_PLACEMENT_OFFICER'), own, other, true],
    ['an officer, whom money was asked of', who('JOB_PLACEMENT_OFFICER'), { ...own, kind: 'FEE_ASKED' as const }, other, false],
    ['a case manager, whom money was asked of, of an own case', who('JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'), { ...own, kind: 'FEE_ASKED' as const }, me, true],
    ['protection, whom money was asked of', who('PROTECTION'), { ...own, kind: 'FEE_ASKED' as const }, other, true],
    ['an officer, what is for protection', who('JOB_PLACEMENT_OFFICER'), { ...own, queue: 'PROTECTION' as const }, other, false],
    ['a case manager, what is for protection, of an own case', who('CASE_MANAGER'), { ...own, queue: 'PROTECTION' as const }, me, false],
    ['protection', who('PROTECTION'), { ...own, queue: 'PROTECTION' as const }, other, true],
    ['protection, of an own case', who('PROTECTION', 'CASE_MANAGER'), { ...own, queue: 'PROTECTION' as const }, me, false],
    ['protection, from whom it is hidden', who('PROTECTION'), { ...own, queue: 'PROTECTION' as const, hiddenFrom: me }, other, false],
    ['finance, what is for finance', who('FINANCE'), { ...own, queue: 'FINANCE' as const }, other, true],
    ['finance, what is for officers', who('FINANCE'), { ...own, queue: 'JOB_PLACEMENT_OFFICER' as const }, other, false],
    ['a case manager, what is for finance, of nobody', who('CASE_MANAGER'), { ...own, jobseekerId: null, queue: 'FINANCE' as const }, null, false],
    ['the administrator', who('ADMIN'), own, other, false],
    ['a counsellor of the host office', who('RETURN_COUNSELLOR'), own, me, false],
  ])('%s', (_, viewer, seen, heldBy, may) => expect(maySeeTask(viewer, seen, heldBy)).toBe(may));
});

describe('escalation', () => {
  const kinds = fc.constantFrom(...taskKinds);
  const late = (kind: Task['kind'], days: number): Task | null => escalated({ ...task, kind, escalatesOn: null }, addDays(due, days) as Day, now);
  it('waits for the day of its step, and no longer', () => {
    expect(late('CALL', 2)).toBeNull();
    expect(late('CALL', 3)).toMatchObject({ escalation: 1, escalatedTo: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH', escalatesOn: addDays(due, 10) });
    expect(late('FEE_ASKED', 1)).toMatchObject({ escalatedTo: 'PROTECTION', priority: 'URGENT' });
  });
  it('catches up after a long sleep, in one', () => expect(late('CALL', 400)).toMatchObject({ escalation: 2, escalatedTo: 'PROTECTION', escalatesOn: null, version: 2 }));
  it('after the minute by which it was to be done, and once', () => {
    const [urgent, later] = [{ ...task, kind: 'INCIDENT' as const, dueAt: now }, new Date(now.getTime() + 1)];
    expect(escalated(urgent, due, now)).toBeNull();
    const next = escalated(urgent, due, later);
    expect(next).toMatchObject({ escalation: 1, escalatedTo: 'PROTECTION', priority: 'URGENT' });
    expect(escalated(next!, due, later)).toBeNull();
    expect(escalated(next!, addDays(due, 3), later)).toMatchObject({ escalation: 2 });
  });
  it('leaves what has ended, and what is for protection with protection', () => {
    expect(escalated({ ...task, status: 'DONE' }, addDays(due, 400), now)).toBeNull();
    expect(escalated({ ...task, queue: 'PROTECTION' }, addDays(due, 4), now)).toMatchObject({ escalatedTo: 'PROTECTION' });
  });
  it('is a table in the order of days', () => {
    for (const kind of taskKinds) expect(escalations[kind].map((step) => step.afterDays)).toEqual([...escalations[kind]].map((step) => step.afterDays).sort((a, b) => a - b));
  });
  it('comes to the same whether looked at daily or once, never goes down in the list, and names its next day', () =>
    fc.assert(
      fc.property(kinds, fc.constantFrom(...taskPriorities), fc.constantFrom(...taskQueues), fc.integer({ min: 0, max: 40 }), (kind, priority, queue, days) => {
        const first: Task = { ...task, kind, priority, queue, escalatesOn: escalatesOn({ ...task, kind }) };
        let daily = first;
        for (let at = 0; at <= days; at += 1) {
          const today = addDays(due, at);
          const next = escalated(daily, today, now);
          expect(next !== null).toBe(daily.escalatesOn !== null && daily.escalatesOn <= today);
          if (next !== null) expect(taskPriorities.indexOf(next.priority)).toBeLessThanOrEqual(taskPriorities.indexOf(daily.priority));
          daily = next ?? daily;
        }
        expect({ ...(escalated(first, addDays(due, days), now) ?? first), version: 0 }).toEqual({ ...daily, version: 0 });
      }),
    ));
});
