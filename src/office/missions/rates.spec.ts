import fc from 'fast-check';
import { addDays, day, type Day } from '../../kernel/day.js';
import { minorDigits } from '../../reference/codes/codes.js';
import { convert, isRate, missionRates, type ExchangeRate } from './rates.js';

const start = day('2026-01-01');
const rate = (currency: string, text: string, validFrom: Day = start): ExchangeRate => ({ currency, rate: text, validFrom });
const birr = missionRates('ETB', [rate('USD', '132.45'), rate('JPY', '0.88'), rate('KWD', '431.2'), rate('IQD', '0.1011'), rate('EUR', '143')]);

describe('convert', () => {
  it.each([
    ['to the base', 10_000, 'USD', 'ETB', 1_324_500],
    ['from the base', 1_324_500, 'ETB', 'USD', 10_000],
    ['no minor digits: 1,000 yen', 1_000, 'JPY', 'ETB', 88_000],
    ['three minor digits: 1.000 dinar', 1_000, 'KWD', 'ETB', 43_120],
    ['three minor digits: 250,000.000 Iraqi dinars', 250_000_000, 'IQD', 'ETB', 2_527_500],
    ['across the base: 1 dollar in yen', 100, 'USD', 'JPY', 151],
    ['across the base: 100 euros in dollars', 10_000, 'EUR', 'USD', 10_797],
    ['the same currency is left alone', 123, 'ETB', 'ETB', 123],
    ['also one without a rate', 123, 'GHS', 'GHS', 123],
    ['nothing is nothing', 0, 'USD', 'JPY', 0],
  ])('%s', (_, minor, currency, to, expected) => expect(convert({ minor, currency }, to, start, birr)).toEqual({ minor: expected, currency: to }));

  it.each([
    [1, 1],
    [-1, -1],
    [3, 2],
    [-3, -2],
  ])('rounds halves away from zero: %i at 0.5 is %i', (minor, expected) =>
    expect(convert({ minor, currency: 'USD' }, 'ETB', start, missionRates('ETB', [rate('USD', '0.5')]))?.minor).toBe(expected),
  );

  it('takes the latest rate on or before the day, whatever the order they were entered in', () => {
    const rates = missionRates('ETB', [
      rate('USD', '60', day('2024-07-29')),
      rate('USD', '20', day('2015-01-01')),
      rate('USD', '57', day('2024-01-01')),
    ]);
    const onDay = (text: string) => convert({ minor: 100, currency: 'USD' }, 'ETB', day(text), rates)?.minor ?? null;
    expect(['2014-12-31', '2015-01-01', '2023-12-31', '2024-01-01', '2024-07-28', '2024-07-29', '2026-01-01'].map(onDay)).toEqual([
      null, 2000, 2000, 5700, 5700, 6000, 6000,
    ]);
  });

  it('takes the correction when a day was entered twice', () => {
    expect(convert({ minor: 100, currency: 'USD' }, 'ETB', start, missionRates('ETB', [rate('USD', '1'), rate('USD', '2')]))?.minor).toBe(200);
  });

  it('knows nothing of a currency without a rate, in either direction', () => {
    expect(convert({ minor: 1, currency: 'GHS' }, 'ETB', start, birr)).toBeNull();
    expect(convert({ minor: 1, currency: 'USD' }, 'GHS', start, birr)).toBeNull();
    expect(convert({ minor: 1, currency: 'USD' }, 'ETB', addDays(start, -1), birr)).toBeNull();
  });

  it('gives no amount that a number cannot hold', () => {
    const rates = missionRates('ETB', [rate('USD', '999999999999')]);
    expect(convert({ minor: 10_000_000, currency: 'USD' }, 'ETB', start, rates)).toBeNull();
  });
});

describe('convert, for any rates', () => {
  const currencies = ['ETB', 'USD', 'JPY', 'KWD', 'IQD', 'XOF'] as const;
  const currency = fc.constantFrom(...currencies);
  const anyRate = fc
    .tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, shift]) => (shift === 0 ? String(digits) : `${Math.floor(digits / 10 ** shift)}.${String(digits % 10 ** shift).padStart(shift, '0')}`));
  const world = fc
    .tuple(...currencies.slice(1).map(() => anyRate))
    .map((rates) => missionRates('ETB', rates.map((text, i) => rate(currencies[i + 1]!, text))));
  const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

  it('a larger amount is never worth less', () => {
    fc.assert(
      fc.property(world, currency, currency, minor, minor, (rates, from, to, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const first = convert({ minor: less, currency: from }, to, start, rates);
        const second = convert({ minor: more, currency: from }, to, start, rates);
        if (first !== null && second !== null) expect(first.minor).toBeLessThanOrEqual(second.minor);
      }),
    );
  });

  it('there and back is off by at most one minor unit, or by what one minor unit of the other is worth', () => {
    fc.assert(
      fc.property(world, currency, currency, minor, (rates, from, to, amount) => {
        const there = convert({ minor: amount, currency: from }, to, start, rates);
        const back = there === null ? null : convert(there, from, start, rates);
        const coarse = convert({ minor: 1, currency: to }, from, start, rates);
        if (back === null || coarse === null) return;
        expect(Math.abs(back.minor - amount)).toBeLessThanOrEqual(Math.max(1, coarse.minor));
      }),
    );
  });

  it('is within half a minor unit of the true value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), currency, fc.integer({ min: 0, max: 1_000_000 }), (numerator, from, amount) => {
        if (from === 'ETB') return;
        const result = convert({ minor: amount, currency: from }, 'ETB', start, missionRates('ETB', [rate(from, (numerator / 100).toFixed(2))]));
        const exact = (amount * numerator * 100) / 100 / 10 ** minorDigits(from);
        expect(Math.abs(result!.minor - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12);
      }),
    );
  });

  it('a negative amount mirrors the positive one', () => {
    fc.assert(
      fc.property(world, currency, currency, minor, (rates, from, to, amount) => {
        const plus = convert({ minor: amount, currency: from }, to, start, rates)?.minor ?? null;
        const minus = convert({ minor: -amount, currency: from }, to, start, rates)?.minor ?? null;
        expect(minus === null ? null : minus + (plus ?? 0)).toBe(plus === null ? null : 0);
      }),
    );
  });
});

describe('isRate', () => {
  it.each(['1', '0.000001', '132.4500', '999999999999.999999999999'])('%s is one', (text) => expect(isRate(text)).toBe(true));
  it.each(['0', '0.00', '-1', '1.', '.5', '1e3', '1,5', ' 1', '', 'NaN', '1234567890123'])('"%s" is none', (text) => expect(isRate(text)).toBe(false));
});
