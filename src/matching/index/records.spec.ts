import fc from 'fast-check';

import { Draft, numberOrNullAt, orNull, Records } from './records.js';

describe('records', () => {
  it('hold what was put last, whatever else comes and goes', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.option(fc.array(fc.integer({ min: -2_147_483_647 }), { maxLength: 12 }))), { maxLength: 150 }), (steps) => {
        const records = new Records(2, 4);
        const draft = new Draft();
        const plain = new Map<number, readonly number[]>();
        let peak = 0;
        for (const [slot, words] of steps) {
          if (words === null) {
            records.drop(slot);
            plain.delete(slot);
          } else {
            draft.begin();
            for (const word of words) draft.whole(word);
            records.put(slot, draft);
            plain.set(slot, words);
          }
          peak = Math.max(peak, [...plain.values()].reduce((sum, { length }) => sum + length, 0));
          // An eighth of air, and less than a quarter of waste before the next tidying.
          expect(records.words.length).toBeLessThanOrEqual(1.5 * (peak + 12) + 32);
          for (let each = 0; each < 10; each++) expect(records.has(each)).toBe(plain.has(each));
          for (const [each, expected] of plain) expect([...records.words.subarray(records.starts[each], records.ends[each])]).toEqual(expected);
        }
      }),
    ));

  it('refuse numbers that are not whole or need more than 32 bits', () => {
    for (const number of [0.5, NaN, 2 ** 31, -(2 ** 31), Infinity]) expect(() => new Draft().whole(number)).toThrow(RangeError);
    expect(() => new Draft().pair(65_536, 0)).toThrow(RangeError);
  });

  it('keep any number and null apart', () =>
    fc.assert(
      fc.property(fc.option(fc.double({ noNaN: true })), fc.option(fc.integer({ min: -2_147_483_647 })), (number, whole) => {
        const draft = new Draft().begin().numberOrNull(number).wholeOrNull(whole);
        expect(numberOrNullAt(draft.written(), 0)).toBe(number);
        expect(orNull(draft.written()[2]!)).toBe(whole);
      }),
    ));
});
