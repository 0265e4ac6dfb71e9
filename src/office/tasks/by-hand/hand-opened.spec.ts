import { addDays, addYears, day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import { taskKey } from '../task.js';
import { taskKinds, taskSubjects } from '../task-words.js';
import { handOpened, handOpenedTask, isAbout, type HandOpenedKind, type TaskWish } from './hand-opened.js';

const today = day('2026-03-01');
const wish: TaskWish = { kind: 'CALL', topic: 'PAY', queue: 'CASE_MANAGER', dueOn: today, owner: null, priority: 'HIGH' };
const person = { kind: 'Jobseeker', id: 'p', jobseekerId: 'p' as JobseekerId } as const;
const firm = { kind: 'Employer', id: 'e', jobseekerId: null } as const;

describe('a task opened by hand', () => {
  it('is one of its own each time, with nothing that somebody said', () => {
    const [one, two] = ['1', '2'].map((mark) => handOpenedTask(wish, person, mark, today));
    expect(one).toMatchObject({ value: { kind: 'CALL', topic: 'PAY', subjectKind: 'Jobseeker', subjectId: 'p', jobseekerId: 'p', queue: 'CASE_MANAGER', priority: 'HIGH' } });
    expect(one?.ok && taskKey(one.value)).not.toBe(two?.ok && taskKey(two.value));
  });
  it.each([
    ['today', today, true],
    ['yesterday', addDays(today, -1), false],
    ['in five years', addYears(today, 5), true],
    ['a day later', addDays(addYears(today, 5), 1), false],
  ])('due %s', (_, dueOn, ok) => expect(handOpenedTask({ ...wish, dueOn }, person, '1', today).ok).toBe(ok));
  it('about a firm is for officers or protection', () => {
    expect(handOpenedTask(wish, firm, '1', today)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'queue' } });
    for (const queue of ['JOB_PLACEMENT_OFFICER', 'PROTECTION'] as const) expect(handOpenedTask({ ...wish, queue }, firm, '1', today).ok).toBe(true);
  });
  it('is of a closed list of kinds, each about a closed list of records', () => {
    expect(Object.keys(handOpened)).toEqual(['CALL', 'VISIT', 'REVIEW', 'INCIDENT', 'PAPER_MISSING']);
    for (const kind of Object.keys(handOpened) as HandOpenedKind[]) {
      expect(taskKinds).toContain(kind);
      expect(taskSubjects.filter((subject) => isAbout(kind, subject))).toEqual(taskSubjects.filter((subject) => (handOpened[kind] as readonly string[]).includes(subject)));
    }
    expect(isAbout('PAPER_MISSING', 'Employer')).toBe(false);
    expect(isAbout('CALL', 'Complaint')).toBe(false);
  });
});
