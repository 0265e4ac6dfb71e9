import { hideSmallCells, SMALLEST_SHOWN, type ShownCells } from '../../../kernel/small-cells.js';
import { hideInTable, type ShownTable } from './two-way.js';

/** People of one group, counted by something that each of them is exactly once. */
export interface GroupedCounts {
  readonly group: string;
  readonly counts: readonly number[];
}

/** What is shown of a group: null for what is hidden. */
export interface ShownGroup {
  readonly group: string;
  readonly counts: readonly (number | null)[];
  readonly total: number | null;
}

/** What groups that are too small to be shown alone are pooled under, where there may be any number of groups. */
export const OTHERS = 'OTHERS';

/**
 * Groups side by side, whose sums over all groups stand in a list of their own (`hideKeepingFirst` of the columns). What that list hides is one column here. Tables of
 * the same people by other groups may stand beside it: what is hidden is made up for within the columns (see `hideInTable`). Where the table gives somebody away
 * whatever else is hidden, only sizes of groups are shown, and where those do, nothing. With `pooled`, groups under 5 are one.
 */
export function hideByGroup(given: readonly GroupedCounts[], pooled: boolean): ShownGroup[] {
  const groups = pooled ? pool(given) : given;
  const width = groups[0]?.counts.length ?? 0;
  const totals = columnsOf(width).map((column) => sum(groups.map((group) => group.counts[column] ?? 0)));
  const overall = hideKeepingFirst(totals);
  if (overall.total === null) return hideAll(groups, width);
  const [shown, rest] = [columnsOf(width).filter((column) => overall.cells[column] !== null), columnsOf(width).filter((column) => overall.cells[column] === null)];
  const merged = groups.map(({ counts }) => [...shown.map((column) => counts[column] ?? 0), ...(rest.length === 0 ? [] : [sum(rest.map((column) => counts[column] ?? 0))])]);
  const table = hideInTable(merged, 'COLUMNS');
  if (table !== null) return groups.map(({ group }, row) => ({ group, counts: columnsOf(width).map((column) => cellAt(table, row, shown.indexOf(column))), total: table.rowTotals[row] ?? null }));
  const sizes = hideInTable(merged.map((counts) => [sum(counts)]), 'COLUMNS');
  return sizes === null ? hideAll(groups, width) : groups.map(({ group }, row) => ({ group, counts: columnsOf(width).map(() => null), total: sizes.rowTotals[row] ?? null }));
}

/**
 * As `hideSmallCells`, and where that would hide the first, which a figure is about, for the sake of another: the first is shown and all others are hidden, if they are 5
 * or more together.
 */
export function hideKeepingFirst(counts: readonly number[]): ShownCells {
  const usual = hideSmallCells(counts);
  const [first = 0, ...others] = counts;
  const keeps = usual.cells[0] === null && first >= SMALLEST_SHOWN && sum(others) >= SMALLEST_SHOWN && others.length > 1;
  return keeps ? { cells: [first, ...others.map(() => null)], total: first + sum(others) } : usual;
}

function cellAt(table: ShownTable, row: number, column: number): number | null {
  return column < 0 ? null : (table.cells[row]?.[column] ?? null);
}

function hideAll(groups: readonly GroupedCounts[], width: number): ShownGroup[] {
  return groups.map(({ group }) => ({ group, counts: columnsOf(width).map(() => null), total: null }));
}

function pool(groups: readonly GroupedCounts[]): GroupedCounts[] {
  const isSmall = ({ counts }: GroupedCounts): boolean => sum(counts) < SMALLEST_SHOWN;
  const small = groups.filter(isSmall);
  if (small.length < 2) return [...groups];
  const counts = columnsOf(small[0]?.counts.length ?? 0).map((column) => sum(small.map((group) => group.counts[column] ?? 0)));
  return [...groups.filter((group) => !isSmall(group)), { group: OTHERS, counts }];
}

function columnsOf(width: number): number[] {
  return Array.from({ length: width }, (_, column) => column);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
