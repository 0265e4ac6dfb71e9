import fc from 'fast-check';

import { addDays, addMonths, day, formatDay, type Day } from '../../kernel/day.js';
import { NOTHING_CORRECTED, type Corrected } from '../../openings/payroll-corrections/payroll-correction.js';
import { seatMoney } from './instalment.js';
import { dueBy, dutiesFrom, owedBack } from './supported-seat.js';

const startedOn = day('2026-01-31');

describe('a seat that a programme pays for', () => {
  it('is paid for to the day before the same day of the last month, and kept for as long as was agreed', () => {
    const days = (months: number, retentionMonths: number | null) => {
      const { subsidyEndsOn, retentionUntil } = dutiesFrom({ months, retentionMonths }, day('2026-03-10'));
      return [formatDay(subsidyEndsOn), retentionUntil === null ? null : formatDay(retentionUntil)];
    };
    expect(days(6, 6)).toEqual(['2026-09-09', '2027-03-09']);
    expect(days(1, null)).toEqual(['2026-04-09', null]);
  });

  it('is due month by month, and within one by days', () => {
    const terms = { minor: 600, months: 6, wageStepsPercent: null };
    const due = (until: string) => dueBy(terms, day('2026-04-01'), day(until));
    expect(due('2026-03-31')).toBe(0);
    expect(due('2026-04-15')).toBe(50);
    expect(due('2026-04-30')).toBe(100);
    expect(due('2026-05-31')).toBe(200);
    expect(due('2026-09-29')).toBeLessThan(600);
    expect(due('2026-09-30')).toBe(600);
    expect(due('2027-12-31')).toBe(600);
  });

  it('F05: pays what the wage of each month lacks of the advertised one', () => {
    const terms = { minor: 600, months: 3, wageStepsPercent: [70, 80, 90] };
    const due = (months: number) => dueBy(terms, day('2026-04-01'), addDays(addMonths(day('2026-04-01'), months), -1));
    expect([due(1), due(2), due(3)]).toEqual([300, 500, 600]);
    expect(dueBy({ ...terms, wageStepsPercent: [100] }, day('2026-04-01'), day('2026-04-30'))).toBe(200);
    expect(dueBy({ ...terms, months: 4, wageStepsPercent: [80, 100] }, day('2026-04-01'), day('2026-04-30'))).toBe(600);
  });

  it('is never due for more than was set aside, and never less a day later', () => {
    const terms = fc.record({ minor: fc.integer({ min: 1, max: 1_000_000_000_000 }), months: fc.integer({ min: 1, max: 36 }), wageStepsPercent: fc.option(fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 1, maxLength: 36 })) });
    fc.assert(
      fc.property(terms, fc.integer({ min: -40, max: 1_200 }), (seat, days) => {
        const [one, next] = [dueBy(seat, startedOn, addDays(startedOn, days)), dueBy(seat, startedOn, addDays(startedOn, days + 1))];
        expect(one).toBeGreaterThanOrEqual(0);
        expect(next).toBeGreaterThanOrEqual(one);
        expect(next).toBeLessThanOrEqual(seat.minor);
      }),
    );
  });
});

describe('money that was paid too much', () => {
  const terms = { minor: 1_200, months: 6, wageStepsPercent: null };
  const placement = { startedOn: day('2026-03-01'), endedOn: day('2026-03-31'), endReason: 'OWN_WISH', subsidyEndsOn: day('2026-08-31'), retentionUntil: null } as const;
  const back = (over: Partial<Parameters<typeof seatMoney>[1]>, left = 400) => seatMoney(terms, { ...placement, ...over }, [{ minor: 400, status: 'APPROVED' }], { paid: left, committed: 0 }, day('2026-05-01')).owedBack;

  it('is owed back by an end, or a start, that was written down late, as far as nobody has claimed it', () => {
    expect(back({})).toBe(200);
    expect(back({ endedOn: day('2026-04-30') })).toBe(0);
    expect(back({ startedOn: day('2026-04-01'), endedOn: null, endReason: null })).toBe(194);
    expect(back({}, 250)).toBe(50);
    expect(back({}, 100)).toBe(0);
  });

  it('is no more by what finance corrected, and nothing is asked for twice', () => {
    const corrected = (over: Partial<Corrected>): Corrected => ({ ...NOTHING_CORRECTED, ...over });
    const owed = (over: Partial<Parameters<typeof seatMoney>[1]>, by: Corrected, left = 400, today = '2026-05-01') =>
      seatMoney(terms, { ...placement, ...over }, [{ minor: 400, status: 'APPROVED' }], { paid: left, committed: 0 }, day(today), by).owedBack;
    // What is settled is less of what falls due next, as long as something does.
    const settled = corrected({ settled: 200 });
    expect(owed({ endedOn: null, endReason: null }, settled)).toBe(0);
    expect(owed({ endedOn: day('2026-04-30') }, settled)).toBe(200);
    // April was corrected, and then it turned out that nobody worked in it: what was claimed is claimed.
    const april = 196;
    const after = (on: Day) => (on < day('2026-04-01') ? april : 0);
    expect(owed({}, corrected({ claimed: april, after }), 400 - april)).toBe(200 - april);
    expect(owed({}, corrected({ settled: april, after }))).toBe(200);
    // Of a month that was worked, what is claimed back is gone besides.
    expect(owed({ endedOn: day('2026-04-30') }, corrected({ claimed: april }), 400 - april)).toBe(0);
  });

  it('is not owed back once more by a duty that was broken', () => {
    expect(back({ endReason: 'DISMISSED_REDUNDANCY', retentionUntil: day('2027-02-28') })).toBe(400);
  });
});

describe('the duty to keep somebody (L12)', () => {
  const placement = { endReason: 'DISMISSED_REDUNDANCY', subsidyEndsOn: day('2026-06-30'), retentionUntil: day('2026-10-08'), endedOn: day('2026-06-30') } as const;

  it('is kept, broken in part or as a whole', () => {
    expect(owedBack({ ...placement, endedOn: day('2026-10-08') }, 1_000)).toBe(0);
    expect(owedBack({ ...placement, endedOn: day('2026-08-19') }, 1_000)).toBe(500);
    expect(owedBack(placement, 1_000)).toBe(1_000);
    expect(owedBack({ ...placement, endedOn: day('2026-03-01') }, 1_000)).toBe(1_000);
    expect(owedBack(placement, 0)).toBe(0);
  });

  it('is broken by the employer alone, and not while the work goes on', () => {
    for (const endReason of ['OWN_WISH', 'BETTER_JOB', 'PERSONAL', 'DISMISSED_CONDUCT', 'CONTRACT_COMPLETED'] as const) expect(owedBack({ ...placement, endReason }, 1_000)).toBe(0);
    expect(owedBack({ ...placement, endReason: null, endedOn: null }, 1_000)).toBe(0);
    expect(owedBack({ ...placement, retentionUntil: null }, 1_000)).toBe(0);
  });
});
