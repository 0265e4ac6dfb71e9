import fc from 'fast-check';

import { CODE_WORKS, digitsOf, MOST_AN_HOUR, MOST_TRIES, secondsToNext, standingOf, tried } from './one-time-code.js';

const now = new Date('2026-03-04T09:00:00Z');
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const fresh = { sealed: Buffer.from('x'), tries: 0, usedAt: null, expiresAt: later(CODE_WORKS) };

describe('a one-time code', () => {
  it('works once, for ten minutes', () => {
    const used = tried(fresh, true, later(CODE_WORKS - 1))!;
    expect([standingOf(used, now), used.sealed]).toEqual(['USED', null]);
    expect(tried(used, true, now)).toBeNull();
    expect(tried(fresh, true, later(CODE_WORKS))).toBeNull();
    expect(standingOf(fresh, later(CODE_WORKS))).toBe('OVER');
  });
  it('is over after five wrong ones, whatever is right by then', () => {
    let code: typeof fresh | null = fresh;
    for (let n = 0; n < MOST_TRIES; n += 1) code = tried(code!, false, now) as typeof fresh;
    expect([code!.tries, standingOf(code!, now)]).toEqual([MOST_TRIES, 'OVER']);
    expect(tried(code!, true, now)).toBeNull();
  });
  it('is never used by wrong ones', () =>
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 12 }), (all) => {
        let [code, used]: [typeof fresh | null, boolean] = [fresh, false];
        for (const right of all) {
          const next = tried(code!, right, now) as typeof fresh | null;
          if (next === null) break;
          code = next;
          used ||= right;
        }
        expect(code!.usedAt !== null).toBe(used);
        expect(code!.tries).toBeLessThanOrEqual(MOST_TRIES);
      }),
    ));
  it('is one of five within an hour', () => {
    const sent = Array.from({ length: MOST_AN_HOUR }, (_, n) => later(-n * 60_000));
    expect(secondsToNext(sent.slice(1), now)).toBe(0);
    expect(secondsToNext(sent, now)).toBe(56 * 60);
    expect(secondsToNext(sent, later(56 * 60_000))).toBe(0);
  });
  it.each([
    ['123456', '123456'],
    [' 123 456 ', '123456'],
    ['12-34-56', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('is read from %j as %j', (said, digits) => expect(digitsOf(said)).toBe(digits));
});
