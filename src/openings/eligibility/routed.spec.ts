import { day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, OpeningId } from '../../kernel/ids.js';
import { ruleOf, taskKey } from '../../office/tasks/task.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { peopleRules } from '../../programmes/rules/ready/people.js';
import { cashForWork } from '../../programmes/rules/ready/instruments.js';
import { eligibleUnder } from '../../programmes/rules/rule-set.js';
import { routedTasks } from './routed.js';

const on = day('2026-03-31');
const person = { id: 'person' as JobseekerId, assignedTo: 'manager' as AccountId };
const tasks = (facts: Facts, opening = 'opening') =>
  routedTasks(person, opening as OpeningId, eligibleUnder(facts, null, on, [peopleRules, cashForWork]).routes, on).map((task) => ({ rule: ruleOf({ key: taskKey(task) }), queue: task.queue, kind: task.kind, owner: task.owner ?? null, key: taskKey(task) }));

describe('what rules route', () => {
  it.each<[string, Facts, object[]]>([
    ['F45: what is needed near the work goes to whoever accompanies the person', { enablersNeeded: ['CHILD_CARE'], enablersMissing: 1 }, [{ rule: 'F45', queue: 'CASE_MANAGER', kind: 'CASE_RULE', owner: 'manager' }]],
    ['F46: years abroad too', { monthsAbroad: 60 }, [{ rule: 'F46', queue: 'CASE_MANAGER', kind: 'CASE_RULE', owner: 'manager' }]],
    ['F46: what protection knows goes to protection', { weakLinks: true }, [{ rule: 'F46', queue: 'PROTECTION', kind: 'CASE_RULE', owner: null }]],
    ['F06: what anybody may know goes to officers', { reviewOn: day('2026-03-30'), reviewed: false }, [{ rule: 'F06', queue: 'JOB_PLACEMENT_OFFICER', kind: 'REVIEW', owner: null }]],
    ['nothing', { monthsAbroad: 59, weakLinks: false, enablersNeeded: ['CHILD_CARE'], enablersMissing: 0 }, []],
  ])('%s', (_, facts, told) => expect(tasks(facts)).toEqual(told.map((task) => expect.objectContaining(task))));

  it('is one task for a person, and one for each opening where that decides', () => {
    const keys = (facts: Facts) => new Set(['one', 'other'].flatMap((opening) => tasks(facts, opening).map(({ key }) => key)));
    expect(keys({ monthsAbroad: 60 }).size).toBe(1);
    expect(keys({ enablersNeeded: ['CHILD_CARE'], enablersMissing: 1 }).size).toBe(2);
  });
});
