import fc from 'fast-check';

import { addDays, addMonths, day, formatDay } from '../../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import { taskKey } from '../../../office/tasks/task.js';
import { psychosocialRounds, surveyRounds } from '../survey.js';
import { askBy, presentRound, surveyTasks } from './due-rounds.js';

const from = day('2026-01-31');
const person = { id: 'p' as JobseekerId, status: 'ACTIVE', assignedTo: 'cm' as AccountId } as const;
const tasksOn = (today: string, over = {}, answered: Parameters<typeof surveyTasks>[2] = []) =>
  surveyTasks({ ...person, ...over }, from, answered, day(today)).map(({ queue, occasion, dueOn, owner }) => [queue, occasion, formatDay(dueOn), owner]);

describe('the round of a day', () => {
  it.each([
    ['2026-01-30', null],
    ['2026-01-31', 'BASELINE'],
    ['2026-04-29', 'BASELINE'],
    ['2026-04-30', 'MONTH_3'],
    ['2026-07-30', 'MONTH_3'],
    ['2026-07-31', 'MONTH_6'],
    ['2026-10-31', 'MONTH_9'],
    ['2027-01-31', 'MONTH_12'],
    ['2027-04-29', 'MONTH_12'],
    ['2027-04-30', null],
  ])('%s is %s', (today, round) => expect(presentRound(from, day(today))).toBe(round));
  it('is none before arrival', () => expect(presentRound(null, day('2030-01-01'))).toBeNull());
  it('is asked within a month of arrival, and within 14 days of its day', () => {
    expect(formatDay(askBy(from, 'BASELINE'))).toBe('2026-02-28');
    expect(formatDay(askBy(from, 'MONTH_3'))).toBe('2026-05-14');
  });
});

describe('what is to be asked', () => {
  it('is two parts by two roles at the beginning, after 6 and after 12 months, one at the others', () => {
    expect(tasksOn('2026-02-01')).toEqual([['CASE_MANAGER', 'BASELINE.GENERAL', '2026-02-28', 'cm'], ['PROTECTION', 'BASELINE.PSYCHOSOCIAL', '2026-02-28', null]]);
    expect(tasksOn('2026-05-01')).toEqual([['CASE_MANAGER', 'MONTH-3.GENERAL', '2026-05-14', 'cm']]);
    expect(tasksOn('2027-02-01').map(([queue]) => queue)).toEqual(['CASE_MANAGER', 'PROTECTION']);
  });
  it('is what was not answered', () => {
    expect(tasksOn('2026-02-01', {}, [{ round: 'BASELINE', part: 'GENERAL' }])).toEqual([['PROTECTION', 'BASELINE.PSYCHOSOCIAL', '2026-02-28', null]]);
    expect(tasksOn('2026-05-01', {}, [{ round: 'BASELINE', part: 'GENERAL' }])).toHaveLength(1);
    expect(tasksOn('2026-05-01', {}, [{ round: 'MONTH_3', part: 'GENERAL' }])).toEqual([]);
  });
  it.each([['PAUSED', 2], ['WITHDRAWN', 0], ['CLOSED', 0]] as const)('of somebody who is %s is %i', (status, count) => expect(tasksOn('2026-02-01', { status })).toHaveLength(count));

  it('is every round once in a year, whatever days somebody looks, as long as it is not for three months', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.array(fc.integer({ min: 1, max: 80 }), { minLength: 30, maxLength: 40 }), (start, steps) => {
        const arrived = addDays(from, start);
        const seen = new Map<string, string>();
        for (let today = arrived, at = 0; today < addMonths(arrived, 18); today = addDays(today, steps[at++ % steps.length]!))
          for (const draft of surveyTasks(person, arrived, [], today)) {
            seen.set(taskKey(draft), draft.queue);
            expect(draft.dueOn).toBeGreaterThan(arrived);
          }
        expect([...seen.values()].filter((queue) => queue === 'CASE_MANAGER')).toHaveLength(surveyRounds.length);
        expect([...seen.values()].filter((queue) => queue === 'PROTECTION')).toHaveLength(psychosocialRounds.length);
      }),
    ));
});
