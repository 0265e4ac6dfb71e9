import fc from 'fast-check';

import { arbitraryEvenWorld, arbitraryJobseeker, arbitraryOpening, arbitraryWorld, type ArbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { contextOf } from '../../../test/support/matching.js';
import type { MatchContext } from '../context.js';
import { candidatesFor, lists, openingsFor } from '../lists.js';
import { match } from '../match.js';
import { nearMissesFor, nearMissesOf } from '../near-misses.js';
import { prepareJobseeker } from '../prepared-jobseeker.js';
import { prepareOpening } from '../prepared-opening.js';
import { requirements } from '../requirements/requirements.js';
import type { Signal } from '../signals/signal.js';
import { signals } from '../signals/signals.js';
import type { OpeningKind } from '../types.js';
import { MarketIndex } from './market-index.js';
import { Rules } from './rules.js';

const RUNS = 80;

function indexOf(world: ArbitraryWorld, context: MatchContext, rules?: Rules): MarketIndex {
  // Fewer than are coming, so that every array has to grow.
  const index = new MarketIndex(context, { jobseekers: 2, openings: 2 }, rules);
  for (const facts of world.market.openings) index.putOpening(facts);
  for (const facts of world.market.jobseekers) index.putJobseeker(facts);
  return index;
}

function bestOf(matches: readonly { readonly openingId: string; readonly jobseekerId: string; readonly score: number }[], side: 'jobseekerId' | 'openingId') {
  return matches.map((found) => ({ id: found[side], score: found.score }));
}

/** Fails unless every list of both sides is the reference's. */
function expectReferenceLists(world: ArbitraryWorld, context: MatchContext, index: MarketIndex): void {
  const { market, sizes } = world;
  const reference = lists(market, context, sizes);
  for (const { id } of market.jobseekers) {
    expect(index.openingsFor(id, sizes.perJobseeker)).toEqual(bestOf(reference.byJobseeker.get(id) ?? [], 'openingId'));
  }
  for (const { id } of market.openings) {
    expect(index.candidatesFor(id, sizes.perOpening)).toEqual(bestOf(reference.byOpening.get(id) ?? [], 'jobseekerId'));
  }
}

describe('market index', () => {
  it('gives the lists of the reference, entry for entry, score and order', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        expectReferenceLists(world, context, indexOf(world, context));
      }),
      { numRuns: RUNS * 4 },
    ));

  it('orders equal scores as the reference does', () =>
    fc.assert(
      fc.property(arbitraryEvenWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        expectReferenceLists(world, context, indexOf(world, context));
      }),
      { numRuns: RUNS },
    ));

  it('gives everything that matches in the same order, asking about each once', () =>
    fc.assert(
      fc.property(fc.oneof(arbitraryWorld(), arbitraryEvenWorld()), (world) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        const all = { ...world, sizes: { perJobseeker: 1_000, perOpening: 1_000 } };
        expectReferenceLists(all, context, index);
        for (const { id } of world.market.jobseekers) {
          const asked: number[] = [];
          const steps = index.openingsChosen(id, 2, (slot) => asked.push(slot) % 2 === 0);
          let step = steps.next();
          while (step.done !== true) step = steps.next();
          const whole = index.openingsFor(id, 1_000).map((found) => index.market.openingSlot(found.id));
          expect(asked).toEqual(whole.slice(0, 4));
          expect(step.value.map((found) => index.market.openingSlot(found.id))).toEqual(asked.filter((_, at) => at % 2 === 1));
        }
      }),
      { numRuns: RUNS },
    ));

  it('reads facts back as they were given', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const index = indexOf(world, contextOf(world.space, world.asOf));
        const sets = ['acceptedKinds', 'limits', 'demands', 'wouldMoveTo'];
        const plain = (facts: object | null) =>
          facts === null ? null : Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, sets.includes(key) ? [...value].sort() : value]));
        for (const facts of world.market.jobseekers) expect(plain(index.jobseeker(facts.id))).toEqual(plain(facts));
        for (const facts of world.market.openings) expect(plain(index.opening(facts.id))).toEqual(plain(facts));
      }),
      { numRuns: RUNS },
    ));

  it('filters before the list is cut', () =>
    fc.assert(
      fc.property(arbitraryWorld(), fc.constantFrom<OpeningKind>('VACANCY', 'TRAINING'), fc.nat(8), (world, kind, schooling) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        const { market, sizes } = world;
        for (const facts of market.jobseekers) {
          const filtered = market.openings.filter((opening) => opening.kind === kind);
          const expected = openingsFor(prepareJobseeker(facts, context), filtered, context, sizes.perJobseeker);
          expect(index.openingsFor(facts.id, sizes.perJobseeker, (opening) => opening.kind === kind)).toEqual(bestOf(expected, 'openingId'));
        }
        for (const facts of market.openings) {
          const filtered = market.jobseekers.filter((jobseeker) => (jobseeker.education ?? 0) >= schooling);
          const expected = candidatesFor(prepareOpening(facts, context), filtered, context, sizes.perOpening);
          const found = index.candidatesFor(facts.id, sizes.perOpening, (jobseeker) => (jobseeker.education ?? 0) >= schooling);
          expect(found).toEqual(bestOf(expected, 'jobseekerId'));
        }
      }),
      { numRuns: RUNS },
    ));

  it('finds the near misses of the reference', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        const { market } = world;
        for (const facts of market.jobseekers) {
          expect(index.nearMissesOf(facts.id, 5)).toEqual(nearMissesOf(prepareJobseeker(facts, context), market.openings, context, 5));
        }
        for (const facts of market.openings) {
          expect(index.nearMissesFor(facts.id, 5)).toEqual(nearMissesFor(prepareOpening(facts, context), market.jobseekers, context, 5));
        }
      }),
      { numRuns: RUNS },
    ));

  it('has the match of a pair with its parts', () =>
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 4, openings: 4 }), (world) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        for (const jobseeker of world.market.jobseekers) {
          for (const opening of world.market.openings) {
            const expected = match(prepareJobseeker(jobseeker, context), prepareOpening(opening, context), context);
            expect(index.match(jobseeker.id, opening.id)).toEqual(expected);
          }
        }
      }),
      { numRuns: RUNS },
    ));

  it('says what somebody would match with other facts, and stays as it is', () =>
    fc.assert(
      fc.property(arbitraryWorld(), arbitraryJobseeker(), (world, other) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        const facts = { ...other, id: world.market.jobseekers[0]?.id ?? other.id };
        const expected = openingsFor(prepareJobseeker(facts, context), world.market.openings, context, 99);
        expect(index.openingsIf(facts)).toEqual(bestOf(expected, 'openingId'));
        expectReferenceLists(world, context, index);
      }),
      { numRuns: RUNS },
    ));

  it('goes on with another day', () =>
    fc.assert(
      fc.property(arbitraryWorld(), arbitraryWorld(), (world, { asOf }) => {
        const index = indexOf(world, contextOf(world.space, world.asOf));
        index.turnTo(asOf);
        expectReferenceLists(world, contextOf(world.space, asOf), index);
      }),
      { numRuns: RUNS },
    ));

  it('gives the same lists after a compaction', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        const index = indexOf(world, context);
        index.compact();
        expectReferenceLists(world, context, index);
      }),
      { numRuns: RUNS },
    ));

  it('takes facts that fill a record, and refuses what no record can hold without a trace', () => {
    const [world] = fc.sample(arbitraryWorld(), { numRuns: 1, seed: 3 });
    const [jobseeker] = fc.sample(arbitraryJobseeker(), { numRuns: 1, seed: 4 });
    const [opening] = fc.sample(arbitraryOpening(), { numRuns: 1, seed: 5 });
    const index = new MarketIndex(contextOf(world!.space, world!.asOf));
    index.putJobseeker({ ...jobseeker!, wageFloor: 1e15, travelLimitKm: 2_000_000_000 });
    expect(index.jobseeker(jobseeker!.id)?.wageFloor).toBe(1e15);
    expect(() => index.putJobseeker({ ...jobseeker!, travelLimitKm: 2 ** 40, availableFrom: 2 ** 40 as never })).toThrow(RangeError);
    expect(() => index.putOpening({ ...opening!, seatsLeft: 1.5 })).toThrow(RangeError);
    expect(index.jobseeker(jobseeker!.id)?.wageFloor).toBe(1e15);
    expect(index.opening(opening!.id)).toBeNull();
  });
});

describe('a requirement or signal that columns know nothing of', () => {
  const everyName = ['ALL', ...requirements.map((requirement) => requirement.name)];

  it.each(everyName)('is asked of the reference: requirement %s', (name) =>
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 6, openings: 6 }), (world) => {
        const context = contextOf(world.space, world.asOf);
        const asked = requirements.map((each) => (name === 'ALL' || each.name === name ? { ...each, columns: null } : each));
        const index = indexOf(world, context, new Rules({ requirements: asked, signals }));
        expectReferenceLists(world, context, index);
        for (const facts of world.market.jobseekers) {
          expect(index.nearMissesOf(facts.id, 5)).toEqual(nearMissesOf(prepareJobseeker(facts, context), world.market.openings, context, 5));
        }
        for (const facts of world.market.openings) {
          expect(index.nearMissesFor(facts.id, 5)).toEqual(nearMissesFor(prepareOpening(facts, context), world.market.jobseekers, context, 5));
        }
      }),
      { numRuns: 30 },
    ),
  );

  it.each(Object.keys(signals) as (keyof typeof signals)[])('is asked of the reference: signal %s', (name) =>
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 6, openings: 6 }), (world) => {
        const context = contextOf(world.space, world.asOf);
        const other: Signal = { ...signals[name] };
        expectReferenceLists(world, context, indexOf(world, context, new Rules({ requirements, signals: { ...signals, [name]: other } })));
      }),
      { numRuns: 30 },
    ),
  );
});
