import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { networkOf, slackOf, type TableNetwork } from './slack.js';

/** What is shown of a table with its margins: null for what is hidden. */
export interface ShownTable {
  readonly cells: readonly (readonly (number | null)[])[];
  readonly rowTotals: readonly (number | null)[];
  readonly columnTotals: readonly (number | null)[];
  readonly total: number | null;
}

/** What of the margins is known to readers whatever a table hides: nothing, or the totals of columns and the sum, which stand in a list of their own. */
export type KnownMargins = 'NONE' | 'COLUMNS';

/** Hiding a total costs more than any cell, the sum most. */
const TOTAL_COST = 1e9;

/**
 * A table of counts of people with two margins. Every entry under 5 is hidden, margins too, and as many others as it takes that each hidden entry under 5 could be
 * higher by 5 or more, for all that follows from what is shown: whoever solves all rows and columns at once finds an interval that is at least that wide and
 * reaches 5. So no sum of hidden entries that can be worked out is under 5 either. Which others are hidden is a cheap choice, not always the cheapest.
 *
 * With `known` COLUMNS the column totals and the sum are shown elsewhere, beside other tables of the same people. Whatever is hidden here is then made up for within the
 * columns, so that tables by different groups, side by side, give away no more than each alone. Null where that cannot be: nothing of the groups may be shown.
 */
export function hideInTable(cells: readonly (readonly number[])[], known: KnownMargins = 'NONE'): ShownTable | null {
  if (!cells.flat().every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError('counts are whole numbers of 0 or more');
  const network = networkOf(cells);
  const hidden = new Set<number>();
  const small = network.values.flatMap((value, place) => (value < SMALLEST_SHOWN && !(known === 'COLUMNS' && isKnown(network, place)) ? [place] : []));
  for (const place of small) hidden.add(place);
  const cost = (place: number): number => {
    if (known === 'COLUMNS' && isKnown(network, place)) return Infinity;
    return hidden.has(place) ? 0 : (network.values[place] ?? 0) + 1 + marginCost(network, place);
  };
  for (const place of small) {
    const { slack, newlyHidden } = slackOf(network, place, SMALLEST_SHOWN, cost);
    if (slack < SMALLEST_SHOWN) return null;
    for (const each of newlyHidden) hidden.add(each);
  }
  return shownOf(network, hidden);
}

function isKnown({ rows, columns }: TableNetwork, place: number): boolean {
  return Math.floor(place / columns) === rows - 1;
}

function marginCost({ rows, columns }: TableNetwork, place: number): number {
  const [row, column] = [Math.floor(place / columns) === rows - 1, place % columns === columns - 1];
  return (row ? TOTAL_COST : 0) + (column ? TOTAL_COST : 0);
}

function shownOf({ rows, columns, values }: TableNetwork, hidden: ReadonlySet<number>): ShownTable {
  const at = (row: number, column: number): number | null => {
    const place = row * columns + column;
    return hidden.has(place) ? null : (values[place] ?? null);
  };
  const [inner, across] = [Array.from({ length: rows - 1 }, (_, row) => row), Array.from({ length: columns - 1 }, (_, column) => column)];
  return {
    cells: inner.map((row) => across.map((column) => at(row, column))),
    rowTotals: inner.map((row) => at(row, columns - 1)),
    columnTotals: across.map((column) => at(rows - 1, column)),
    total: at(rows - 1, columns - 1),
  };
}
