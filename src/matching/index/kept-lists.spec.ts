import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { arbitraryJobseeker, arbitraryOpening, arbitraryWorld, type ArbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { contextOf } from '../../../test/support/matching.js';
import type { MatchContext } from '../context.js';
import { lists, type Market } from '../lists.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';
import { KeptLists, type MarketChanges } from './kept-lists.js';
import { MarketIndex } from './market-index.js';

const RUNS = 150;

function keptListsOf({ market, sizes }: ArbitraryWorld, context: MatchContext): KeptLists {
  const index = new MarketIndex(context, { jobseekers: 2, openings: 2 });
  for (const facts of market.openings) index.putOpening(facts);
  for (const facts of market.jobseekers) index.putJobseeker(facts);
  return new KeptLists(index, sizes);
}

function recomputed(kept: KeptLists): number {
  const steps = kept.recompute();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function expectReferenceLists(kept: KeptLists, market: Market, { sizes }: ArbitraryWorld, context: MatchContext): void {
  const reference = lists(market, context, sizes);
  for (const { id } of market.jobseekers) {
    expect(kept.openingsOf(id)).toEqual((reference.byJobseeker.get(id) ?? []).map((found) => ({ id: found.openingId, score: found.score })));
  }
  for (const { id } of market.openings) {
    expect(kept.candidatesOf(id)).toEqual((reference.byOpening.get(id) ?? []).map((found) => ({ id: found.jobseekerId, score: found.score })));
  }
}

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
  const jobseeker = fc.tuple(arbitraryJobseeker(), goes()).map(([facts, gone]) => ({ id: few(facts.id), facts: gone ? null : { ...facts, id: few(facts.id) } }));
  const opening = fc.tuple(arbitraryOpening(), goes()).map(([facts, gone]) => ({ id: few(facts.id), facts: gone ? null : { ...facts, id: few(facts.id) } }));
  return fc.record({ jobseekers: fc.array(jobseeker, { maxLength: 2 }), openings: fc.array(opening, { maxLength: 2 }) });
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
      { numRuns: RUNS * 2 },
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

/** Small markets would be recomputed at every change: here they never are. */
class OneByOne extends KeptLists {
  override isBulk(): boolean {
    return false;
  }
}
