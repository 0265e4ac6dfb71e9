import fc from 'fast-check';

import { hideSmallCells, SMALLEST_SHOWN } from './small-cells.js';

describe('small cells', () => {
  it.each([
    ['nothing to hide', [5, 6, 7], [5, 6, 7], 18],
    ['a count of 5 is shown', [5], [5], 5],
    ['a single small one takes the smallest other with it', [4, 9, 6, 8], [null, 9, null, 8], 27],
    ['nobody is hidden too', [0, 9, 6], [null, 9, null], 15],
    ['two that sum up to 5 protect each other', [4, 1, 9], [null, null, 9], 14],
    ['two that sum up to less do not', [1, 1, 9, 6], [null, null, 9, null], 17],
    ['with nobody left the sum goes', [4], [null], null],
    ['a small sum is hidden', [1, 2], [null, null], null],
    ['two large enough hidden ones with no others', [3, 3], [null, null], 6],
    ['no groups', [], [], null],
  ])('%s', (_, counts, cells, total) => expect(hideSmallCells(counts)).toEqual({ cells, total }));

  it('refuse what is no count', () => {
    for (const count of [-1, 0.5, NaN]) expect(() => hideSmallCells([count])).toThrow(RangeError);
  });

  it('never show less than 5, nor let one be worked out: every hidden count may be small or not, for all that is shown', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), (counts) => {
        const { cells, total } = hideSmallCells(counts);
        for (const shown of [...cells, total]) expect(shown === null || shown >= SMALLEST_SHOWN).toBe(true);
        const hidden = cells.filter((cell) => cell === null).length;
        if (total === null || hidden === 0) return;
        // The sum of what is hidden is known; each may be anything from 0 up to it, if there is another to take the rest.
        const rest = total - cells.reduce<number>((all, cell) => all + (cell ?? 0), 0);
        expect(hidden).toBeGreaterThan(1);
        expect(rest).toBeGreaterThanOrEqual(SMALLEST_SHOWN);
      }),
      { numRuns: 2_000 },
    ));

  it('hide no more than one count beyond those that are small', () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 6 }), (counts) => {
        const hidden = hideSmallCells(counts).cells.filter((cell) => cell === null).length;
        expect(hidden - counts.filter((count) => count < SMALLEST_SHOWN).length).toBeLessThanOrEqual(1);
      }),
    ));
});
