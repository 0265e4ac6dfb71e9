import fc from 'fast-check';

import { addDays, addMonths, day, formatDay, type Day } from '../../../kernel/day.js';
import type { CheckIn } from '../check-in.js';
import { calendarOf, type CalendarFacts } from './calendar.js';
import { changesTo } from './changes.js';

const start = day('2026-01-31');
const facts: CalendarFacts = { awaitedOn: null, startedOn: start, endedOn: null, subsidyEndsOn: null, retentionUntil: null, followUp: { until: day('2026-11-01'), monthly: false } };
const person = (over: Partial<CalendarFacts> = {}) =>
  calendarOf({ ...facts, ...over })
    .filter(({ side }) => side === 'PERSON')
    .map(({ occasion, dueOn }) => `${occasion} ${formatDay(dueOn)}`);
const days = fc.integer({ min: day('2019-12-01'), max: day('2032-03-31') }).map((value) => value as Day);
const maybe = fc.option(days, { nil: null });
const anyFacts: fc.Arbitrary<CalendarFacts> = fc.record({
  awaitedOn: fc.constant(null),
  startedOn: days,
  endedOn: fc.constant(null),
  subsidyEndsOn: maybe,
  retentionUntil: maybe,
  followUp: fc.record({ until: days, monthly: fc.boolean() }),
});

describe('a calendar', () => {
  it('is that of RULES, in months of different length', () =>
    expect(person()).toEqual([
      'DAY-7 2026-02-07',
      'DAY-30 2026-03-02',
      'MONTH-3 2026-04-30',
      'MONTH-6 2026-07-31',
      'MONTH-9 2026-10-31',
      'FOLLOW-UP-END 2026-11-01',
      'MONTH-12 2027-01-31',
    ]));
  it('is monthly where that was chosen: 31 January and a month is the last of February, in leap years too', () => {
    const monthly = (on: string) => person({ startedOn: day(on), followUp: { until: day(on), monthly: true } });
    expect(monthly('2025-12-31').slice(1, 4)).toEqual(['DAY-30 2026-01-30', 'MONTH-2 2026-02-28', 'MONTH-3 2026-03-31']);
    expect(monthly('2027-12-31').slice(1, 4)).toEqual(['DAY-30 2028-01-30', 'MONTH-2 2028-02-29', 'MONTH-3 2028-03-31']);
    expect(monthly('2028-02-29').at(-1)).toBe('MONTH-12 2029-02-28');
  });
  it('goes on as long as the longest of what applies', () => {
    expect(person({ followUp: { until: day('2027-09-15'), monthly: false } }).slice(-3)).toEqual(['MONTH-15 2027-04-30', 'MONTH-18 2027-07-31', 'FOLLOW-UP-END 2027-09-15']);
    expect(person({ retentionUntil: day('2027-06-01') }).slice(-2)).toEqual(['MONTH-15 2027-04-30', 'RETENTION-END 2027-06-01']);
    expect(person({ subsidyEndsOn: day('2026-07-01') })).toContain('AFTER-SUBSIDY 2026-07-31');
  });
  it('asks once on one day, for the weightier reason', () => {
    expect(person({ subsidyEndsOn: day('2026-07-01') }).filter((each) => each.endsWith('2026-07-31'))).toEqual(['AFTER-SUBSIDY 2026-07-31']);
    expect(person({ followUp: { until: day('2026-10-31'), monthly: false } })).not.toContain('FOLLOW-UP-END 2026-10-31');
  });
  it('asks both sides about a start that nobody has confirmed, on the day after it', () => {
    const awaited = calendarOf({ ...facts, startedOn: null, awaitedOn: start });
    expect(awaited).toEqual(['PERSON', 'EMPLOYER'].map((side) => ({ side, kind: 'START', occasion: 'START', dueOn: addDays(start, 1) })));
    expect(calendarOf({ ...facts, awaitedOn: start }).map(({ kind }) => kind)).not.toContain('START');
  });
  it('is empty before a start of which nothing is awaited, and for whoever is not asked any more', () => {
    expect(calendarOf({ ...facts, startedOn: null })).toEqual([]);
    expect(calendarOf({ ...facts, followUp: null })).toEqual([]);
  });
  it('goes on after the end of the work until follow-up ends, for the person alone', () =>
    expect(calendarOf({ ...facts, endedOn: day('2026-05-05') }).map(({ side, occasion }) => `${side} ${occasion}`)).toEqual(['PERSON MONTH-6', 'PERSON MONTH-9', 'PERSON FOLLOW-UP-END']));
  it('asks employers too, less often', () =>
    expect(calendarOf(facts).filter(({ side }) => side === 'EMPLOYER').map(({ occasion }) => occasion)).toEqual(['DAY-30', 'MONTH-3', 'MONTH-6', 'MONTH-12']));

  it('holds for every start, end of follow-up and duty: in order, once a day, each occasion once, months 3 to 12, and to the last of them', () =>
    fc.assert(
      fc.property(anyFacts, (given) => {
        const entries = calendarOf(given);
        for (const side of ['PERSON', 'EMPLOYER']) {
          const own = entries.filter((each) => each.side === side);
          own.forEach(({ dueOn }, at) => expect(dueOn).toBeGreaterThan(own[at - 1]?.dueOn ?? given.startedOn!));
          expect(new Set(own.map((each) => each.occasion)).size).toBe(own.length);
        }
        const own = entries.filter((each) => each.side === 'PERSON').map(({ dueOn }) => dueOn);
        for (const months of [3, 6, 9, 12]) expect(own).toContain(addMonths(given.startedOn!, months));
        const { until } = given.followUp!;
        expect(own.at(-1)!).toBeGreaterThanOrEqual(until);
        if (given.followUp!.monthly) own.slice(1).forEach((dueOn, at) => expect(dueOn - own[at]!).toBeLessThanOrEqual(32));
      }),
    ));
});

describe('a calendar that is remade', () => {
  const rowsOf = (given: CalendarFacts, over: Partial<CheckIn> = {}): CheckIn[] =>
    calendarOf(given).map((entry) => ({ ...entry, status: 'PLANNED', round: 1, texts: 0, calls: 0, nextAt: null, version: 1, ...over }) as CheckIn);
  const applied = (rows: readonly CheckIn[], given: CalendarFacts): CheckIn[] => {
    const { add, move, cancel } = changesTo(rows, calendarOf(given));
    const changed = new Map([...move, ...cancel].map((row) => [`${row.side}${row.occasion}`, row]));
    return [...rows.map((row) => changed.get(`${row.side}${row.occasion}`) ?? row), ...add.map((entry) => ({ ...entry, status: 'PLANNED' }) as CheckIn)];
  };
  const planned = (rows: readonly CheckIn[]): string[] => rows.filter((row) => row.status === 'PLANNED').map((row) => `${row.side} ${row.occasion} ${row.dueOn}`).sort();

  it('is the same as one that is made anew, whatever it was before', () =>
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, now) => {
        const remade = applied(rowsOf(before), now);
        expect(planned(remade)).toEqual(planned(rowsOf(now)));
        expect(changesTo(remade, calendarOf(now))).toEqual({ add: [], move: [], cancel: [] });
      }),
    ));
  it('leaves what was answered, and cancels what is asked and not wanted any more', () => {
    const answered = rowsOf(facts, { status: 'ANSWERED' });
    expect(changesTo(answered, [])).toEqual({ add: [], move: [], cancel: [] });
    expect(changesTo(rowsOf(facts, { status: 'CALLING' }), []).cancel).toHaveLength(answered.length);
    expect(changesTo(rowsOf(facts, { status: 'CANCELLED' }), calendarOf(facts)).move).toHaveLength(answered.length);
  });
  it('moves with the start', () => expect(changesTo(rowsOf(facts), calendarOf({ ...facts, startedOn: addDays(start, 1) })).move.length).toBeGreaterThan(5));
});
