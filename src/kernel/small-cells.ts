/** Fewer people than this are not shown as a number (RULES "small cells hidden"). */
export const SMALLEST_SHOWN = 5;

/** What is shown of a list of groups and their sum: null for what is hidden. */
export interface ShownCells {
  readonly cells: readonly (number | null)[];
  readonly total: number | null;
}

/**
 * Counts of people by group, and their sum. Every count under 5 is hidden, 0 too: that nobody of a group is still in work tells of everybody in it. The sum
 * gives the hidden ones away where only one is hidden, or where together they are under 5: then the smallest that is left is hidden with them, and the sum
 * itself where none is left. So of every hidden count all that follows from what is shown is that it lies between 0 and some number of 5 or more.
 * This holds for one list and its sum; lists that share people (a table with two margins, the same group on two days) are not to be shown side by side by it.
 */
export function hideSmallCells(counts: readonly number[]): ShownCells {
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) throw new RangeError('counts are whole numbers of 0 or more');
  const hidden = new Set(counts.flatMap((count, at) => (count < SMALLEST_SHOWN ? [at] : [])));
  const total = sum(counts);
  const givenAway = (): boolean => hidden.size === 1 || (hidden.size > 1 && sum([...hidden].map((at) => counts[at] ?? 0)) < SMALLEST_SHOWN);
  const left = counts.map((count, at) => ({ count, at })).filter(({ at }) => !hidden.has(at));
  const next = left.sort((a, b) => a.count - b.count || a.at - b.at)[0];
  if (givenAway() && next !== undefined) hidden.add(next.at);
  return { cells: counts.map((count, at) => (hidden.has(at) ? null : count)), total: givenAway() || total < SMALLEST_SHOWN ? null : total };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
