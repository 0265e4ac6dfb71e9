import fc from 'fast-check';

import { addDays, addMonths, day, type Day } from '../../kernel/day.js';
import type { PayrollDeclaration } from '../payrolls/payroll.js';
import { correctionOf, decided, partOfMonth, correctedAt, type PayrollCorrection } from './payroll-correction.js';

const march = day('2026-03-01');
const payment = { id: 'p', awardId: 'a', minor: 310, fromDay: march, toDay: day('2026-03-31') } as never as Parameters<typeof correctionOf>[0]['payment'];
const declaration = (over: Partial<PayrollDeclaration> = {}): PayrollDeclaration => ({ month: march, headCount: 3, wagesPaid: true, dismissals: [], number: 2, ...over }) as PayrollDeclaration;
const said = (over: Partial<PayrollDeclaration> = {}, occupation: string | null = 'urn:driver') => correctionOf({ payment, occupation }, declaration(over), { headCount: 3 });

describe('what a payment holds of a month', () => {
  it.each<[string, string, string, number]>([
    ['all of it', '2026-03-01', '2026-03-31', 310],
    ['its part by days', '2026-02-01', '2026-03-31', Math.floor((310 * 31) / 59)],
    ['nothing of another month', '2026-04-01', '2026-04-30', 0],
    ['its last day', '2026-03-31', '2026-04-09', 31],
  ])('is %s', (_, from, to, part) => expect(partOfMonth({ minor: 310, fromDay: day(from), toDay: day(to) }, march)).toBe(part));

  it('comes to no more than was paid, over all its months, and to all but a unit of each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 365 }), (minor, from, length) => {
        const paid = { minor, fromDay: addDays(march, from), toDay: addDays(march, from + length) };
        let [sum, months] = [0, 0];
        for (let month: Day = march; month <= paid.toDay; month = addMonths(month, 1)) [sum, months] = [sum + partOfMonth(paid, month), months + 1];
        expect(sum).toBeLessThanOrEqual(minor);
        expect(sum).toBeGreaterThan(minor - months);
      }),
    );
  });
});

describe('a month that is declared otherwise after it was paid for', () => {
  it('is as due as before where wages were paid and nobody had to go', () => expect(said()).toBeNull());
  it('is not due without wages', () => expect(said({ wagesPaid: false })).toEqual({ cause: 'WAGES_UNPAID', minor: 310 }));
  it('is not due below the head count of before', () => expect(said({ headCount: 2 })).toEqual({ cause: 'DISPLACEMENT', minor: 310 }));
  it('is not due where somebody of the occupation, or of any, was dismissed', () => {
    for (const occupation of ['urn:driver', null]) expect(said({ dismissals: [{ occupation, on: day('2026-03-20') }] })).toEqual({ cause: 'DISPLACEMENT', minor: 310 });
    expect(said({ dismissals: [{ occupation: 'urn:baker', on: day('2026-03-20') }] })).toBeNull();
  });
  it('is no other month', () => expect(said({ month: day('2026-04-01'), wagesPaid: false })).toBeNull());
});

describe('a decision about it', () => {
  const open = { status: 'OPEN', awardId: 'a', month: march, minor: 100, version: 1 } as PayrollCorrection;
  it('is made once', () => {
    for (const to of ['CLAIMED_BACK', 'SETTLED', 'STANDS', 'WITHDRAWN'] as const) {
      const next = decided(open, to, null, new Date(0));
      expect(next).toMatchObject({ value: { status: to, version: 2 } });
      for (const then of ['CLAIMED_BACK', 'SETTLED', 'STANDS', 'WITHDRAWN'] as const) {
        // What was settled moved no money.
        const isLetStand = to === 'SETTLED' && then === 'STANDS';
        if (next.ok) expect(decided(next.value, then, null, new Date(0))).toMatchObject(isLetStand ? { value: { status: 'STANDS' } } : { code: 'MOVE_NOT_ALLOWED' });
      }
    }
  });
  it('lowers what is due where it is settled, and is claimed where it is claimed', () => {
    const all = (['OPEN', 'CLAIMED_BACK', 'SETTLED', 'SETTLED', 'STANDS', 'WITHDRAWN'] as const).map((status) => ({ ...open, status }));
    const [own, other] = [correctedAt(all, open.awardId), correctedAt(all, 'b' as never)];
    expect(own).toMatchObject({ settled: 200, claimed: 100 });
    expect(other).toMatchObject({ settled: 0, claimed: 0 });
    expect([own.after(day('2026-02-28')), own.after(march), other.after(day('2026-02-28'))]).toEqual([300, 0, 0]);
  });
});
