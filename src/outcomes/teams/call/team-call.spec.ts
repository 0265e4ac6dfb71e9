import fc from 'fast-check';

import { day } from '../../../kernel/day.js';
import { breachesOf } from '../../../matching/team/team-check.js';
import type { TeamCall, TeamLimit, TeamSeat, VentureId } from '../../../matching/team/team.js';
import { solveTeams } from '../../../openings/ventures/teams/team-solver.js';
import { cucayo } from '../../../programmes/rules/ready/programmes-of-states.js';
import { aVenture } from '../../../../test/openings/a-venture.js';
import { bestByTrying, person, role, withConditions } from '../../../../test/openings/small-teams.js';
import { CLASH_MEANS, clashSentence } from './clash-words.js';
import { blocksTeam, fundingLimits, unmeetableRule, ventureFacts } from './funding-limits.js';
import { ventureToSolve, withoutNeedless, type VentureToFill } from './team-call.js';

const on = day('2026-03-01');

describe('fundingLimits', () => {
  const cooperative = aVenture({ publicPercent: 25 });
  it('F26: at a quarter, together: five people, two of them migrants', () =>
    expect(fundingLimits([cucayo], ventureFacts(cooperative), on)).toEqual([
      { group: null, measure: 'MEMBERS', side: 'LEAST', number: 5, rule: 'F26' },
      { group: 'RETURNEE', measure: 'MEMBERS', side: 'LEAST', number: 2, rule: 'F26' },
    ]));
  it.each([
    ['at a half', { publicPercent: 50 }],
    ['of a family', { kind: 'FAMILY' }],
    ['of nobody who says a share', { publicPercent: null }],
  ] as const)('F26: none %s', (_, over) => expect(fundingLimits([cucayo], ventureFacts(aVenture({ publicPercent: 25, ...over })), on)).toEqual([]));
  it.each([
    [5, 2, null],
    [4, 2, 'F26'],
    [5, 1, 'F26'],
    [9, 2, null],
  ])('F26: %i people, %i of them migrants', (members, migrants, rule) => expect(blocksTeam([cucayo], ventureFacts(cooperative), on, members, migrants)).toBe(rule));
  it('holds where its rule set holds, and a limit from above too', () => {
    expect(fundingLimits([{ ...cucayo, validTo: day('2020-01-01') }], ventureFacts(cooperative), on)).toEqual([]);
    const few = { ...cucayo, rules: [{ ...cucayo.rules[0]!, id: 'F99', holds: { fact: 'members', atMost: 7 } as const }] };
    expect(fundingLimits([few], ventureFacts(cooperative), on)).toEqual([{ group: null, measure: 'MEMBERS', side: 'MOST', number: 7, rule: 'F99' }]);
  });
  it('knows a rule that no team could meet, which is no limit', () => {
    const small = { all: [{ fact: 'members', atLeast: 5 }, { fact: 'projectCostMinor', atMost: 100 }] } as const;
    const never = { ...cucayo, rules: [{ ...cucayo.rules[0]!, id: 'F99', holds: small }] };
    expect([fundingLimits([never], ventureFacts(cooperative), on), unmeetableRule([never], ventureFacts(cooperative), on)]).toEqual([[], 'F99']);
    expect(unmeetableRule([cucayo], ventureFacts(cooperative), on)).toBeNull();
  });
});

describe('ventureToSolve', () => {
  const fill = (over: Partial<VentureToFill> = {}): VentureToFill => ({
    venture: aVenture(),
    counted: { all: 0, returnees: 0, communityMembers: 0 },
    funding: [],
    roles: [{ role: { missionId: aVenture().missionId, ventureId: aVenture().id, openingId: role(1), leastSeats: 2, sharePercent: 20 }, opening: { id: role(1), status: 'PUBLISHED', seats: 4, seatsTaken: 0 } }],
    ...over,
  });
  const limitsOf = (limits: readonly TeamLimit[]) => limits.map(({ group, measure, side, number }) => [group ?? measure, side, number]);

  it('says what the venture asks', () => {
    const venture = ventureToSolve(fill());
    expect(venture.roles).toEqual([{ id: role(1), seats: { least: 2, most: 4 }, share: 20 }]);
    expect(limitsOf(venture.limits)).toEqual([['MEMBERS', 'LEAST', 2], ['MEMBERS', 'MOST', 5], ['RETURNEE', 'LEAST', 1], ['COMMUNITY_MEMBER', 'LEAST', 1], ['SHARES', 'MOST', 100]]);
  });

  it('takes those who belong to it already off', () => {
    const [one] = fill().roles;
    const venture = ventureToSolve(fill({ counted: { all: 3, returnees: 1, communityMembers: 0 }, roles: [{ ...one!, opening: { ...one!.opening, seatsTaken: 3 } }] }));
    expect(venture.roles).toEqual([{ id: role(1), seats: { least: 0, most: 1 }, share: 20 }]);
    expect(limitsOf(venture.limits)).toEqual([['MEMBERS', 'MOST', 2], ['COMMUNITY_MEMBER', 'LEAST', 1], ['SHARES', 'MOST', 40]]);
  });

  it('leaves roles out that are not published or full', () => {
    const [one] = fill().roles;
    expect(ventureToSolve(fill({ roles: [{ ...one!, opening: { ...one!.opening, status: 'DRAFT' } }] })).roles).toEqual([]);
    expect(ventureToSolve(fill({ roles: [{ ...one!, opening: { ...one!.opening, seatsTaken: 4 } }] })).roles).toEqual([]);
  });
});

describe('clashSentence', () => {
  const names = { venture: () => 'Oil', role: () => 'Presser' };
  const venture = 'v' as VentureId;
  const limit = (over: Partial<TeamLimit>): TeamLimit => ({ group: null, measure: 'MEMBERS', side: 'LEAST', number: 5, rule: null, ...over });
  it.each([
    [{ kind: 'ROLE_SEATS', venture, role: role(1), side: 'LEAST', number: 1 }, '"Oil" needs at least one person as "Presser".'],
    [{ kind: 'ROLE_SEATS', venture, role: role(1), side: 'MOST', number: 3 }, '"Oil" has at most 3 seats left as "Presser".'],
    [{ kind: 'LIMIT', venture, limit: limit({ rule: 'F26' }) }, '"Oil" needs at least 5 more members (rule F26).'],
    [{ kind: 'LIMIT', venture, limit: limit({ group: 'RETURNEE', number: 2 }) }, '"Oil" needs at least 2 more returnees.'],
    [{ kind: 'LIMIT', venture, limit: limit({ side: 'MOST', number: -1 }) }, '"Oil" takes at most 0 more members.'],
    [{ kind: 'LIMIT', venture, limit: limit({ measure: 'SHARES', side: 'MOST', number: 40 }) }, 'The seats of "Oil" give away at most 40 percent more of it.'],
    [{ kind: 'AGREED_STAY', venture }, 'Those who have agreed to join "Oil" stay in their roles.'],
    [{ kind: 'RULE', venture, rule: 'F99' }, 'Rule F99 of its programme lets no team of "Oil" pass as the venture stands.'],
  ] as const)('says %j', (condition, words) => expect(clashSentence(condition, names)).toBe(words));
  it('means that any one of them gives way', () => expect(CLASH_MEANS).toContain('without any one'));
});

/** Small calls with two groups, limits, people kept apart and members who agreed. */
const arbitraryCall: fc.Arbitrary<TeamCall> = fc
  .record({
    people: fc.array(fc.constantFrom('RETURNEE', 'COMMUNITY_MEMBER'), { minLength: 1, maxLength: 7 }),
    roles: fc.array(fc.record({ least: fc.nat(1), more: fc.nat(1) }), { minLength: 1, maxLength: 2 }),
    most: fc.integer({ min: 1, max: 4 }),
    returnees: fc.nat(2),
    scores: fc.array(fc.nat(30), { minLength: 27, maxLength: 27 }),
    apart: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 2 }),
    agreed: fc.option(fc.nat(8), { freq: 3 }),
  })
  .map(({ people, roles, most, returnees, scores, apart, agreed }): TeamCall => {
    const count = (group: string | null, side: 'LEAST' | 'MOST', number: number): TeamLimit => ({ group, measure: 'MEMBERS', side, number, rule: null });
    const fits = people.flatMap((_, p) => roles.flatMap((__, r) => ((scores[p * 3 + r] ?? 0) < 6 ? [] : [{ person: person(p), role: role(r), score: scores[p * 3 + r] ?? 0 }])));
    return {
      ventures: [{ id: 'v' as VentureId, roles: roles.map(({ least, more }, r) => ({ id: role(r), seats: { least, most: least + more }, share: 0 })), limits: [count(null, 'MOST', most), count('RETURNEE', 'LEAST', returnees)] }],
      people: people.map((group, p) => ({ id: person(p), groups: [group] })),
      fits,
      apart: apart.filter(([a, b]) => a !== b && a < people.length && b < people.length).map(([a, b]) => [person(a), person(b)] as const),
      agreed: agreed !== null && fits.some((fit) => fit.person === person(agreed) && fit.role === role(0)) ? [{ person: person(agreed), role: role(0) }] : [],
    };
  });

/** Small calls that ask for more than they have room for: what clashes then is not that too few people fit. */
const arbitraryFullCall: fc.Arbitrary<TeamCall> = fc.tuple(arbitraryCall, fc.integer({ min: 1, max: 5 })).map(([call, number]) => ({
  ...call,
  ventures: call.ventures.map((venture) => ({ ...venture, limits: [...venture.limits, { group: null, measure: 'MEMBERS', side: 'LEAST', number, rule: null }] })),
}));

describe('withoutNeedless', () => {
  const solve = { seconds: 5, gap: 0, proposals: 1 };

  it('changes neither the best fit nor whether there is a team, and what clashes then clashes among all', async () => {
    const seen = { less: 0, teams: 0, clashes: 0 };
    await fc.assert(
      fc.asyncProperty(fc.oneof(arbitraryCall, arbitraryFullCall), async (call) => {
        const small = withoutNeedless(call, 1);
        if (small.fits.length < call.fits.length) seen.less += 1;
        const [whole, part] = [await solveTeams(call, solve), await solveTeams(small, solve)];
        expect(part.kind).toBe(whole.kind);
        if (whole.kind === 'TEAMS' && part.kind === 'TEAMS') {
          seen.teams += 1;
          expect(part.proposals[0]!.fit).toBe(whole.proposals[0]!.fit);
          expect(breachesOf(call, part.proposals[0]!.seats)).toEqual([]);
        }
        if (part.kind !== 'CLASH') return;
        seen.clashes += 1;
        expect((await solveTeams(withConditions(call, part.conditions), solve)).kind).toBe('CLASH');
        for (const one of part.conditions) expect((await solveTeams(withConditions(call, part.conditions.filter((each) => each !== one)), solve)).kind).toBe('TEAMS');
      }),
      { numRuns: 15 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(1);
  });

  it('keeps the best of what differs enough from the proposals before', async () => {
    let alternatives = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCall, async (call) => {
        const answer = await solveTeams(withoutNeedless(call, 3), { ...solve, proposals: 3 });
        const proposals = answer.kind === 'TEAMS' ? answer.proposals : [];
        for (const [at, { fit, bound, seats }] of proposals.entries()) {
          const before = proposals.slice(0, at).map((each) => each.seats);
          const differs = (team: readonly TeamSeat[], from: readonly TeamSeat[]): boolean =>
            from.filter((seat) => team.some((each) => each.person === seat.person && each.role === seat.role)).length <= from.length - Math.max(1, Math.floor(from.length / 5));
          alternatives += at;
          expect(before.every((from) => differs(seats, from))).toBe(true);
          expect([fit, bound]).toEqual(Array(2).fill(bestByTrying(call, (tried) => before.every((from) => differs(tried, from)))));
        }
      }),
      { numRuns: 15 },
    );
    expect(alternatives).toBeGreaterThan(1);
  });
});
