import fc from 'fast-check';

import { arbitraryCall, bestByTrying, person, role, withConditions } from '../../../../test/openings/small-teams.js';
import { greedyTeam } from '../../../matching/team/greedy-team.js';
import { breachesOf, fitOf } from '../../../matching/team/team-check.js';
import { programOf } from '../../../matching/team/team-program.js';
import type { TeamCall, TeamLimit, VentureId } from '../../../matching/team/team.js';
import { solveTeams, type TeamLimits } from './team-solver.js';

const limits: TeamLimits = { seconds: 20, gap: 0, proposals: 1 };
const atLeast = (number: number, group: string | null = null): TeamLimit => ({ group, measure: 'MEMBERS', side: 'LEAST', number, rule: null });

/** Constructed: 1,200 people, a third of them migrants, each fit for eight of ninety roles. */
function thirtyVentures(): TeamCall {
  let state = 7;
  const draw = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const ventures = Array.from({ length: 30 }, (_, v) => ({
    id: `v${v}` as VentureId,
    roles: [0, 1, 2].map((r) => ({ id: role(v * 3 + r), seats: { least: 1, most: 3 }, share: 1 })),
    limits: [atLeast(5), atLeast(2, 'MIGRANT'), { ...atLeast(7), side: 'MOST' as const }],
  }));
  const people = Array.from({ length: 1_200 }, (_, p) => ({ id: person(p), groups: p % 3 === 0 ? ['MIGRANT'] : [] }));
  const fits = people.flatMap(({ id }) => [...new Set(Array.from({ length: 8 }, () => draw(90)))].map((r) => ({ person: id, role: role(r), score: draw(1_000_000) })));
  return { ventures, people, fits, apart: [[person(0), person(1)]], agreed: [] };
}

describe('teams', () => {
  it('are the best there are, by trying every one; and what clashes is a true core', async () => {
    const seen = { teams: 0, clashes: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCall, async (call) => {
        const best = bestByTrying(call);
        const answer = await solveTeams(call, limits);
        if (answer.kind === 'TEAMS') {
          seen.teams += 1;
          const [team] = answer.proposals;
          expect(breachesOf(call, team!.seats)).toEqual([]);
          expect([team!.fit, fitOf(call, team!.seats), team!.bound]).toEqual([best, best, best]);
        } else {
          seen.clashes += 1;
          expect(best).toBeNull();
          const core = answer.kind === 'CLASH' ? answer.conditions : [];
          expect(core.length).toBeGreaterThan(0);
          expect(bestByTrying(withConditions(call, core))).toBeNull();
          for (const one of core) expect(bestByTrying(withConditions(call, core.filter((each) => each !== one)))).not.toBeNull();
        }
      }),
      { numRuns: 40 },
    );
    expect(Math.min(seen.teams, seen.clashes)).toBeGreaterThan(5);
  });

  const bakery: TeamCall = {
    ventures: [{ id: 'v' as VentureId, roles: [{ id: role(1), seats: { least: 2, most: 3 }, share: 1 }], limits: [atLeast(1, 'MIGRANT')] }],
    people: [1, 2, 3, 4].map((n) => ({ id: person(n), groups: n === 4 ? ['MIGRANT'] : [] })),
    fits: [1, 2, 3, 4].map((n) => ({ person: person(n), role: role(1), score: 900 - n })),
    apart: [],
    agreed: [],
  };

  it('come with others to choose from, each different and none better than the one before', async () => {
    const answer = await solveTeams(bakery, { ...limits, proposals: 5 });
    const proposals = answer.kind === 'TEAMS' ? answer.proposals : [];
    expect(proposals.length).toBeGreaterThan(2);
    expect(new Set(proposals.map(({ seats }) => seats.map((seat) => seat.person).join())).size).toBe(proposals.length);
    expect(proposals.map(({ fit }) => fit)).toEqual([...proposals.map(({ fit }) => fit)].sort((a, b) => b - a));
    for (const { seats } of proposals) expect(breachesOf(bakery, seats)).toEqual([]);
  });

  it('are found for thirty ventures at once, and the quick division is within a tenth of the best', async () => {
    const call = thirtyVentures();
    const program = programOf(call);
    const quick = greedyTeam(program)?.flatMap((column) => program.columns[column]?.seat ?? []) ?? [];
    const answer = await solveTeams(call, { ...limits, gap: 0.001 });
    const [team] = answer.kind === 'TEAMS' ? answer.proposals : [];
    expect([breachesOf(call, quick), breachesOf(call, team!.seats)]).toEqual([[], []]);
    expect(team!.fit).toBeLessThanOrEqual(team!.bound);
    expect(team!.fit).toBeGreaterThanOrEqual(team!.bound * 0.999);
    expect(fitOf(call, quick)).toBeLessThanOrEqual(team!.bound);
    expect(fitOf(call, quick)).toBeGreaterThan(team!.bound * 0.9);
  });

  it('are no worse than the quick division, and say how far from the best, where there is no time', async () => {
    const call = thirtyVentures();
    const answer = await solveTeams(call, { seconds: 0.001, gap: 0, proposals: 3 });
    const [team, ...others] = answer.kind === 'TEAMS' ? answer.proposals : [];
    expect([breachesOf(call, team!.seats), others]).toEqual([[], []]);
    expect(Number.isSafeInteger(team!.bound)).toBe(true);
    expect(team!.fit).toBeLessThanOrEqual(team!.bound);
  });

  it('are made anew around those who agreed when somebody refused', async () => {
    const left = { ...bakery, fits: bakery.fits.filter((fit) => fit.person !== person(1)), agreed: [{ person: person(3), role: role(1) }] };
    const answer = await solveTeams(left, limits);
    expect(answer).toMatchObject({ kind: 'TEAMS', proposals: [{ seats: [2, 3, 4].map((n) => ({ person: person(n) })) }] });
  });

  it('lack somebody in the one venture that asks too much, not in all', async () => {
    const other = { ...bakery.ventures[0]!, id: 'w' as VentureId, roles: [{ id: role(2), seats: { least: 1, most: 1 }, share: 1 }], limits: [] };
    const both = { ...bakery, ventures: [other, { ...bakery.ventures[0]!, limits: [atLeast(2, 'MIGRANT')] }], fits: [...bakery.fits, ...bakery.fits.map((fit) => ({ ...fit, role: role(2) }))] };
    expect(await solveTeams(both, limits)).toMatchObject({ kind: 'CLASH', conditions: [{ kind: 'LIMIT', venture: 'v' }] });
  });

  it('say which conditions clash without naming anybody', async () => {
    const answer = await solveTeams({ ...bakery, apart: [1, 2, 3].map((n) => [person(n), person(4)] as const) }, limits);
    expect(answer).toMatchObject({ kind: 'CLASH', conditions: [{ kind: 'ROLE_SEATS', side: 'LEAST' }, { kind: 'LIMIT' }] });
    expect(JSON.stringify(answer)).not.toMatch(/p[1-4]/);
  });
});
