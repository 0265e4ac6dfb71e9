import fc from 'fast-check';

import { addDays, day, type Day } from '../../kernel/day.js';
import { reminded, reminderDay, type Question } from './question.js';
import { ANSWER_DAYS } from './question.js';
import { FEW, mostOffersAtOnce, responseOf, sayResponse, SILENT_FROM, type Asked } from './response.js';

const today = day('2026-06-30');
const asked = (ago: number, after: number | null = null, closed: number | null = null): Asked => {
  const askedOn = addDays(today, -ago);
  return { askedOn, answeredOn: after === null ? null : addDays(askedOn, after), closedOn: closed === null ? null : addDays(askedOn, closed) };
};
const many = (n: number, each: () => Asked): Asked[] => Array.from({ length: n }, each);

describe('the response of an employer', () => {
  it('counts what was answered, and what should have been by now', () => {
    expect(responseOf([], today)).toEqual({ due: 0, answered: 0, inTime: 0, few: true, rate: null, silent: false });
    expect(responseOf([asked(ANSWER_DAYS)], today).due).toBe(0);
    expect(responseOf([asked(ANSWER_DAYS + 1)], today).due).toBe(1);
    expect(responseOf([asked(1, 1)], today)).toMatchObject({ due: 1, answered: 1, inTime: 1 });
    expect(responseOf([asked(30, ANSWER_DAYS)], today).inTime).toBe(1);
    expect(responseOf([asked(30, ANSWER_DAYS + 1)], today)).toMatchObject({ answered: 1, inTime: 0 });
  });

  it('leaves out what nobody needed answered any more, and what is older than a year', () => {
    expect(responseOf([asked(60, null, ANSWER_DAYS)], today).due).toBe(0);
    expect(responseOf([asked(60, 5, 6)], today).due).toBe(1);
    expect(responseOf([asked(365)], today).due).toBe(0);
    expect(responseOf([asked(364)], today).due).toBe(1);
  });

  it('is not better for candidates who were taken back because nobody answered', () => {
    expect(responseOf([asked(60, null, ANSWER_DAYS + 1)], today)).toMatchObject({ due: 1, answered: 0 });
    expect(responseOf([asked(ANSWER_DAYS + 5, null, ANSWER_DAYS + 10)], today).due).toBe(1);
  });

  it('is no rate while there are few', () => {
    expect(responseOf(many(FEW - 1, () => asked(20, 2)), today)).toMatchObject({ few: true, rate: null });
    expect(responseOf(many(FEW, () => asked(20, 2)), today)).toMatchObject({ few: false, rate: 1 });
    expect(sayResponse(responseOf(many(2, () => asked(20, 2)), today))).toContain('2 of 2 questions answered');
    expect(sayResponse(responseOf(many(2, () => asked(20, 2)), today))).toContain('too few');
    expect(sayResponse(responseOf(many(9, () => asked(20, 2)), today))).not.toContain('too few');
  });

  it('is silent from three on where less than half were answered; a late answer ends it', () => {
    const left = (n: number): Asked[] => many(n, () => asked(20));
    expect(responseOf(left(SILENT_FROM - 1), today).silent).toBe(false);
    expect(responseOf(left(SILENT_FROM), today).silent).toBe(true);
    expect(responseOf([...left(2), asked(20, 19)], today).silent).toBe(true);
    expect(responseOf([...left(2), asked(20, 19), asked(20, 19)], today).silent).toBe(false);
  });

  it('gives a silent employer a third of the offers, never none and never more', () => {
    expect([1, 2, 3, 5, 6, 20].map((perSeat) => mostOffersAtOnce({ silent: true }, perSeat))).toEqual([1, 1, 1, 1, 2, 6]);
    expect([1, 3, 20].map((perSeat) => mostOffersAtOnce({ silent: false }, perSeat))).toEqual([1, 3, 20]);
  });

  it('does not depend on the order, and one more answer never makes it worse', () => {
    const one = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.option(fc.integer({ min: 0, max: 30 })), fc.option(fc.integer({ min: 0, max: 30 }))).map(([ago, after, closed]) => asked(ago, after, closed));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 20 }), (questions) => {
        const before = responseOf(questions, today);
        expect(responseOf([...questions].reverse(), today)).toEqual(before);
        expect(before.inTime <= before.answered && before.answered <= before.due).toBe(true);
        const after = responseOf([...questions, asked(5, 0)], today);
        expect(after.silent && !before.silent && before.due >= SILENT_FROM).toBe(false);
        expect((after.rate ?? 1) >= (before.rate ?? 0)).toBe(true);
      }),
    );
  });
});

describe('reminders', () => {
  const question = { askedOn: today, reminders: 0, remindsOn: reminderDay(today, 0), answeredAt: null, closedAt: null } as Question;
  const on = (days: number, from: Question = question): Question | null => reminded(from, addDays(today, days) as Day);

  it('go out after three days and after ten, and then no more', () => {
    expect([0, 1, 2].map((days) => on(days))).toEqual([null, null, null]);
    const first = on(3)!;
    expect(first).toMatchObject({ reminders: 1, remindsOn: addDays(today, 10) });
    expect(on(9, first)).toBeNull();
    const second = on(10, first)!;
    expect(second).toMatchObject({ reminders: 2, remindsOn: null });
    expect(on(300, second)).toBeNull();
  });

  it('are one after a long sleep, and none once it was answered or nobody asks any more', () => {
    expect(on(50)).toMatchObject({ reminders: 2, remindsOn: null });
    expect(on(50, { ...question, answeredAt: new Date() })).toBeNull();
    expect(on(50, { ...question, closedAt: new Date() })).toBeNull();
  });
});
