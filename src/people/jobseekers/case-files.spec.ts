import fc from 'fast-check';

import { addYears, day, type Day } from '../../kernel/day.js';
import { boundOf } from './case-files.service.js';

const today = day('2026-11-22');

describe('boundOf', () => {
  it.each([
    ['an adult tells no more than that', '1990-05-05', null, '2008-11-22'],
    ['what is known of an adult stays', '1990-05-05', '2000-01-01', '2000-01-01'],
    ['what was wrong does not', '2001-05-05', '2000-01-01', '2008-11-22'],
    ['somebody 18 today', '2008-11-22', null, '2008-11-22'],
    ['somebody 18 tomorrow counts by the month', '2008-11-23', '2000-01-01', '2008-11-30'],
    ['a child counts by the month', '2012-02-03', null, '2012-02-29'],
  ])('%s', (_, born, held, bound) => expect(boundOf(day(born), held === null ? null : day(held), today)).toBe(day(bound)));

  it('is never before the birth: nobody is taken for older', () => {
    const days = fc.integer({ min: addYears(today, -100), max: today }).map((value) => value as Day);
    fc.assert(fc.property(days, fc.option(days), (born, held) => expect(boundOf(born, held, today)).toBeGreaterThanOrEqual(born)));
  });
});
