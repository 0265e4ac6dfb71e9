import fc from 'fast-check';

import { compareIds, IdTable, idOf, wordsOf } from './id-table.js';

const anyUuid = (): fc.Arbitrary<string> => fc.uuid();
/** Ids that differ in little, so that they meet in the table. */
const nearUuid = (): fc.Arbitrary<string> => fc.nat(40).map((n) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`);

describe('id table', () => {
  it('finds every id that was added and none that was removed, however they came and went', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.oneof(nearUuid(), anyUuid()), fc.boolean()), { maxLength: 120 }), (steps) => {
        const table = new IdTable(2);
        const plain = new Map<string, number>();
        for (const [id, isAdded] of steps) {
          if (isAdded) {
            const slot = table.add(id);
            expect(plain.get(id) ?? slot).toBe(slot);
            expect([...plain].some(([other, taken]) => taken === slot && other !== id)).toBe(false);
            plain.set(id, slot);
          } else {
            table.remove(id);
            plain.delete(id);
          }
          for (const [each, slot] of plain) {
            expect(table.slotOf(each)).toBe(slot);
            expect(table.idOf(slot)).toBe(each);
          }
          expect(table.slotOf(id)).toBe(plain.get(id) ?? -1);
          expect(table.count).toBe(plain.size);
        }
      }),
    ));

  it('gives freed slots out again before it grows', () => {
    const table = new IdTable(4);
    const [a, b, c] = fc.sample(anyUuid(), 3);
    table.add(a!);
    table.add(b!);
    table.remove(a!);
    expect(table.add(c!)).toBe(0);
    expect(table.size).toBe(2);
  });

  it('orders ids as their text is ordered', () =>
    fc.assert(
      fc.property(anyUuid(), anyUuid(), (a, b) => {
        const words = Uint32Array.from([...wordsOf(a), ...wordsOf(b)]);
        expect(Math.sign(compareIds(words, 0, 1))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(idOf(words, 1)).toBe(b);
      }),
    ));

  it('refuses what is no UUID in its canonical form', () => {
    expect(() => new IdTable(1).add('7')).toThrow(RangeError);
    expect(() => new IdTable(1).add('00000000-0000-4000-8000-00000000000A')).toThrow(RangeError);
  });
});
