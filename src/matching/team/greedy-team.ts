import type { TeamProgram, TeamRow } from './team-program.js';

/**
 * A quick division of people among roles, as columns of the programme: whatever lacks somebody most urgently takes the person who helps most
 * conditions, then who fits best, until nothing is lacking; then the best fits take what seats there are. No upper limit is ever passed. Null where
 * something stays lacking, which proves nothing: the solver may find a way.
 */
export function greedyTeam({ columns, always, conditions }: TeamProgram): number[] | null {
  const rows = [...always, ...conditions.map((each) => each.row)];
  const rowsOf: (readonly [row: number, factor: number])[][] = columns.map(() => []);
  for (const [row, { terms }] of rows.entries()) for (const [column, factor] of terms) rowsOf[column]?.push([row, factor]);
  const sums = new Float64Array(rows.length);
  const taken = new Set<number>();

  const free = (column: number): boolean => !taken.has(column) && (rowsOf[column] ?? []).every(([row, factor]) => (sums[row] ?? 0) + factor <= (rows[row]?.most ?? Infinity));
  const lacks = (row: number): number => Math.max(0, (rows[row]?.least ?? -Infinity) - (sums[row] ?? 0));
  const helps = (column: number): number => (rowsOf[column] ?? []).filter(([row]) => lacks(row) > 0).length;
  const score = (column: number): number => columns[column]?.score ?? 0;
  const take = (column: number): void => {
    taken.add(column);
    for (const [row, factor] of rowsOf[column] ?? []) sums[row] = (sums[row] ?? 0) + factor;
  };

  for (let urgent = mostUrgent(rows, lacks, free); urgent !== null; urgent = mostUrgent(rows, lacks, free)) {
    const [best] = urgent.sort((a, b) => helps(b) - helps(a) || score(b) - score(a) || a - b);
    if (best === undefined) return null;
    take(best);
  }
  for (const column of [...columns.keys()].sort((a, b) => score(b) - score(a) || a - b)) if (score(column) > 0 && free(column)) take(column);
  return [...taken].sort((a, b) => a - b);
}

/** Who could still help the row that has the fewest such people for what it lacks; null where nothing is lacking. */
function mostUrgent(rows: readonly TeamRow[], lacks: (row: number) => number, free: (column: number) => boolean): number[] | null {
  let [urgent, leastSpare]: [number[] | null, number] = [null, Infinity];
  for (const [row, { terms }] of rows.entries()) {
    const lacking = lacks(row);
    if (lacking === 0) continue;
    const helpers = terms.filter(([column]) => free(column));
    const spare = helpers.reduce((sum, [, factor]) => sum + factor, 0) - lacking;
    if (spare < leastSpare) [urgent, leastSpare] = [helpers.map(([column]) => column), spare];
  }
  return urgent;
}
