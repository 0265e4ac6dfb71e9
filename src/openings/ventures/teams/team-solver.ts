import loader, { type Highs, type Model } from 'highs';

import { smallestClash } from '../../../matching/team/clash.js';
import { greedyTeam } from '../../../matching/team/greedy-team.js';
import { programOf, type TeamProgram, type TeamRow } from '../../../matching/team/team-program.js';
import type { TeamCall, TeamCondition, TeamSeat } from '../../../matching/team/team.js';

/** What the solver may spend. */
export interface TeamLimits {
  /** Seconds for the first proposal, and again for each alternative and for finding what clashes. */
  readonly seconds: number;
  /** A proposal is good enough within this share of the best possible fit, such as 0.001. */
  readonly gap: number;
  /** How many proposals to choose from, 1 or more. */
  readonly proposals: number;
}

/** A division of people among all roles that meets every condition. */
export interface TeamProposal {
  readonly seats: readonly TeamSeat[];
  /** Sum of the members' scores. */
  readonly fit: number;
  /** No division has a greater fit than this; for an alternative: none that differs enough from those before. */
  readonly bound: number;
}

/** What the solver answers. UNDECIDED: neither a team nor a clash in the time there was. */
export type TeamAnswer =
  | { readonly kind: 'TEAMS'; readonly proposals: readonly TeamProposal[] }
  | { readonly kind: 'CLASH'; readonly conditions: readonly TeamCondition[] }
  | { readonly kind: 'UNDECIDED' };

/** The package's types describe its CommonJS form, where the loader is a property; as an ES module the loader is what is imported. */
const loadHighs = loader as unknown as () => Promise<Highs>;

/** A team differs from an alternative in at least one of so many members. */
const DIFFERS = 5;

/**
 * The best teams for all roles of the call, best first; or a smallest set of conditions that clash: without any one of them there is a team.
 * It blocks its thread. The same call gives the same answer, unless time ran out. `told` hears of each proposal that is found, with how many there are.
 */
export async function solveTeams(call: TeamCall, limits: TeamLimits, told: (proposals: number) => void = () => undefined): Promise<TeamAnswer> {
  const highs = await loadHighs();
  const program = programOf(call);
  const proposals: TeamProposal[] = [];
  const differs: TeamRow[] = [];
  while (proposals.length < limits.proposals) {
    const found = highs.withModel((model) => best(highs, model, program, differs, limits));
    if (found === 'UNDECIDED') break;
    if (found === null) return proposals.length > 0 ? { kind: 'TEAMS', proposals } : clashOf(highs, program, limits);
    proposals.push({ seats: found.chosen.flatMap((column) => program.columns[column]?.seat ?? []), fit: found.fit, bound: found.bound });
    differs.push(differentFrom(found.chosen));
    told(proposals.length);
  }
  return proposals.length > 0 ? { kind: 'TEAMS', proposals } : { kind: 'UNDECIDED' };
}

interface Found {
  readonly chosen: readonly number[];
  readonly fit: number;
  readonly bound: number;
}

function best(highs: Highs, model: Model, program: TeamProgram, differs: readonly TeamRow[], { seconds, gap }: TeamLimits): Found | null | 'UNDECIDED' {
  pass(highs, model, program, differs);
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap, random_seed: 0 });
  const start = differs.length === 0 ? greedyTeam(program) : null;
  if (start !== null) model.setSolution({ indices: start, values: start.map(() => 1) });
  const { modelStatus } = model.run();
  const { optimal, infeasible } = highs.constants.modelStatus;
  if (modelStatus === infeasible) return null;
  const hasTeam = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  if (!hasTeam) return 'UNDECIDED';
  const fit = Math.round(model.getObjectiveValue());
  const bound = Math.floor(Number(model.info.get('mip_dual_bound')) + 1e-6);
  return { chosen: chosenOf(model), fit, bound: modelStatus === optimal && gap === 0 ? fit : Math.max(fit, bound) };
}

/** Gives the programme to the model, with a last column that means nobody: HiGHS looks at no row of a model without columns. */
function pass(highs: Highs, model: Model, { columns, always, conditions }: TeamProgram, extra: readonly TeamRow[]): void {
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

function chosenOf(model: Model): number[] {
  return [...model.getSolution().colValue.entries()].filter(([, value]) => value > 0.5).map(([column]) => column);
}

/** Some of its members are others. */
function differentFrom(chosen: readonly number[]): TeamRow {
  return { terms: chosen.map((column) => [column, 1]), least: -Infinity, most: chosen.length - Math.max(1, Math.floor(chosen.length / DIFFERS)) };
}

/** Conditions are taken out by opening their bounds; what is asked is only whether a team exists. */
function clashOf(highs: Highs, program: TeamProgram, { seconds }: TeamLimits): TeamAnswer {
  return highs.withModel((model): TeamAnswer => {
    pass(highs, model, { ...program, columns: program.columns.map((column) => ({ ...column, score: 0 })) }, []);
    model.options.set({ output_flag: false, random_seed: 0 });
    const { infeasible } = highs.constants.modelStatus;
    const until = performance.now() + seconds * 1_000;
    const all = program.conditions.map((each, at) => ({ ...each, row: each.row, at: program.always.length + at }));
    try {
      const conditions = smallestClash(all, (selection) => {
        const left = (until - performance.now()) / 1_000;
        if (left <= 0) throw new OutOfTime();
        const kept = new Set(selection.map(({ at }) => at));
        for (const { at, row } of all) {
          const holds = kept.has(at);
          model.changeRowBounds(at, holds && row.least !== -Infinity ? row.least : -highs.infinity, holds && row.most !== Infinity ? row.most : highs.infinity);
        }
        model.zeroAllClocks();
        model.options.set({ time_limit: left });
        const { modelStatus } = model.run();
        if (modelStatus === infeasible) return false;
        if (model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible) throw new OutOfTime();
        return true;
      });
      return conditions === null ? { kind: 'UNDECIDED' } : { kind: 'CLASH', conditions: conditions.map((each) => each.condition) };
    } catch (error) {
      if (error instanceof OutOfTime) return { kind: 'UNDECIDED' };
      throw error;
    }
  });
}

class OutOfTime extends Error {}
