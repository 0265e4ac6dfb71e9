import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { breachesOf, fitOf } from '../../src/matching/team/team-check.js';
import type { TeamCall, TeamCondition, TeamLimit, TeamSeat, VentureId } from '../../src/matching/team/team.js';

export const person = (n: number): JobseekerId => `p${n}` as JobseekerId;
export const role = (n: number): OpeningId => `r${n}` as OpeningId;

const arbitraryLimit: fc.Arbitrary<TeamLimit> = fc.record({
  group: fc.constantFrom(null, 'RETURNEE', 'MIGRANT'),
  measure: fc.constantFrom('MEMBERS', 'SHARES'),
  side: fc.constantFrom('LEAST', 'MOST'),
  number: fc.integer({ min: 0, max: 4 }),
  rule: fc.constant(null),
});

/** Calls so small that every division of people among roles can be tried. */
export const arbitraryCall: fc.Arbitrary<TeamCall> = fc
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

/** Every division of the people among the roles that they fit, each person in one role or none. */
export function* divisions(call: Pick<TeamCall, 'people' | 'fits'>, from = 0): Generator<TeamSeat[]> {
  const next = call.people[from];
  if (next === undefined) return yield [];
  const own = call.fits.filter((each) => each.person === next.id);
  for (const rest of divisions(call, from + 1)) {
    yield rest;
    for (const fit of own) yield [{ person: fit.person, role: fit.role }, ...rest];
  }
}

/** The greatest fit of all divisions that break nothing and that `allows` lets pass; null where there is none. */
export function bestByTrying(call: TeamCall, allows: (seats: readonly TeamSeat[]) => boolean = () => true): number | null {
  let best: number | null = null;
  for (const seats of divisions(call)) if (allows(seats) && breachesOf(call, seats).length === 0) best = Math.max(best ?? 0, fitOf(call, seats));
  return best;
}

/** The call with only these of its conditions; the rest is open. */
export function withConditions(call: TeamCall, kept: readonly TeamCondition[]): TeamCall {
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
