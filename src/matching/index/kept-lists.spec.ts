import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { arbitraryEvenWorld, arbitraryJobseeker, arbitraryOpening, arbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { expectReferenceLists, keptListsOf, recomputed } from '../../../test/support/kept-lists.js';
import { jobseeker } from '../../../test/support/market-facts.js';
import { contextOf } from '../../../test/support/matching.js';
import { lists, type Market } from '../lists.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';
import { KeptLists, type MarketChanges } from './kept-lists.js';
import { MarketIndex } from './market-index.js';
import { runSharedPass, sharePass } from './shared-pass.js';

const RUNS = 80;

/** A market of plain maps that takes the same changes. */
class PlainMarket {
  readonly jobseekers: Map<JobseekerId, JobseekerFacts>;
  readonly openings: Map<OpeningId, OpeningFacts>;

  constructor({ jobseekers, openings }: Market) {
    this.jobseekers = new Map(jobseekers.map((facts) => [facts.id, facts]));
    this.openings = new Map(openings.map((facts) => [facts.id, facts]));
  }

  apply(changes: MarketChanges): void {
    for (const { id, facts } of changes.jobseekers) facts === null ? this.jobseekers.delete(id) : this.jobseekers.set(id, facts);
    for (const { id, facts } of changes.openings) facts === null ? this.openings.delete(id) : this.openings.set(id, facts);
  }

  get market(): Market {
    return { jobseekers: [...this.jobseekers.values()], openings: [...this.openings.values()] };
  }
}

/** New, changed, paused, filled and deleted records; ids are few, so that most changes meet a record that is there. */
function arbitraryChanges(deletions: number): fc.Arbitrary<MarketChanges> {
  const goes = (): fc.Arbitrary<boolean> => fc.nat(99).map((n) => n < deletions);
  const changedJobseeker = fc.tuple(arbitraryJobseeker(), goes()).map(([facts, gone]) => ({ id: few(facts.id), facts: gone ? null : { ...facts, id: few(facts.id) } }));
  const changedOpening = fc.tuple(arbitraryOpening(), goes()).map(([facts, gone]) => ({ id: few(facts.id), facts: gone ? null : { ...facts, id: few(facts.id) } }));
  return fc.record({ jobseekers: fc.array(changedJobseeker, { maxLength: 2 }), openings: fc.array(changedOpening, { maxLength: 2 }) });
}

/** The same id for every sixteenth number. */
function few<T extends string>(id: T): T {
  return `${id.slice(0, -4)}000${id.slice(-1)}` as T;
}

const arbitraryFewIds = () =>
  arbitraryWorld({ jobseekers: 16, openings: 16 }).map((world) => ({
    ...world,
    market: { jobseekers: apart(world.market.jobseekers), openings: apart(world.market.openings) },
  }));

function apart<T extends { readonly id: string }>(records: readonly T[]): T[] {
  return [...new Map(records.map((record) => [few(record.id), { ...record, id: few(record.id) }])).values()];
}

describe('lists kept through changes', () => {
  it('are those of the reference after a recompute', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) => {
        const context = contextOf(world.space, world.asOf);
        const kept = keptListsOf(world, context);
        expect(recomputed(kept)).toBe(lists(world.market, context, world.sizes).matches);
        expectReferenceLists(kept, world.market, world, context);
      }),
      { numRuns: RUNS * 3 },
    ));

  it('stay as they were once frozen, whatever becomes of the market, with all their owners', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), fc.array(arbitraryChanges(40), { maxLength: 6 }), (world, changes) => {
        const context = contextOf(world.space, world.asOf);
        const kept = keptListsOf(world, context);
        recomputed(kept);
        const frozen = kept.frozen();
        const [people, posts] = [kept.index.market.jobseekerIds(), kept.index.market.openingIds()];
        const before = [people.map((id) => kept.openingsOf(id)), posts.map((id) => kept.candidatesOf(id))];
        for (const change of changes) kept.apply(change);
        kept.compact();
        expect([frozen.jobseekerIds(), frozen.openingIds()]).toEqual([people, posts]);
        expect([people.map((id) => frozen.openingsOf(id)), posts.map((id) => frozen.candidatesOf(id))]).toEqual(before);
        expect([people.every((id) => frozen.hasJobseeker(id)), posts.every((id) => frozen.hasOpening(id))]).toEqual([true, true]);
        for (const { id } of changes.flatMap((change) => change.jobseekers)) expect(frozen.hasJobseeker(id)).toBe(people.includes(id));
      }),
      { numRuns: RUNS },
    ));

  it('tell who holds somebody, list by list, and are not touched by the question', () =>
    fc.assert(
      fc.property(arbitraryWorld(), fc.nat(3), (world, every) => {
        const context = contextOf(world.space, world.asOf);
        const kept = keptListsOf(world, context);
        recomputed(kept);
        const [people, posts] = [kept.index.market.jobseekerIds(), kept.index.market.openingIds()];
        const some = <T>(ids: readonly T[]): T[] => ids.filter((_, at) => at % (every + 1) === 0);
        const steps = kept.holdersOf(some(people), some(posts));
        let looked = 0;
        let step = steps.next();
        for (; step.done !== true; step = steps.next()) looked++;
        const holds = <T>(list: readonly { readonly id: T }[], ids: readonly T[]): boolean => list.some(({ id }) => ids.includes(id));
        expect(step.value).toEqual({
          jobseekers: new Set(people.filter((id) => holds(kept.openingsOf(id), some(posts)))),
          openings: new Set(posts.filter((id) => holds(kept.candidatesOf(id), some(people)))),
        });
        expect(looked).toBe((posts.length > 0 ? people.length : 0) + (people.length > 0 ? posts.length : 0));
        expectReferenceLists(kept, world.market, world, context);
      }),
      { numRuns: RUNS },
    ));

  it.each([1, 2, 3])('are the same, shared among %d threads', (threads) =>
    fc.assert(
      fc.property(fc.oneof(arbitraryWorld(), arbitraryEvenWorld()), fc.array(fc.nat(threads - 1)), (world, turns) => {
        const context = contextOf(world.space, world.asOf);
        const kept = keptListsOf(world, context);
        const data = kept.layOut(threads);
        // Cloned as a message to a thread would be; memory stays shared.
        const running = data.rows.map((_, thread) => runSharedPass(structuredClone(sharePass(kept.index.market, data)), thread));
        for (const thread of turns) running[thread]!.next();
        for (const steps of running) for (const _ of steps);
        expect(kept.gather(data)).toBe(lists(world.market, context, world.sizes).matches);
        expectReferenceLists(kept, world.market, world, context);
      }),
      { numRuns: RUNS },
    ),
  );

  it('are those of the reference in order where every score is the same, through changes too', () =>
    fc.assert(
      fc.property(arbitraryEvenWorld(), arbitraryEvenWorld(), (world, changed) => {
        const context = contextOf(world.space, world.asOf);
        const kept = new OneByOne(keptListsOf(world, context).index, world.sizes);
        recomputed(kept);
        const changes = {
          jobseekers: changed.market.jobseekers.map((facts) => ({ id: facts.id, facts })),
          openings: changed.market.openings.map((facts) => ({ id: facts.id, facts })),
        };
        kept.apply(changes);
        const plain = new PlainMarket(world.market);
        plain.apply(changes);
        expectReferenceLists(kept, plain.market, world, context);
      }),
      { numRuns: RUNS },
    ));

  it.each([10, 80])('are those of the reference after every change, with %d %% deletions', (deletions) =>
    fc.assert(
      fc.property(arbitraryFewIds(), fc.array(arbitraryChanges(deletions), { maxLength: 8 }), (world, batches) => {
        const context = contextOf(world.space, world.asOf);
        const kept = new OneByOne(keptListsOf(world, context).index, world.sizes);
        recomputed(kept);
        const plain = new PlainMarket(world.market);
        for (const changes of batches) {
          kept.apply(changes);
          plain.apply(changes);
          expectReferenceLists(kept, plain.market, world, context);
        }
      }),
      { numRuns: RUNS },
    ),
  );

  it('come back when changes are undone', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), arbitraryChanges(30), arbitraryChanges(30), (world, first, second) => {
        const context = contextOf(world.space, world.asOf);
        const kept = new OneByOne(keptListsOf(world, context).index, world.sizes);
        recomputed(kept);
        const afterFirst = kept.apply(first);
        kept.apply(kept.apply(second).undo);
        kept.apply(afterFirst.undo);
        expectReferenceLists(kept, world.market, world, context);
      }),
      { numRuns: RUNS },
    ));

  it('name every owner whose list is another', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), arbitraryChanges(30), (world, changes) => {
        const kept = new OneByOne(keptListsOf(world, contextOf(world.space, world.asOf)).index, world.sizes);
        recomputed(kept);
        const jobseekers = new Map(kept.index.market.jobseekerIds().map((id) => [id, kept.openingsOf(id)]));
        const openings = new Map(kept.index.market.openingIds().map((id) => [id, kept.candidatesOf(id)]));
        const applied = kept.apply(changes);
        for (const id of kept.index.market.jobseekerIds()) {
          if (!applied.jobseekers.has(id)) expect(kept.openingsOf(id)).toEqual(jobseekers.get(id));
        }
        for (const id of kept.index.market.openingIds()) if (!applied.openings.has(id)) expect(kept.candidatesOf(id)).toEqual(openings.get(id));
      }),
      { numRuns: RUNS },
    ));

  it('are computed afresh when there is much to change, with the same outcome', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), arbitraryChanges(30), (world, changes) => {
        const context = contextOf(world.space, world.asOf);
        const kept = keptListsOf(world, context);
        kept.apply(changes);
        const plain = new PlainMarket(world.market);
        plain.apply(changes);
        expectReferenceLists(kept, plain.market, world, context);
      }),
      { numRuns: RUNS },
    ));

  it('survive a compaction', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), arbitraryChanges(30), arbitraryChanges(30), (world, first, second) => {
        const context = contextOf(world.space, world.asOf);
        const kept = new OneByOne(keptListsOf(world, context).index, world.sizes);
        recomputed(kept);
        kept.apply(first);
        kept.compact();
        kept.apply(second);
        const plain = new PlainMarket(world.market);
        plain.apply(first);
        plain.apply(second);
        expectReferenceLists(kept, plain.market, world, context);
      }),
      { numRuns: RUNS },
    ));

  it('stay as they were when one of the changes cannot be held', () =>
    fc.assert(
      fc.property(arbitraryFewIds(), arbitraryChanges(30), arbitraryJobseeker(), (world, changes, jobseeker) => {
        const context = contextOf(world.space, world.asOf);
        const kept = new OneByOne(keptListsOf(world, context).index, world.sizes);
        recomputed(kept);
        const bad = { ...jobseeker, id: few(jobseeker.id), education: 2, occupations: [{ occupation: 1, months: 0.5, lastYear: null }] };
        expect(() => kept.apply({ ...changes, jobseekers: [...changes.jobseekers, { id: bad.id, facts: bad }] })).toThrow(RangeError);
        expectReferenceLists(kept, world.market, world, context);
      }),
      { numRuns: RUNS },
    ));
});

describe('memory', () => {
  it('does not grow with places and words that have come and gone', () => {
    const context = contextOf();
    const kept = new OneByOne(new MarketIndex(context), { perOpening: 5, perJobseeker: 5 });
    const letter = (n: number): string => String.fromCharCode(65 + (n % 26));
    for (let time = 0; time < 2_500; time++) {
      const countries = [letter(time) + letter(time / 26), letter(time / 676) + letter(time / 3)];
      const moved = jobseeker({ wouldMoveTo: countries, licences: [{ code: `L${time}`, validUntil: null }] });
      kept.apply({ jobseekers: [{ id: moved.id, facts: moved }], openings: [] });
    }
    expect(kept.index.market.words.size).toBeLessThan(1_010);
    for (let time = 0; time < 1_500; time++) {
      const moved = jobseeker({ place: { latitude: time / 100, longitude: 38, country: 'ET' } });
      kept.apply({ jobseekers: [{ id: moved.id, facts: moved }], openings: [] });
    }
    expect(kept.index.market.places.size).toBeLessThan(1_010);
    expect(kept.index.jobseeker(jobseeker().id)?.place?.latitude).toBe(14.99);
  });
});

/** Small markets would be recomputed at every change: here they never are. */
class OneByOne extends KeptLists {
  override isBulk(): boolean {
    return false;
  }
}
