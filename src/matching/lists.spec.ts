import fc from 'fast-check';

import { addDays } from '../kernel/day.js';
import type { JobseekerId, OpeningId } from '../kernel/ids.js';
import { arbitraryWorld, type ArbitraryWorld } from '../../test/support/arbitrary-market.js';
import { jobseeker, opening, testId, today } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { candidatesFor, lists, listsStepwise, openingsFor, type MarketLists } from './lists.js';
import { match, type Match } from './match.js';
import { jobseekerOrder, openingOrder } from './order.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

const seekerId = (n: number): JobseekerId => testId(n);
const openingId = (n: number): OpeningId => testId(n);

describe('ties', () => {
  const context = contextOf();
  const order = (openings: readonly OpeningFacts[]) =>
    openingsFor(prepareJobseeker(jobseeker(), context), openings, context, 9).map((found) => found.openingId);

  it('go to the opening that closes sooner, then to the lower id', () =>
    expect(
      order([
        opening({ id: openingId(1) }),
        opening({ id: openingId(3), closesOn: addDays(today, 9) }),
        opening({ id: openingId(2), closesOn: addDays(today, 9) }),
        opening({ id: openingId(4), closesOn: addDays(today, 8) }),
      ]),
    ).toEqual([4, 2, 3, 1].map(openingId)));

  it('go to the person who can begin sooner, from today on, then to the lower id', () => {
    const people = [
      jobseeker({ id: seekerId(5), availableFrom: addDays(today, 1) }),
      jobseeker({ id: seekerId(4), availableFrom: addDays(today, -30) }),
      jobseeker({ id: seekerId(3), availableFrom: null }),
      jobseeker({ id: seekerId(2), availableFrom: addDays(today, 2) }),
    ];
    const found = candidatesFor(prepareOpening(opening(), context), people, context, 9).map((candidate) => candidate.jobseekerId);
    expect(found).toEqual([3, 4, 5, 2].map(seekerId));
  });

  it('never outweigh a point of the score', () => {
    const near = opening({ id: openingId(9) });
    const remote = opening({ id: openingId(1), place: null, closesOn: today });
    expect(order([remote, near])).toEqual([9, 1].map(openingId));
  });

  it('decide who is cut from a full list', () => {
    const openings = [opening({ id: openingId(2) }), opening({ id: openingId(1) })];
    const found = openingsFor(prepareJobseeker(jobseeker(), context), openings, context, 1);
    expect(found.map((each) => each.openingId)).toEqual([openingId(1)]);
  });
});

describe('lists', () => {
  const context = contextOf();
  it('give everybody in the market a list, matched or not', () => {
    const market = { jobseekers: [jobseeker({ seeking: false })], openings: [opening()] };
    const { byOpening, byJobseeker, matches } = lists(market, context, { perOpening: 5, perJobseeker: 5 });
    expect([...byOpening.values(), ...byJobseeker.values()]).toEqual([[], []]);
    expect(matches).toBe(0);
  });

  it('report each jobseeker as done', () => {
    const market = { jobseekers: [1, 2, 3].map((n) => jobseeker({ id: seekerId(n) })), openings: [opening()] };
    expect([...listsStepwise(market, context, { perOpening: 1, perJobseeker: 1 })]).toEqual([1, 2, 3]);
  });

  it('equal every pair tried, sorted and cut', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        expect(plain(lists(world.market, context, world.sizes))).toEqual(plain(bruteForce(world)));
      }),
      { numRuns: 200 },
    ));

  it('do not depend on the order of anything in the market', () =>
    fc.assert(
      fc.property(arbitraryWorld(), fc.nat(), (world, seed) => {
        const context = contextOf(world.space, world.asOf);
        const mixed = <T extends JobseekerFacts | OpeningFacts>(all: readonly T[]): T[] => shuffled(all.map((facts) => shuffledWithin(facts, seed)), seed);
        const market = { jobseekers: mixed(world.market.jobseekers), openings: mixed(world.market.openings) };
        expect(plain(lists(market, context, world.sizes))).toEqual(plain(lists(world.market, context, world.sizes)));
      }),
      { numRuns: 200 },
    ));

  it('hold one score for a pair, whichever side is asked', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        const all = lists(world.market, context, { perOpening: 99, perJobseeker: 99 });
        const pairs = (matches: Iterable<readonly Match[]>): string[] => [...matches].flat().map((found) => JSON.stringify(found)).sort();
        expect(pairs(all.byOpening.values())).toEqual(pairs(all.byJobseeker.values()));
        expect(pairs(all.byOpening.values())).toHaveLength(all.matches);
      }),
    ));

  it('are the same for one jobseeker or one opening alone', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const { market, sizes } = world;
        const context = contextOf(world.space, world.asOf);
        const all = lists(market, context, sizes);
        for (const facts of market.jobseekers) {
          expect(openingsFor(prepareJobseeker(facts, context), market.openings, context, sizes.perJobseeker)).toEqual(all.byJobseeker.get(facts.id));
        }
        for (const facts of market.openings) {
          expect(candidatesFor(prepareOpening(facts, context), market.jobseekers, context, sizes.perOpening)).toEqual(all.byOpening.get(facts.id));
        }
      }),
    ));

  it('are drawn from worlds in which pairs do match', () => {
    const worlds = fc.sample(arbitraryWorld(), { numRuns: 400, seed: 7 });
    const matches = worlds.map((world) => lists(world.market, contextOf(world.space, world.asOf), world.sizes).matches);
    expect(matches.filter((count) => count > 0).length).toBeGreaterThan(120);
    expect(matches.filter((count) => count > 5).length).toBeGreaterThan(6);
  });
});

function bruteForce({ market, space, asOf, sizes }: ArbitraryWorld): MarketLists {
  const context = contextOf(space, asOf);
  const found = market.jobseekers.flatMap((seeker) =>
    market.openings.flatMap((post) => match(prepareJobseeker(seeker, context), prepareOpening(post, context), context) ?? []),
  );
  const seekers = new Map(market.jobseekers.map((facts) => [facts.id, facts]));
  const posts = new Map(market.openings.map((facts) => [facts.id, facts]));
  const amongSeekers = jobseekerOrder(asOf);
  return {
    byOpening: new Map(
      market.openings.map(({ id }) => [
        id,
        found
          .filter((each) => each.openingId === id)
          .sort((a, b) => b.score - a.score || amongSeekers(seekers.get(a.jobseekerId)!, seekers.get(b.jobseekerId)!))
          .slice(0, sizes.perOpening),
      ]),
    ),
    byJobseeker: new Map(
      market.jobseekers.map(({ id }) => [
        id,
        found
          .filter((each) => each.jobseekerId === id)
          .sort((a, b) => b.score - a.score || openingOrder(posts.get(a.openingId)!, posts.get(b.openingId)!))
          .slice(0, sizes.perJobseeker),
      ]),
    ),
    matches: found.length,
  };
}

function plain({ byOpening, byJobseeker, matches }: MarketLists): unknown {
  const entries = (of: ReadonlyMap<string, readonly Match[]>): unknown => [...of].sort(([a], [b]) => (a < b ? -1 : 1));
  return { byOpening: entries(byOpening), byJobseeker: entries(byJobseeker), matches };
}

/** A shuffle that a seed decides. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const result = [...items];
  let state = seed;
  for (let i = result.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = (state >>> 8) % (i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

/** The same facts with every list in them in another order. */
function shuffledWithin<T extends JobseekerFacts | OpeningFacts>(facts: T, seed: number): T {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, Array.isArray(value) ? shuffled(value, seed) : value])) as unknown as T;
}
