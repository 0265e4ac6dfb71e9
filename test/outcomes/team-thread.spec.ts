import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type * as SolveAside from '../../src/outcomes/teams/solving/solve-aside.js';
import { breachesOf } from '../../src/matching/team/team-check.js';
import type { TeamCall, VentureId } from '../../src/matching/team/team.js';
import { solveTeams } from '../../src/openings/ventures/teams/team-solver.js';
import { person, role } from '../openings/small-teams.js';

let solveAside: typeof SolveAside.solveAside;
beforeAll(async () => {
  // Threads run compiled code.
  const build = process.env['REJOIN_TEST_BUILD'] ?? '';
  ({ solveAside } = (await import(pathToFileURL(join(build, 'src/outcomes/teams/solving/solve-aside.js')).href)) as typeof SolveAside);
});

const PEOPLE = 200;
/** More pairs than are solved without a thread. */
const call: TeamCall = {
  ventures: [1, 2].map((n) => ({ id: `v${n}` as VentureId, roles: [{ id: role(n), seats: { least: 2, most: 4 }, share: 0 }], limits: [] })),
  people: Array.from({ length: PEOPLE }, (_, n) => ({ id: person(n), groups: [] })),
  fits: Array.from({ length: PEOPLE }, (_, n) => [1, 2].map((r) => ({ person: person(n), role: role(r), score: (n * 7_919 + r * 104_729) % 1_000 }))).flat(),
  apart: [],
  agreed: [],
};
const limits = { seconds: 20, gap: 0, proposals: 2 };
const never = new AbortController().signal;

describe('teams on a thread', () => {
  it('are those of one without, and it says how far it is', async () => {
    const told: number[] = [];
    const answer = await solveAside({ call, limits }, never, (proposals) => told.push(proposals));
    expect(answer).toEqual(await solveTeams(call, limits));
    expect(answer.kind === 'TEAMS' ? answer.proposals.map(({ seats }) => breachesOf(call, seats)) : null).toEqual([[], []]);
    expect(told).toEqual([1, 2]);
  });

  it('fail when the thread does, with its fault', async () => {
    await expect(solveAside({ call: { ...call, ventures: null as never }, limits }, never, () => undefined)).rejects.toThrow(/null/);
  });

  it('stop when told to, and do not begin when told before', async () => {
    const stop = new AbortController();
    const solving = solveAside({ call, limits: { ...limits, proposals: 1_000 } }, stop.signal, () => stop.abort(new Error('the worker stops')));
    await expect(solving).rejects.toThrow('the worker stops');
    await expect(solveAside({ call, limits }, AbortSignal.abort(new Error('too late')), () => undefined)).rejects.toThrow('too late');
  });
});
