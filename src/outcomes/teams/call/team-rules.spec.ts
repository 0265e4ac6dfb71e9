import fc from 'fast-check';

import { aVenture } from '../../../../test/openings/a-venture.js';
import { divisions, person, role } from '../../../../test/openings/small-teams.js';
import { day } from '../../../kernel/day.js';
import { conditionsOf, type TeamCall, type TeamFit, type TeamPerson, type TeamSeat } from '../../../matching/team/team.js';
import { solveTeams } from '../../../openings/ventures/teams/team-solver.js';
import type { CountedMembers } from '../../../openings/ventures/venture-standing.js';
import type { Venture } from '../../../openings/ventures/venture.js';
import { cucayo } from '../../../programmes/rules/ready/programmes-of-states.js';
import { fundingLimits, ventureFacts } from './funding-limits.js';
import { peopleToSolve, ventureToSolve, withoutNeedless, type RoleToFill } from './team-call.js';

const on = day('2026-03-01');

/** A venture under El Cucayo with those who belong to it, its roles, and people who fit some of them. */
interface Case {
  readonly venture: Venture;
  readonly counted: CountedMembers;
  readonly roles: readonly RoleToFill[];
  readonly people: readonly { readonly id: TeamPerson['id']; readonly kind: string }[];
  readonly fits: readonly TeamFit[];
  readonly apart: TeamCall['apart'];
}

const kinds = fc.constantFrom('RETURNEE', 'COMMUNITY_MEMBER', 'DISPLACED');
const arbitraryCase: fc.Arbitrary<Case> = fc
  .record({
    kind: fc.constantFrom('COOPERATIVE', 'COOPERATIVE', 'FAMILY'),
    publicPercent: fc.constantFrom(25, 25, 25, null),
    members: fc.record({ least: fc.integer({ min: 1, max: 3 }), more: fc.integer({ min: 2, max: 5 }) }),
    leastReturnees: fc.nat(1),
    leastCommunityMembers: fc.nat(1),
    belong: fc.array(kinds, { maxLength: 4 }),
    roles: fc.array(fc.record({ least: fc.constant(1), more: fc.nat(5), taken: fc.nat(1), share: fc.constantFrom(0, 0, 10, 20) }), { minLength: 1, maxLength: 2 }),
    people: fc.array(kinds, { minLength: 3, maxLength: 6 }),
    scores: fc.array(fc.nat(40), { minLength: 12, maxLength: 12 }),
    apart: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 1 }),
  })
  .map(({ kind, publicPercent, members, belong, roles, people, scores, apart, ...least }): Case => {
    const venture = aVenture({ kind, publicPercent, members: { least: members.least, most: members.least + members.more }, ...least });
    const count = (of: string): number => belong.filter((each) => each === of).length;
    return {
      venture,
      counted: { all: belong.length, returnees: count('RETURNEE'), communityMembers: count('COMMUNITY_MEMBER') },
      roles: roles.map((each, r) => ({
        role: { missionId: venture.missionId, ventureId: venture.id, openingId: role(r), leastSeats: each.least, sharePercent: each.share },
        opening: { id: role(r), status: 'PUBLISHED', seats: each.least + each.more, seatsTaken: each.taken },
      })),
      people: people.map((each, p) => ({ id: person(p), kind: each })),
      fits: people.flatMap((_, p) => roles.flatMap((__, r) => ((scores[p * 2 + r] ?? 0) < 5 ? [] : [{ person: person(p), role: role(r), score: scores[p * 2 + r] ?? 0 }]))),
      apart: apart.filter(([a, b]) => a !== b && a < people.length && b < people.length).map(([a, b]) => [person(a), person(b)] as const),
    };
  });

/** What the rules say of a team, written down here once more from their text and counted on fingers: nothing of it is the solver's. */
function mayFound({ venture, counted, roles, people, fits, apart }: Case, seats: readonly TeamSeat[]): boolean {
  const joining = people.filter(({ id }) => seats.some((seat) => seat.person === id));
  const count = (of: string, before: number): number => before + joining.filter((each) => each.kind === of).length;
  const all = counted.all + joining.length;
  const returnees = count('RETURNEE', counted.returnees);
  const taken = (id: RoleToFill): number => id.opening.seatsTaken + seats.filter((seat) => seat.role === id.opening.id).length;
  const shares = roles.reduce((sum, each) => sum + taken(each) * each.role.sharePercent, 0);
  const f26 = venture.kind !== 'COOPERATIVE' || venture.publicPercent !== 25 || (all >= 5 && returnees >= 2);
  return (
    f26 &&
    joining.length === seats.length &&
    all >= venture.members.least &&
    all <= venture.members.most &&
    returnees >= venture.leastReturnees &&
    count('COMMUNITY_MEMBER', counted.communityMembers) >= venture.leastCommunityMembers &&
    (shares <= 100 || roles.every((each) => each.role.sharePercent === 0)) &&
    roles.every((each) => each.opening.seatsTaken >= each.opening.seats || (taken(each) >= each.role.leastSeats && taken(each) <= each.opening.seats)) &&
    seats.every((seat) => fits.some((fit) => fit.person === seat.person && fit.role === seat.role)) &&
    !apart.some((pair) => pair.every((id) => seats.some((seat) => seat.person === id)))
  );
}

describe('teams that are proposed', () => {
  it('meet every rule of their venture and its programme, and are the best that do; where none does, a clash is told', async () => {
    const seen = { teams: 0, clashes: 0, underF26: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCase, async (each) => {
        const { venture, people, fits, apart } = each;
        const toSolve = ventureToSolve({ ...each, funding: fundingLimits([cucayo], ventureFacts(venture), on) });
        const call: TeamCall = { ventures: [toSolve], people: peopleToSolve(people), fits, apart, agreed: [] };
        const answer = await solveTeams(withoutNeedless(call, 2), { seconds: 5, gap: 0, proposals: 2 });
        const open = { people: call.people, fits: fits.filter((fit) => toSolve.roles.some((one) => one.id === fit.role)) };
        let best: number | null = null;
        for (const seats of divisions(open)) if (mayFound(each, seats)) best = Math.max(best ?? 0, scoreOf(fits, seats));
        if (answer.kind === 'TEAMS') {
          seen.teams += 1;
          if (venture.publicPercent === 25 && venture.kind === 'COOPERATIVE') seen.underF26 += 1;
          expect(answer.proposals.map(({ seats }) => mayFound(each, seats))).not.toContain(false);
          expect(answer.proposals[0]!.fit).toBe(best);
        } else {
          seen.clashes += 1;
          expect(best).toBeNull();
          const conditions = answer.kind === 'CLASH' ? answer.conditions : [];
          expect(conditions.length).toBeGreaterThan(0);
          for (const condition of conditions) expect(conditionsOf(call)).toContainEqual(condition);
        }
      }),
      { numRuns: 40 },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(2);
  });
});

function scoreOf(fits: readonly TeamFit[], seats: readonly TeamSeat[]): number {
  return seats.reduce((sum, seat) => sum + (fits.find((fit) => fit.person === seat.person && fit.role === seat.role)?.score ?? 0), 0);
}
