import { addDays, day, formatDay, type Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import type { Evidence } from '../../programmes/funds/payments/payment.js';
import type { PlacementId } from '../placements/placement.js';
import { checkReport, faultOfStipend, lastDayOf, paperTasks, type Followed } from './internship-papers.js';

const start = day('2026-03-02');
const placement: Followed['placement'] = {
  id: 'p' as PlacementId,
  jobseekerId: 'j' as JobseekerId,
  stage: 'STARTED',
  startedOn: start,
  endedOn: null,
  agreedAt: new Date('2026-02-20T22:00:00Z'),
  terms: { startsOn: null, hoursPerWeek: null, pay: null, remote: false },
};
const signed = { agreementOn: start, reportedOn: null };
const tasksOf = (over: Partial<Followed['placement']>, papers: Followed['papers'], today: Day, months: number | null = 3) =>
  paperTasks({ placement: { ...placement, ...over }, months, papers }, today, 'Africa/Addis_Ababa').map(({ occasion, dueOn }) => [occasion, formatDay(dueOn)]);

describe('the last day of an internship', () => {
  it('is as agreed, and the real one once it is over', () => {
    expect(formatDay(lastDayOf(placement, 3)!)).toBe('2026-06-01');
    expect(lastDayOf({ startedOn: start, endedOn: addDays(start, 9) }, 3)).toBe(addDays(start, 9));
  });
  it('is not known before the start, or without a length', () => {
    expect(lastDayOf({ startedOn: null, endedOn: addDays(start, 9) }, 3)).toBeNull();
    expect(lastDayOf(placement, null)).toBeNull();
  });
});

describe('papers that are missing', () => {
  it('are the agreement until it is signed, by the first day', () => {
    expect(tasksOf({}, null, start)).toEqual([['agreement', '2026-03-02']]);
    expect(tasksOf({ startedOn: null, terms: { ...placement.terms, startsOn: addDays(start, 2) } }, null, start)).toEqual([['agreement', '2026-03-04']]);
    expect(tasksOf({ startedOn: null }, null, start)).toEqual([['agreement', '2026-03-07']]);
    expect(tasksOf({}, signed, start)).toEqual([]);
    expect(tasksOf({ stage: 'ENDED', startedOn: null, endedOn: start }, null, start)).toEqual([]);
  });

  it('are the report from a week before the last day, by a week after it, until it is given', () => {
    expect(tasksOf({}, signed, day('2026-05-24'))).toEqual([]);
    expect(tasksOf({}, signed, day('2026-05-25'))).toEqual([['report', '2026-06-08']]);
    expect(tasksOf({}, signed, day('2026-09-01'))).toEqual([['report', '2026-06-08']]);
    expect(tasksOf({}, { ...signed, reportedOn: start }, day('2026-09-01'))).toEqual([]);
  });

  it('are the report at once where it ended early or became a job, and of a length nobody said at its end', () => {
    expect(tasksOf({ stage: 'CONVERTED', endedOn: addDays(start, 10) }, signed, addDays(start, 10))).toEqual([['report', '2026-03-19']]);
    expect(tasksOf({}, signed, addDays(start, 900), null)).toEqual([]);
    expect(tasksOf({ stage: 'ENDED', endedOn: addDays(start, 10) }, signed, addDays(start, 10), null)).toEqual([['report', '2026-03-19']]);
  });
});

describe('F04: a part of a stipend', () => {
  const rule = (papers: Followed['papers'], evidence: Evidence) => faultOfStipend(papers, evidence)?.facts['rule'] ?? null;
  it('is paid once the agreement is signed', () => {
    for (const papers of [null, { agreementOn: null, reportedOn: start }]) expect(rule(papers, 'ATTENDANCE')).toBe('F04');
    expect(rule(signed, 'ATTENDANCE')).toBeNull();
  });
  it('is shown by an end report that was given', () => {
    expect(rule(signed, 'END_REPORT')).toBe('F04');
    expect(rule({ ...signed, reportedOn: start }, 'END_REPORT')).toBeNull();
  });
});

describe('checkReport', () => {
  const goals = ['Knead', 'Bake'];
  it('keeps goals in the order of the internship, each once', () =>
    expect(checkReport({ goalsReached: ['Bake', 'Knead', 'Bake'], wouldHire: true }, goals)).toEqual({ ok: true, value: { goalsReached: goals, wouldHire: true } }));
  it('takes a report that no goal was reached', () => expect(checkReport({ goalsReached: [], wouldHire: null }, goals).ok).toBe(true));
  it('refuses words of its own: nothing is said of a person here but what was agreed', () =>
    expect(checkReport({ goalsReached: ['Was late'], wouldHire: false }, goals)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'goalsReached' } }));
});
