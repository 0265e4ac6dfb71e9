import fc from 'fast-check';
import { withinEdits } from './edits.js';

const codes = (text: string) => Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** The textbook table, whole: letters more, less, other, and neighbours swapped. */
function edits(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)));
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      let cost = Math.min(table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, table[i - 2]![j - 2]! + 1);
      table[i]![j] = cost;
    }
  }
  return table[a.length]![b.length]!;
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });

describe('withinEdits', () => {
  it('says what the whole table says', () => {
    fc.assert(
      fc.property(word, word, word, fc.integer({ min: 1, max: 2 }), (before, a, b, most) => {
        const letters = codes(before + b + 'zz');
        expect(withinEdits(codes(a), letters, before.length, before.length + b.length, most)).toBe(edits(a, b) <= most);
      }),
      { numRuns: 3000 },
    );
  });

  it('is not asked about texts that are longer than any name', () => {
    const long = codes('a'.repeat(500));
    expect(withinEdits(long, long, 0, 500, 1)).toBe(false);
  });
});
