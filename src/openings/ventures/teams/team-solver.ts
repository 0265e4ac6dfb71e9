import type { Highs, Model } from 'highs';

import { greedyTeam } from '../../../matching/team/greedy-team.js';
import { programOf, type TeamProgram, type TeamRow } from '../../../matching/team/team-program.js';
import type { TeamCall, TeamCondition, TeamSeat } from '../../../matching/team/team.js';
import { clashOf } from './team-clash.js';
import { loadHighs, pass, secondsUntil } from './team-model.js';

/** What the solver may spend. */
export interface TeamLimits {
  /** Seconds for everything: the first proposal takes at most three quarters of them, alternatives or what clashes the rest. */
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

/** A team differs from an alternative in at least one of so many members. */
const DIFFERS = 5;
/** What of the time the first proposal leaves for alternatives. */
const FOR_THE_FIRST = 0.75;

/**
 * The best teams for all roles of the call, best first; or a smallest set of conditions that clash: without any one of them there is a team.
 * It blocks its thread. The same call gives the same answer, unless time ran out. `told` hears of each proposal that is found, with how many there are.
 */
export async function solveTeams(call: TeamCall, limits: TeamLimits, told: (proposals: number) => void = () => undefined): Promise<TeamAnswer> {
  const highs = await loadHighs();
  const until = performance.now() + limits.seconds * 1_000;
  const program = programOf(call);
  const most = mostFit(call);
  const proposals: TeamProposal[] = [];
  const differs: TeamRow[] = [];
  while (proposals.length < limits.proposals) {
    const seconds = proposals.length === 0 ? limits.seconds * FOR_THE_FIRST : secondsUntil(until);
    const found = seconds <= 0 ? 'UNDECIDED' : highs.withModel((model) => best(highs, model, program, differs, { seconds, gap: limits.gap }));
    if (found === 'UNDECIDED') break;
    if (found === null && proposals.length > 0) break;
    if (found === null) {
      const conditions = clashOf(highs, call, program, until);
      return conditions === 'UNDECIDED' ? { kind: 'UNDECIDED' } : { kind: 'CLASH', conditions };
    }
    proposals.push({ seats: found.chosen.flatMap((column) => program.columns[column]?.seat ?? []), fit: found.fit, bound: Math.min(found.bound, most) });
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

function best(highs: Highs, model: Model, program: TeamProgram, differs: readonly TeamRow[], { seconds, gap }: Pick<TeamLimits, 'seconds' | 'gap'>): Found | null | 'UNDECIDED' {
  pass(highs, model, program, differs);
  model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap, random_seed: 0 });
  const start = differs.length === 0 ? greedyTeam(program) : null;
  if (start !== null) model.setSolution({ indices: start, values: start.map(() => 1) });
  const { modelStatus } = model.run();
  const { optimal, infeasible } = highs.constants.modelStatus;
  if (modelStatus === infeasible) return null;
  const hasTeam = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
  // The quick division breaks nothing, and is better than none where the solver had no time to look at it.
  if (!hasTeam) return start === null ? 'UNDECIDED' : { chosen: start, fit: start.reduce((sum, column) => sum + (program.columns[column]?.score ?? 0), 0), bound: Infinity };
  const fit = Math.round(model.getObjectiveValue());
  const bound = Math.floor(Number(model.info.get('mip_dual_bound')) + 1e-6);
  return { chosen: chosenOf(model), fit, bound: modelStatus === optimal && gap === 0 ? fit : Math.max(fit, bound) };
}

function chosenOf(model: Model): number[] {
  return [...model.getSolution().colValue.entries()].filter(([, value]) => value > 0.5).map(([column]) => column);
}

/** Some of its members are others. */
function differentFrom(chosen: readonly number[]): TeamRow {
  return { terms: chosen.map((column) => [column, 1]), least: -Infinity, most: chosen.length - Math.max(1, Math.floor(chosen.length / DIFFERS)) };
}

/** What no division of the people can pass, each with their best role, as many as there are seats: a bound where the solver had no time to find one. */
function mostFit({ ventures, fits }: TeamCall): number {
  const seats = ventures.reduce((sum, venture) => sum + venture.roles.reduce((all, role) => all + role.seats.most, 0), 0);
  const bests = new Map<string, number>();
  for (const { person, score } of fits) bests.set(person, Math.max(score, bests.get(person) ?? 0));
  const sorted = [...bests.values()].sort((a, b) => b - a);
  return sorted.slice(0, Math.min(seats, sorted.length)).reduce((sum, score) => sum + score, 0);
}
