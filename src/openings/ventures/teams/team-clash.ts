import type { Highs } from 'highs';

import { smallestClash } from '../../../matching/team/clash.js';
import { programOf, type TeamProgram } from '../../../matching/team/team-program.js';
import type { TeamCall, TeamCondition } from '../../../matching/team/team.js';
import { pass, secondsUntil } from './team-model.js';

/**
 * A smallest set of conditions of a call that clash, for which no team was found: without any one of them the others can be met. It is looked for in each venture
 * alone first, since most lack somebody of their own, and what is told of one venture is easier to mend. UNDECIDED where the time was not enough: half a reason is none.
 */
export function clashOf(highs: Highs, call: TeamCall, program: TeamProgram, until: number): readonly TeamCondition[] | 'UNDECIDED' {
  try {
    if (call.ventures.length > 1)
      for (const venture of call.ventures) {
        const roles = new Set(venture.roles.map((role) => role.id));
        const of = <Named extends { readonly role: TeamCall['fits'][number]['role'] }>(all: readonly Named[]): Named[] => all.filter((each) => roles.has(each.role));
        const own = clashIn(highs, programOf({ ...call, ventures: [venture], fits: of(call.fits), agreed: of(call.agreed) }), until);
        if (own !== null) return own;
      }
    return clashIn(highs, program, until) ?? 'UNDECIDED';
  } catch (error) {
    if (error instanceof OutOfTime) return 'UNDECIDED';
    throw error;
  }
}

/** Conditions are taken out by opening their bounds; what is asked is only whether a team exists. Null where one does. */
function clashIn(highs: Highs, program: TeamProgram, until: number): TeamCondition[] | null {
  return highs.withModel((model) => {
    pass(highs, model, { ...program, columns: program.columns.map((column) => ({ ...column, score: 0 })) }, []);
    model.options.set({ output_flag: false, random_seed: 0 });
    const { infeasible } = highs.constants.modelStatus;
    const all = program.conditions.map((each, at) => ({ ...each, at: program.always.length + at }));
    const clash = smallestClash(all, (selection) => {
      const left = secondsUntil(until);
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
    return clash?.map((each) => each.condition) ?? null;
  });
}

class OutOfTime extends Error {}
