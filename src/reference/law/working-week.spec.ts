import fc from 'fast-check';

import { day, formatDay, type Day } from '../../kernel/day.js';
import { isWorkingDay, workingDaysAfter, workingDaysBetween } from './working-week.js';

const after = (country: string, from: string, days: number) => formatDay(workingDaysAfter(country, day(from), days));

describe('the working week', () => {
  it('has five days from a Monday to the next, where Saturday and Sunday are free', () => expect(after('ET', '2026-03-02', 5)).toBe('2026-03-09'));
  it('has Friday and Saturday free in Iraq', () => {
    expect(after('IQ', '2026-03-01', 5)).toBe('2026-03-08');
    expect(after('IQ', '2026-03-05', 1)).toBe('2026-03-08');
    expect(isWorkingDay('IQ', day('2026-03-08'))).toBe(true);
    expect(isWorkingDay('ET', day('2026-03-08'))).toBe(false);
  });
  it('ends a delivery on a Saturday as one on the Friday before', () => expect(after('ET', '2026-03-07', 5)).toBe(after('ET', '2026-03-06', 5)));
  it('counts what it adds', () => {
    fc.assert(
      fc.property(fc.constantFrom('ET', 'IQ', 'AF', 'IR', 'NP'), fc.integer({ min: 15_000, max: 25_000 }), fc.integer({ min: 1, max: 60 }), (country, from, days) => {
        const end = workingDaysAfter(country, from as Day, days);
        expect(workingDaysBetween(country, from as Day, end)).toBe(days);
        expect(isWorkingDay(country, end)).toBe(true);
      }),
    );
  });
});
