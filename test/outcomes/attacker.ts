/** What somebody knows who reads figures: equations among what is hidden, each as coefficients of unknowns and a sum. No unknown is below zero. */
export interface Knowledge {
  readonly unknown: number;
  readonly equations: readonly Equation[];
}

export interface Equation {
  readonly of: ReadonlyMap<number, number>;
  readonly sum: number;
}

/**
 * The largest (or with -1 smallest) that an unknown can be, by the simplex method with Bland's rule, in two phases; a method of its own, so that it does not
 * share the mistakes of what it checks.
 */
export function extreme({ unknown, equations }: Knowledge, of: number, sign: 1 | -1): number {
  const rows = equations.map(({ of: coefficients, sum }, at) => {
    const flip = sum < 0 ? -1 : 1;
    const line = Array.from({ length: unknown + equations.length + 1 }, () => 0);
    for (const [number, coefficient] of coefficients) line[number] = flip * coefficient;
    line[unknown + at] = 1;
    line[line.length - 1] = flip * sum;
    return line;
  });
  const width = unknown + equations.length;
  const basis = rows.map((_, at) => unknown + at);
  const solve = (worth: readonly number[], allowed: number): number => {
    for (;;) {
      const price = (column: number): number => worth[column]! - rows.reduce((all, row, at) => all + worth[basis[at]!]! * row[column]!, 0);
      const entering = Array.from({ length: allowed }, (_, column) => column).find((column) => price(column) > 1e-9);
      if (entering === undefined) return rows.reduce((all, row, at) => all + worth[basis[at]!]! * row[width]!, 0);
      const leaving = rows
        .map((row, at) => ({ at, ratio: row[entering]! > 1e-9 ? row[width]! / row[entering]! : Infinity }))
        .filter(({ ratio }) => ratio < Infinity)
        .sort((a, b) => a.ratio - b.ratio || basis[a.at]! - basis[b.at]!)[0];
      if (leaving === undefined) return Infinity;
      const pivot = rows[leaving.at]!;
      const by = pivot[entering]!;
      pivot.forEach((value, column) => (pivot[column] = value / by));
      rows.forEach((row, at) => {
        const times = row[entering]!;
        if (at !== leaving.at && times !== 0) row.forEach((value, column) => (row[column] = value - times * pivot[column]!));
      });
      basis[leaving.at] = entering;
    }
  };
  const artificial = Array.from({ length: width }, (_, column) => (column >= unknown ? -1 : 0));
  if (Math.abs(solve(artificial, width)) > 1e-6) throw new Error('what is shown contradicts itself');
  // What is made up for the start may stay at zero and never grow: it costs more than anything is worth.
  const worth = Array.from({ length: width }, (_, column) => (column === of ? sign : column >= unknown ? -1e7 : 0));
  return solve(worth, unknown) * sign;
}
