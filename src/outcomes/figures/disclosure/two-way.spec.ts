import fc from 'fast-check';

import { extreme, type Knowledge } from '../../../../test/outcomes/attacker.js';
import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { hideInTable, type ShownTable } from './two-way.js';

/** What somebody knows who reads a table. */
interface TableKnowledge extends Knowledge {
  /** Number of the unknown of an entry by row and column, margins last; undefined where it is shown. */
  readonly numberOf: (row: number, column: number) => number | undefined;
}

/** What follows from a table, and from what is known of its column totals and sum besides. */
function knowledgeOf({ cells, rowTotals, columnTotals, total }: ShownTable, knownTotals: readonly number[] | null): TableKnowledge {
  const whole = [...cells.map((row, at) => [...row, rowTotals[at] ?? null]), knownTotals ?? [...columnTotals, total]];
  const numbers = new Map<string, number>();
  whole.forEach((row, at) => row.forEach((entry, column) => (entry === null ? numbers.set(`${at}.${column}`, numbers.size) : null)));
  const width = whole[0]!.length;
  const equation = (places: readonly (readonly [number, number])[], margin: readonly [number, number]) => {
    const of = new Map<number, number>();
    let sum = 0;
    for (const [sign, [row, column]] of [...places.map((place) => [1, place] as const), [-1, margin] as const]) {
      const unknown = numbers.get(`${row}.${column}`);
      if (unknown === undefined) sum -= sign * whole[row]![column]!;
      else of.set(unknown, (of.get(unknown) ?? 0) + sign);
    }
    return { of, sum };
  };
  const [rows, columns] = [whole.map((_, at) => at), Array.from({ length: width }, (_, at) => at)];
  const equations = [
    ...rows.map((row) => equation(columns.slice(0, -1).map((column) => [row, column] as const), [row, width - 1])),
    ...columns.map((column) => equation(rows.slice(0, -1).map((row) => [row, column] as const), [rows.length - 1, column])),
  ];
  return { unknown: numbers.size, equations, numberOf: (row, column) => numbers.get(`${row}.${column}`) };
}

const margined = (cells: readonly (readonly number[])[]): number[][] => {
  const lines = cells.map((row) => [...row, row.reduce((a, b) => a + b, 0)]);
  return [...lines, lines[0]!.map((_, column) => lines.reduce((all, line) => all + line[column]!, 0))];
};

/** Every hidden entry under 5 has an interval that is at least 5 wide, holds the truth and reaches 5. */
function protects(cells: readonly (readonly number[])[], shown: ShownTable, knownTotals: readonly number[] | null): void {
  const knowledge = knowledgeOf(shown, knownTotals);
  margined(cells).forEach((row, at) =>
    row.forEach((value, column) => {
      const unknown = knowledge.numberOf(at, column);
      if (unknown === undefined) return;
      if (value >= SMALLEST_SHOWN) return;
      const [low, high] = [extreme(knowledge, unknown, -1), extreme(knowledge, unknown, 1)];
      expect(low).toBeLessThanOrEqual(value + 1e-6);
      expect(high).toBeGreaterThanOrEqual(SMALLEST_SHOWN - 1e-6);
      expect(high - low).toBeGreaterThanOrEqual(SMALLEST_SHOWN - 1e-6);
    }),
  );
}

const entriesOf = ({ cells, rowTotals, columnTotals, total }: ShownTable): (number | null)[] => [...cells.flat(), ...rowTotals, ...columnTotals, total];
const tables = (most: number) =>
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
    .chain(([rows, columns]) => fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }));

describe('a table with two margins', () => {
  it('with nothing to hide is shown as it is', () =>
    expect(hideInTable([[5, 6], [7, 8]])).toEqual({ cells: [[5, 6], [7, 8]], rowTotals: [11, 15], columnTotals: [12, 14], total: 26 }));
  it('takes three others with a single small one', () => {
    const shown = hideInTable([[1, 20, 30], [10, 12, 40], [25, 35, 45]])!;
    expect(shown.cells).toEqual([[null, null, 30], [null, null, 40], [25, 35, 45]]);
    expect([shown.rowTotals, shown.columnTotals, shown.total]).toEqual([[51, 62, 105], [36, 67, 115], 218]);
  });
  it('knows that two lists of their own would not do: each line hides two, and yet all can be worked out', () => {
    const cells = [[3, 9, 20], [30, 4, 8], [40, 6, 2]];
    protects(cells, hideInTable(cells)!, null);
  });
  it('refuses what is no count', () => expect(() => hideInTable([[1.5]])).toThrow(RangeError));

  it('shows nothing under 5, and nobody who solves all lines at once pins what is hidden', () =>
    fc.assert(
      fc.property(fc.oneof(tables(7), tables(12), tables(40)), (cells) => {
        const shown = hideInTable(cells);
        expect(shown).not.toBeNull();
        const truth = margined(cells).flat();
        for (const entry of entriesOf(shown!)) expect(entry === null || entry >= SMALLEST_SHOWN).toBe(true);
        expect(truth.filter((value) => value >= SMALLEST_SHOWN).length).toBeGreaterThanOrEqual(entriesOf(shown!).filter((entry) => entry !== null).length);
        protects(cells, shown!, null);
      }),
      { numRuns: 500 },
    ));

  it('beside a list of its column totals either shows nothing of the groups, or pins nobody', () =>
    fc.assert(
      fc.property(fc.oneof(tables(7), tables(12), tables(40)), (cells) => {
        const shown = hideInTable(cells, 'COLUMNS');
        if (shown !== null) protects(cells, shown, margined(cells).at(-1)!);
      }),
      { numRuns: 500 },
    ));

  it('beside another table of the same people, by other groups, stays as wide: what makes up for a small entry leaves the totals alone', () =>
    fc.assert(
      fc.property(tables(20), (cells) => {
        const shown = hideInTable(cells, 'COLUMNS');
        const totals = margined(cells).at(-1)!;
        if (shown === null) return;
        expect(shown.columnTotals.concat(shown.total)).toEqual(totals);
      }),
    ));

  it('hides little of a large table: less than half of what is not small', () => {
    const cells = Array.from({ length: 12 }, (_, row) => Array.from({ length: 3 }, (_, column) => 6 + ((row * 7 + column * 5) % 30)));
    const spoilt = cells.map((line, row) => line.map((value, column) => ((row * 3 + column) % 9 === 0 ? value % 5 : value)));
    const shown = hideInTable(spoilt)!;
    const hidden = shown.cells.flat().filter((cell) => cell === null).length;
    expect(hidden).toBeLessThan(spoilt.flat().filter((value) => value < 5).length + 12);
    protects(spoilt, shown, null);
  });
});
