import loader, { type Highs, type Model } from 'highs';

import type { TeamProgram, TeamRow } from '../../../matching/team/team-program.js';

/** The package's types describe its CommonJS form, where the loader is a property; as an ES module the loader is what is imported. */
export const loadHighs = loader as unknown as () => Promise<Highs>;

/** Gives a programme to a model, with a last column that means nobody: HiGHS looks at no row of a model without columns. The rows are those of always, then the conditions, then the extra ones. */
export function pass(highs: Highs, model: Model, { columns, always, conditions }: TeamProgram, extra: readonly TeamRow[]): void {
  const size = columns.length + 1;
  const rows = [...always, ...conditions.map((each) => each.row), ...extra];
  const terms = rows.flatMap((row) => row.terms);
  let at = 0;
  model.passModel({
    numCols: size,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: [...columns.map((column) => column.score), 0],
    colLower: new Float64Array(size),
    colUpper: [...columns.map(() => 1), 0],
    rowLower: rows.map((row) => (row.least === -Infinity ? -highs.infinity : row.least)),
    rowUpper: rows.map((row) => (row.most === Infinity ? highs.infinity : row.most)),
    matrix: {
      format: 'csr',
      numRows: rows.length,
      numCols: size,
      starts: [0, ...rows.map((row) => (at += row.terms.length))],
      indices: terms.map(([column]) => column),
      values: terms.map(([, factor]) => factor),
    },
    integrality: new Int32Array(size).fill(highs.constants.variableType.integer),
  });
}

/** Seconds that are left until a moment of `performance.now()`. */
export function secondsUntil(moment: number): number {
  return (moment - performance.now()) / 1_000;
}
