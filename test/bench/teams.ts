import { greedyTeam } from '../../src/matching/team/greedy-team.js';
import { breachesOf, fitOf } from '../../src/matching/team/team-check.js';
import { programOf } from '../../src/matching/team/team-program.js';
import type { TeamCall } from '../../src/matching/team/team.js';
import { solveTeams } from '../../src/openings/ventures/teams/team-solver.js';
import { withoutNeedless } from '../../src/outcomes/teams/call/team-call.js';
import { TEAM_LIMITS } from '../../src/outcomes/teams/solving/team-solving.service.js';
import { drawTeams, type TeamsSize } from './drawn-teams.js';
import { tell } from './stored-bench.js';

/**
 * How long teams take for the roles of 30 ventures among 1,200 people who fit them: the quick division that the solver starts from, the best and two others
 * to choose from, and what clashes where few have come back. Every team is counted out by hand; a fault ends the bench. Goals: under 10 seconds, and the quick
 * division within a tenth of the best. `BENCH_SEEDS` markets are drawn, and one of 50 ventures among `BENCH_PEOPLE` people.
 */
const SEEDS = Number(process.env['BENCH_SEEDS'] ?? 5);
const LARGE: TeamsSize = { ventures: 50, people: Number(process.env['BENCH_PEOPLE'] ?? 5_000) };
const SIZE: TeamsSize = { ventures: 30, people: 1_200 };
const GOAL_SECONDS = 10;
const GREEDY_GAP = 0.1;

let [slowest, widest] = [0, 0];
for (let seed = 1; seed <= SEEDS; seed++) {
  const call = await drawTeams(SIZE, seed);
  const { took, greedyGap } = await found(`${SIZE.ventures} ventures, ${SIZE.people} people, market ${seed}`, call);
  [slowest, widest] = [Math.max(slowest, took), Math.max(widest, greedyGap)];
  slowest = Math.max(slowest, await clash(`as before, one of forty came back`, call));
}
tell('goals', { seconds: GOAL_SECONDS, slowest, greedyGap: GREEDY_GAP, widest, met: slowest < GOAL_SECONDS && widest < GREEDY_GAP });
await found(`${LARGE.ventures} ventures, ${LARGE.people} people`, await drawTeams(LARGE, 1));

/** Seconds for all proposals, and how far the quick division is from the best possible. */
async function found(what: string, call: TeamCall): Promise<{ readonly took: number; readonly greedyGap: number }> {
  const began = performance.now();
  const small = withoutNeedless(call, TEAM_LIMITS.proposals);
  const program = programOf(small);
  const quickBegan = performance.now();
  const quick = greedyTeam(program)?.flatMap((column) => program.columns[column]?.seat ?? []) ?? null;
  const greedyMilliseconds = Math.round(performance.now() - quickBegan);
  const at: number[] = [];
  const answer = await solveTeams(small, TEAM_LIMITS, () => at.push(since(began)));
  const took = since(began);
  if (answer.kind !== 'TEAMS') throw new Error(`there are teams, but the solver says ${answer.kind}`);
  for (const seats of [...answer.proposals.map((proposal) => proposal.seats), ...(quick === null ? [] : [quick])])
    if (breachesOf(call, seats).length > 0) throw new Error('a team breaks what was asked');
  const [best] = answer.proposals;
  const greedyGap = quick === null || best === undefined ? 1 : rounded(1 - fitOf(call, quick) / best.bound);
  const gaps = answer.proposals.map(({ fit, bound }) => rounded(1 - fit / bound));
  tell(what, { fits: call.fits.length, solved: small.fits.length, greedyMilliseconds, greedyGap, at, took, gaps });
  return { took, greedyGap };
}

/** Seconds until what clashes is known. */
async function clash(what: string, call: TeamCall): Promise<number> {
  const few = { ...call, people: call.people.map((each, n) => ({ ...each, groups: n % 40 === 0 ? ['RETURNEE'] : ['COMMUNITY_MEMBER'] })) };
  const began = performance.now();
  const answer = await solveTeams(withoutNeedless(few, TEAM_LIMITS.proposals), TEAM_LIMITS);
  const took = since(began);
  tell(what, { answer: answer.kind, conditions: answer.kind === 'CLASH' ? answer.conditions.length : null, took });
  return took;
}

function since(began: number): number {
  return Math.round((performance.now() - began) / 10) / 100;
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
