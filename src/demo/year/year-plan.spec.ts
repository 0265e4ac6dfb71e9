import { DAYS, PEOPLE, yearPlan } from './year-plan.js';

describe('the plan of the year', () => {
  it('is the same every time', () => expect(yearPlan()).toEqual(yearPlan()));
  it('has a hundred people, of every kind, with offers, refusals, ends, gaps and people who are lost', () => {
    const people = yearPlan();
    expect(people).toHaveLength(PEOPLE);
    expect(new Set(people.map((person) => person.kind)).size).toBe(3);
    const first = people.map((person) => person.attempts[0]!);
    for (const answer of ['INTERESTED', 'DECLINED', 'SILENT']) expect(first.filter((attempt) => attempt.answer === answer).length).toBeGreaterThan(4);
    expect(first.filter((attempt) => attempt.job.lasts !== null).length).toBeGreaterThan(30);
    expect(first.filter((attempt) => attempt.job.lostAfter !== null).length).toBeGreaterThan(5);
    expect(Math.max(...people.map((person) => person.registered))).toBeLessThan(DAYS - 365);
  });
});
