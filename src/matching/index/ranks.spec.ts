import fc from 'fast-check';

import { heldSlots, idKeys, sortedSlots } from './ranks.js';

describe('sorted slots', () => {
  it('are in rising order of their keys, equal ones as they stood', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer(), fc.nat(0xffffffff)), { maxLength: 40 }), (rows) => {
        const column = (at: 0 | 1): Int32Array => Int32Array.from(rows, (row) => row[at]);
        const slots = Int32Array.from(rows.keys());
        const expected = [...rows.keys()].sort((a, b) => rows[a]![0] - rows[b]![0] || rows[a]![1] - rows[b]![1] || rows[a]![2] - rows[b]![2]);
        expect([...sortedSlots(slots, [column(0), column(1), Uint32Array.from(rows, (row) => row[2])])]).toEqual(expected);
      }),
    ));

  it('are the same when they are many', () => {
    const keys = Int32Array.from({ length: 5_000 }, (_, slot) => ((slot * 2_654_435_761) | 0) % 1_000_003);
    const slots = Int32Array.from(keys.keys());
    expect([...sortedSlots(slots, [keys])]).toEqual([...slots].sort((a, b) => keys[a]! - keys[b]!));
  });

  it('are those given and no others', () => expect([...sortedSlots(Int32Array.of(4, 2), [Int32Array.of(0, 0, 9, 0, 1)])]).toEqual([4, 2]));

  it('take ids by their words, the first first', () =>
    expect([...sortedSlots(Int32Array.of(0, 1), idKeys(Uint32Array.of(5, 0, 0, 0, 4, 9, 9, 9)))]).toEqual([1, 0]));
});

describe('held slots', () => {
  it('have a record', () => expect([...heldSlots(Int32Array.of(0, -1, 7, 3), 3)]).toEqual([0, 2]));
  it('are none in an empty market', () => expect([...heldSlots(new Int32Array(4), 0)]).toEqual([]));
});
