import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../../../kernel/ids.js';
import { greedyTeam } from '../../../matching/team/greedy-team.js';
import { breachesOf, fitOf } from '../../../matching/team/team-check.js';
import { programOf } from '../../../matching/team/team-program.js';
import { conditionsOf, type TeamCall, type TeamLimit, type TeamSeat, type VentureId } from '../../../matching/team/team.js';
import { solveTeams, type TeamLimits } from './team-solver.js';

const limits: TeamLimits = { seconds: 20, gap: 0, proposals: 1 };
const atLeast = (number: number, group: string | null = null): TeamLimit => ({ group, measure: 'MEMBERS', side: 'LEAST', number, rule: null });
const person = (n: number): JobseekerId => `p${n}` as JobseekerId;
const role = (n: number): OpeningId => `r${n}` as OpeningId;

const arbitraryLimit: fc.Arbitrary<TeamLimit> = fc.record({
  group: fc.constantFrom(null, 'RETURNEE', 'MIGRANT'),
  measure: fc.constantFrom('MEMBERS', 'SHARES'),
  side: fc.constantFrom('LEAST', 'MOST'),
  number: fc.integer({ min: 0, max: 4 }),
  rule: fc.constant(null),
});

/** Calls so small that every division of people among roles can be tried. */
const arbitraryCall: fc.Arbitrary<TeamCall> = fc
  .record({
    people: fc.array(fc.subarray(['RETURNEE', 'MIGRANT']), { maxLength: 5 }),
    ventures: fc.array(
      fc.record({
        roles: fc.array(fc.record({ least: fc.integer({ min: 0, max: 2 }), more: fc.integer({ min: 0, max: 2 }), share: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 2 }),
        limits: fc.array(arbitraryLimit, { maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    scores: fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 4 }), { minLength: 20, maxLength: 20 }),
    apart: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 1 }),
    agreed: fc.option(fc.tuple(fc.nat(4), fc.nat(3)), { freq: 3 }),
  })
  .map(({ people, ventures, scores, apart, agreed }): TeamCall => {
    let roles = 0;
    const made = ventures.map(({ roles: own, limits: its }, at) => ({
      id: `v${at}` as VentureId,
      limits: its,
      roles: own.map(({ least, more, share }) => ({ id: role(roles++), seats: { least, most: least + more }, share })),
    }));
    const fits = people.flatMap((_, p) =>
      Array.from({ length: roles }, (__, r) => ({ person: person(p), role: role(r), score: scores[p * 4 + r] ?? null })).flatMap((fit) => (fit.score === null ? [] : [{ ...fit, score: fit.score }])),
    );
    const pairs = apart.filter(([a, b]) => a !== b && a < people.length && b < people.length).map(([a, b]) => [person(a), person(b)] as const);
    const known = agreed !== null && agreed[0] < people.length && agreed[1] < roles ? [{ person: person(agreed[0]), role: role(agreed[1]) }] : [];
    return { ventures: made, people: people.map((groups, at) => ({ id: person(at), groups })), fits, apart: pairs, agreed: known };
  });

/** Every division of the people among the roles, each person in one role or none. */
function* divisions(call: TeamCall, from = 0): Generator<TeamSeat[]> {
  const next = call.people[from];
  if (next === undefined) return yield [];
  for (const rest of divisions(call, from + 1)) {
    yield rest;
    for (const fit of call.fits.filter((each) => each.person === next.id)) yield [{ person: fit.person, role: fit.role }, ...rest];
  }
}

function bestByTrying(call: TeamCall): number | null {
  let best: number | null = null;
  for (const seats of divisions(call)) if (breachesOf(call, seats).length === 0) best = Math.max(best ?? 0, fitOf(call, seats));
  return best;
}

/** The call with only these of its conditions; the rest is open. */
function withConditions(call: TeamCall, kept: ReturnType<typeof conditionsOf>): TeamCall {
  const seats = (id: OpeningId, side: 'LEAST' | 'MOST', open: number): number =>
    kept.flatMap((each) => (each.kind === 'ROLE_SEATS' && each.role === id && each.side === side ? [each.number] : []))[0] ?? open;
  return {
    ...call,
    ventures: call.ventures.map((venture) => ({
      ...venture,
      roles: venture.roles.map((each) => ({ ...each, seats: { least: seats(each.id, 'LEAST', 0), most: seats(each.id, 'MOST', Infinity) } })),
      limits: kept.flatMap((each) => (each.kind === 'LIMIT' && each.venture === venture.id ? [each.limit] : [])),
    })),
    agreed: call.agreed.filter((seat) => kept.some((each) => each.kind === 'AGREED_STAY' && call.ventures.some((venture) => venture.id === each.venture && venture.roles.some(({ id }) => id === seat.role)))),
  };
}

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
          expect(bestByTrying(withConditions(call, [...core]))).toBeNull();
          for (const one of core) expect(bestByTrying(withConditions(call, core.filter((each) => each !== one)))).not.toBeNull();
        }
      }),
      { numRuns: 80 },
    );
    expect(Math.min(seen.teams, seen.clashes)).toBeGreaterThan(10);
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

  it('are made anew around those who agreed when somebody refused', async () => {
    const left = { ...bakery, fits: bakery.fits.filter((fit) => fit.person !== person(1)), agreed: [{ person: person(3), role: role(1) }] };
    const answer = await solveTeams(left, limits);
    expect(answer).toMatchObject({ kind: 'TEAMS', proposals: [{ seats: [2, 3, 4].map((n) => ({ person: person(n) })) }] });
  });

  it('say which conditions clash without naming anybody', async () => {
    const answer = await solveTeams({ ...bakery, apart: [1, 2, 3].map((n) => [person(n), person(4)] as const) }, limits);
    expect(answer).toMatchObject({ kind: 'CLASH', conditions: [{ kind: 'ROLE_SEATS', side: 'LEAST' }, { kind: 'LIMIT' }] });
    expect(JSON.stringify(answer)).not.toMatch(/p[1-4]/);
  });
});
