import type { TeamProgram, TeamRow } from './team-program.js';

/**
 * A quick division of people among roles, as columns of the programme: whatever lacks somebody most urgently takes the person who helps most
 * conditions, then who fits best, until nothing is lacking; then the best fits take what seats there are. No upper limit is ever passed. Null where
 * something stays lacking, which proves nothing: the solver may find a way. Each pair is looked at a few times only, so that it costs next to nothing
 * beside solving.
 */
export function greedyTeam(program: TeamProgram): number[] | null {
  return new Greedy(program).run();
}

class Greedy {
  private readonly rows: readonly TeamRow[];
  /** Rows that ask for something. */
  private readonly asking: readonly number[];
  private readonly rowsOf: (readonly [row: number, factor: number])[][];
  private readonly sums: Float64Array;
  /** What those who are still free could add to each row. */
  private readonly supply: Float64Array;
  /** Columns that can still be taken: sums only grow, so that who does not fit into a row never will. */
  private readonly free: boolean[];
  private readonly taken: number[] = [];

  constructor(private readonly program: TeamProgram) {
    this.rows = [...program.always, ...program.conditions.map((each) => each.row)];
    this.asking = [...this.rows.keys()].filter((row) => (this.rows[row]?.least ?? 0) > 0);
    this.rowsOf = program.columns.map(() => []);
    this.sums = new Float64Array(this.rows.length);
    this.supply = new Float64Array(this.rows.length);
    this.free = program.columns.map(() => true);
    for (const [row, { terms }] of this.rows.entries())
      for (const [column, factor] of terms) {
        this.rowsOf[column]?.push([row, factor]);
        this.supply[row] = (this.supply[row] ?? 0) + factor;
      }
    for (const row of this.rows.keys()) this.shutOut(row);
  }

  run(): number[] | null {
    for (let urgent = this.mostUrgent(); urgent !== null; urgent = this.mostUrgent()) {
      const best = this.bestFor(urgent);
      if (best === null) return null;
      this.take(best);
    }
    const byScore = [...this.free.keys()].filter((column) => this.free[column] === true && this.score(column) > 0).sort((a, b) => this.score(b) - this.score(a) || a - b);
    for (const column of byScore) if (this.free[column] === true) this.take(column);
    return this.taken.sort((a, b) => a - b);
  }

  /** The row that has least to spare beyond what it lacks; null where nothing is lacking. */
  private mostUrgent(): number | null {
    let [urgent, leastSpare]: [number | null, number] = [null, Infinity];
    for (const row of this.asking) {
      const lacking = this.lacks(row);
      const spare = (this.supply[row] ?? 0) - lacking;
      if (lacking > 0 && spare < leastSpare) [urgent, leastSpare] = [row, spare];
    }
    return urgent;
  }

  private bestFor(row: number): number | null {
    let [best, most]: [number | null, number] = [null, 0];
    for (const [column] of this.rows[row]?.terms ?? []) {
      if (this.free[column] !== true) continue;
      const helps = (this.rowsOf[column] ?? []).filter(([each]) => this.lacks(each) > 0).length;
      if (best === null || helps > most || (helps === most && this.score(column) > this.score(best))) [best, most] = [column, helps];
    }
    return best;
  }

  private take(column: number): void {
    this.taken.push(column);
    this.close(column);
    for (const [row, factor] of this.rowsOf[column] ?? []) {
      this.sums[row] = (this.sums[row] ?? 0) + factor;
      this.shutOut(row);
    }
  }

  /** Closes the columns that would pass a row's upper limit. */
  private shutOut(row: number): void {
    const { most, terms } = this.rows[row] ?? { most: Infinity, terms: [] };
    const left = most - (this.sums[row] ?? 0);
    if (left === Infinity) return;
    for (const [column, factor] of terms) if (factor > left && this.free[column] === true) this.close(column);
  }

  private close(column: number): void {
    this.free[column] = false;
    for (const [row, factor] of this.rowsOf[column] ?? []) this.supply[row] = (this.supply[row] ?? 0) - factor;
  }

  private lacks(row: number): number {
    return Math.max(0, (this.rows[row]?.least ?? -Infinity) - (this.sums[row] ?? 0));
  }

  private score(column: number): number {
    return this.program.columns[column]?.score ?? 0;
  }
}
