import fc from 'fast-check';

import { extreme, type Equation } from '../../../../test/outcomes/attacker.js';
import { hideByGroup, hideKeepingFirst, OTHERS, type ShownGroup } from './by-group.js';
import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';

const COLUMNS = 3;
const counted = (people: readonly { group: string; column: number }[]) =>
  [...new Set(people.map((person) => person.group))].sort().map((group) => ({
    group,
    counts: Array.from({ length: COLUMNS }, (_, column) => people.filter((person) => person.group === group && person.column === column).length),
  }));

describe('groups side by side', () => {
  it('of any number are pooled where they are small', () =>
    expect(hideByGroup([{ group: 'a', counts: [10, 12] }, { group: 'b', counts: [2, 1] }, { group: 'c', counts: [4, 0] }, { group: 'd', counts: [9, 9] }], true)).toMatchObject([
      { group: 'a' }, { group: 'd' }, { group: OTHERS },
    ]));
  it('have one column of what the sums over all groups hide', () => {
    const shown = hideByGroup([{ group: 'a', counts: [10, 3, 9] }, { group: 'b', counts: [12, 0, 8] }], false);
    expect(shown).toEqual([{ group: 'a', counts: [10, null, null], total: 22 }, { group: 'b', counts: [12, null, null], total: 20 }]);
  });
  it.each([
    ['what is not small', [9, 8, 7], [9, 8, 7]],
    ['the first, though it is the smallest that could be hidden with another', [6, 9, 1], [6, null, null]],
    ['the first, beside others that are small together but not too small', [9, 2, 4], [9, null, null]],
    ['not the first beside fewer than 5', [9, 2, 1], [null, null, null]],
    ['nor a small one', [2, 9, 8], [null, 9, null]],
  ])('in the list of sums show %s', (_, counts, cells) => expect(hideKeepingFirst(counts).cells).toEqual(cells));
  it('show nothing of too few', () => {
    expect(hideByGroup([{ group: 'a', counts: [3, 1] }], false)).toEqual([{ group: 'a', counts: [null, null], total: null }]);
    expect(hideByGroup([{ group: 'a', counts: [9, 9] }, { group: 'b', counts: [1, 0] }], false).map((each) => each.total)).toEqual([null, null]);
    expect(hideByGroup([], true)).toEqual([]);
  });

  /** Unknowns are every cell of both tables and every sum; everything that is shown, and that it all adds up, is an equation. */
  function knowledge(tables: readonly (readonly ShownGroup[])[], overall: ReturnType<typeof hideKeepingFirst>) {
    const equations: Equation[] = [];
    const [sums, total] = [Array.from({ length: COLUMNS }, (_, column) => column), COLUMNS];
    let next = COLUMNS + 1;
    const say = (of: readonly (readonly [number, number])[], sum: number) => equations.push({ of: new Map(of), sum });
    say([...sums.map((at) => [at, 1] as const), [total, -1]], 0);
    [...overall.cells, overall.total].forEach((value, at) => value !== null && say([[at, 1]], value));
    const places = tables.map((groups) => {
      const cells = groups.map(() => sums.map(() => next++));
      groups.forEach(({ counts, total: size }, row) => {
        counts.forEach((value, column) => value !== null && say([[cells[row]![column]!, 1]], value));
        if (size !== null) say(cells[row]!.map((cell) => [cell, 1] as const), size);
      });
      for (const column of sums) say([...cells.map((row) => [row[column]!, 1] as const), [column, -1]], 0);
      return cells;
    });
    return { unknown: next, equations, places };
  }

  const person = fc.record({ kind: fc.constantFrom('x', 'y', 'z'), firm: fc.constantFrom('1', '2', '3', '4'), column: fc.integer({ min: 0, max: COLUMNS - 1 }) });
  it('and by other groups beside it, with the sums of all, pin nobody to whoever solves everything at once', () =>
    fc.assert(
      fc.property(fc.array(person, { maxLength: 90 }), (people) => {
        if (people.length === 0) return;
        const tables = [counted(people.map(({ kind, column }) => ({ group: kind, column }))), counted(people.map(({ firm, column }) => ({ group: firm, column })))];
        const shown = tables.map((table) => hideByGroup(table, false));
        const overall = hideKeepingFirst(Array.from({ length: COLUMNS }, (_, column) => people.filter((each) => each.column === column).length));
        const { places, ...known } = knowledge(shown, overall);
        shown.forEach((groups, which) => {
          if (groups.every((group) => group.total === null && group.counts.every((count) => count === null))) return;
          groups.forEach(({ counts, total }, row) => {
            for (const value of [...counts, total]) expect(value === null || value >= SMALLEST_SHOWN).toBe(true);
            counts.forEach((value, column) => {
              const truth = tables[which]![row]!.counts[column]!;
              if (value !== null || truth >= SMALLEST_SHOWN) return;
              expect(extreme(known, places[which]![row]![column]!, 1)).toBeGreaterThanOrEqual(SMALLEST_SHOWN - 1e-6);
            });
          });
        });
      }),
      { numRuns: 300 },
    ));
});
