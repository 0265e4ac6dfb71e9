import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { ListSizes } from '../lists.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';
import { BoundedLists } from './bounded-lists.js';
import { eachOf, type Found } from './found.js';
import { FrozenLists } from './frozen-lists.js';
import { HeldBy } from './held-by.js';
import { holdersAmong, type Holders } from './holders.js';
import { gatherPass, layOutPass, runPass, type PassData } from './full-pass.js';
import type { MarketIndex } from './market-index.js';
import type { Scored } from './scored.js';

/** New facts of somebody, or null where there are none any more. */
export interface Change<Id, Facts> {
  readonly id: Id;
  readonly facts: Facts | null;
}

/** What has happened in a market, each id once: new, changed, paused, filled and deleted records alike. */
export interface MarketChanges {
  readonly jobseekers: readonly Change<JobseekerId, JobseekerFacts>[];
  readonly openings: readonly Change<OpeningId, OpeningFacts>[];
}

/** What changes came to: owners in the market whose lists may have changed, all of them after a recompute. */
export interface AppliedChanges extends Holders {
  /** Applied next, these bring everything back: facts and lists. */
  readonly undo: MarketChanges;
}

/** Entries kept beyond those shown, so that a list stays whole while a few leave it. */
const SPARE_OPENINGS = 2;
const SPARE_CANDIDATES = 14;
/** Past this share of the work of a full recompute, changes are applied by one. */
const MOST_PIECEMEAL = 0.3;
/** A search for an opening looks at every jobseeker's columns, which costs as much as this many jobseekers' searches for each 100,000. */
const OPENING_SEARCH = 25 / 100_000;

/**
 * Both sides' lists of a market, kept equal to a full recompute through every change. A change takes the record out of every list
 * that holds it, while the columns still say where that is, and then offers it anew; lists that have become short are searched afresh.
 */
export class KeptLists {
  private byOpening: BoundedLists;
  /** On which openings' lists a jobseeker stands. */
  private heldBy: HeldBy;
  private byJobseeker: BoundedLists;
  /** Whether the lists are those of the market as it is. */
  private isCurrent: boolean;

  /** Lists of a market that is not empty mean nothing until the first recompute. */
  constructor(
    readonly index: MarketIndex,
    private readonly sizes: ListSizes,
  ) {
    [this.byOpening, this.byJobseeker, this.heldBy] = this.emptyLists();
    this.isCurrent = index.market.counts.jobseekers + index.market.counts.openings === 0;
  }

  get bytes(): { readonly byOpening: number; readonly byJobseeker: number } {
    return { byOpening: this.byOpening.bytes, byJobseeker: this.byJobseeker.bytes };
  }

  /** The best candidates of an opening, best first; none for one that is not in the market. */
  candidatesOf(id: OpeningId): Scored<JobseekerId>[] {
    const entries: Scored<JobseekerId>[] = [];
    const owner = this.index.market.openingSlot(id);
    if (owner >= 0) this.byOpening.forEach(owner, (slot, score) => entries.push({ id: this.index.market.jobseekerId(slot), score }));
    return entries;
  }

  /** The best openings of a jobseeker, best first; none for one who is not in the market. */
  openingsOf(id: JobseekerId): Scored<OpeningId>[] {
    const entries: Scored<OpeningId>[] = [];
    const owner = this.index.market.jobseekerSlot(id);
    if (owner >= 0) this.byJobseeker.forEach(owner, (slot, score) => entries.push({ id: this.index.market.openingId(slot), score }));
    return entries;
  }

  /** The lists as they are now, for whoever is not done with them when the market changes. */
  frozen(): FrozenLists {
    return this.index.market.frozen(this.byJobseeker, this.byOpening);
  }

  /** Owners whose shown lists hold one of these, by a look at every list; gives way after each with how many it has looked at. */
  holdersOf(jobseekers: readonly JobseekerId[], openings: readonly OpeningId[]): Generator<number, Holders, void> {
    const { byOpening, byJobseeker } = this;
    return holdersAmong(this.index.market, { byOpening, byJobseeker }, jobseekers, openings);
  }

  /** Computes every list afresh, saying after each chunk how many jobseekers are done; returns how many pairs match. */
  *recompute(): Generator<number, number, void> {
    const data = this.layOut(1);
    yield* runPass(this.index.market, data, 0);
    return this.gather(data);
  }

  /** Lays a full recompute out for threads (`sharePass`). Until it is gathered, the market must not change and lists mean nothing. */
  layOut(threads: number): PassData {
    const { jobseekers, openings } = this.index.market;
    this.byJobseeker.empty(jobseekers.size, openings.size);
    this.byOpening.empty(openings.size, jobseekers.size);
    this.isCurrent = false;
    return layOutPass(this.index.market, this.byJobseeker.arrays, this.byOpening.width, threads);
  }

  /** Takes in what all threads have done; returns how many pairs match. */
  gather(data: PassData): number {
    const matches = gatherPass(data, this.byOpening.arrays);
    this.byOpening.settle();
    this.isCurrent = true;
    return matches;
  }

  /** Whether `apply` would recompute everything, because that costs less or because the lists are not current. */
  isBulk({ jobseekers, openings }: MarketChanges): boolean {
    if (!this.isCurrent) return true;
    const { counts } = this.index.market;
    const work = 2 * (jobseekers.length + openings.length * Math.max(1, counts.jobseekers * OPENING_SEARCH));
    return work > counts.jobseekers * MOST_PIECEMEAL;
  }

  /**
   * Brings facts and lists up to date; of two changes of one record the later counts. Throws, and leaves everything as it was, for
   * facts that no record can hold.
   */
  apply(changes: MarketChanges): AppliedChanges {
    const once = { jobseekers: lastOfEach(changes.jobseekers), openings: lastOfEach(changes.openings) };
    const undo = this.undoOf(once);
    try {
      const touched = this.isBulk(once) ? this.applyAtOnce(once) : this.applyOneByOne(once);
      if (this.index.market.isWasteful) this.compact();
      return { ...touched, undo };
    } catch (error) {
      this.applyOneByOne(undo);
      throw error;
    }
  }

  /** Brings facts alone up to date; the lists mean nothing until the next recompute. */
  write({ jobseekers, openings }: MarketChanges): void {
    this.isCurrent = false;
    for (const { id, facts } of openings) {
      if (facts === null) this.index.removeOpening(id);
      else this.index.putOpening(facts);
    }
    for (const { id, facts } of jobseekers) {
      if (facts === null) this.index.removeJobseeker(id);
      else this.index.putJobseeker(facts);
    }
  }

  /** Frees memory that holds nothing any more. */
  compact(): void {
    const { market } = this.index;
    const [openings, jobseekers] = [this.byOpening, this.byJobseeker];
    this.index.compact();
    const next = this.index.market;
    [this.byOpening, this.byJobseeker, this.heldBy] = this.emptyLists();
    for (const id of next.openingIds()) {
      this.byOpening.copy(openings, market.openingSlot(id), next.openingSlot(id), (slot) => next.jobseekerSlot(market.jobseekerId(slot)));
    }
    for (const id of next.jobseekerIds()) {
      this.byJobseeker.copy(jobseekers, market.jobseekerSlot(id), next.jobseekerSlot(id), (slot) => next.openingSlot(market.openingId(slot)));
    }
  }

  private applyAtOnce(changes: MarketChanges): Holders {
    this.write(changes);
    for (const _ of this.recompute());
    const { market } = this.index;
    return { jobseekers: new Set(market.jobseekerIds()), openings: new Set(market.openingIds()) };
  }

  private applyOneByOne({ jobseekers, openings }: MarketChanges): Holders {
    const touched = new Touched();
    for (const { id, facts } of openings) this.changeOpening(id, facts, touched);
    for (const { id, facts } of jobseekers) this.changeJobseeker(id, facts, touched);
    this.refill(touched);
    const { market } = this.index;
    return {
      jobseekers: new Set([...touched.jobseekers].map((slot) => market.jobseekerId(slot))),
      openings: new Set([...touched.openings].map((slot) => market.openingId(slot))),
    };
  }

  private changeJobseeker(id: JobseekerId, facts: JobseekerFacts | null, touched: Touched): void {
    const { index, byOpening, byJobseeker } = this;
    const known = index.market.jobseekerSlot(id);
    if (known >= 0) this.leaveLists(known, touched);
    if (facts === null) {
      index.removeJobseeker(id);
      if (known >= 0) byJobseeker.clear(known);
      touched.jobseekers.delete(known);
      return;
    }
    index.putJobseeker(facts);
    const slot = index.market.jobseekerSlot(id);
    touched.jobseekers.add(slot);
    const { found, scores, count } = this.openingsFound(slot);
    byJobseeker.fill(slot, found, scores, count, index.openingTies);
    for (let i = 0; i < count; i++) {
      const opening = found[i] ?? 0;
      const score = scores[i] ?? 0;
      if (!byOpening.isBelow(opening, score) && byOpening.offer(opening, slot, score, index.jobseekerTies)) touched.openings.add(opening);
    }
  }

  /** Takes a jobseeker out of the lists of openings: from those that are known to hold it, or from all that it matches. */
  private leaveLists(jobseeker: number, { openings }: Touched): void {
    const leave = (opening: number, score: number): void => {
      if (!this.byOpening.isBelow(opening, score) && this.byOpening.remove(opening, jobseeker, score)) openings.add(opening);
    };
    const holding = this.heldBy.of(jobseeker);
    if (holding === null) eachOf(this.openingsFound(jobseeker), leave);
    else for (const opening of holding) leave(opening, Infinity);
    this.heldBy.clear(jobseeker);
  }

  private changeOpening(id: OpeningId, facts: OpeningFacts | null, touched: Touched): void {
    const { index, byOpening, byJobseeker } = this;
    const known = index.market.openingSlot(id);
    if (known >= 0) eachOf(this.jobseekersFound(known), (jobseeker, score) => byJobseeker.remove(jobseeker, known, score) && touched.jobseekers.add(jobseeker));
    if (facts === null) {
      index.removeOpening(id);
      if (known >= 0) byOpening.clear(known);
      touched.openings.delete(known);
      return;
    }
    index.putOpening(facts);
    const slot = index.market.openingSlot(id);
    touched.openings.add(slot);
    const { found, scores, count } = this.jobseekersFound(slot);
    byOpening.fill(slot, found, scores, count, index.jobseekerTies);
    for (let i = 0; i < count; i++) {
      const jobseeker = found[i] ?? 0;
      if (byJobseeker.offer(jobseeker, slot, scores[i] ?? 0, index.openingTies)) touched.jobseekers.add(jobseeker);
    }
  }

  private openingsFound(jobseeker: number): Found {
    const search = this.index.openingSearch;
    return { count: search.of(jobseeker), found: search.found, scores: search.scores };
  }

  private jobseekersFound(opening: number): Found {
    const search = this.index.candidateSearch;
    return { count: search.of(opening), found: search.found, scores: search.scores };
  }

  private refill({ jobseekers, openings }: Touched): void {
    const { index, byOpening, byJobseeker } = this;
    for (const jobseeker of jobseekers) {
      if (!byJobseeker.isShort(jobseeker)) continue;
      const { found, scores, count } = this.openingsFound(jobseeker);
      byJobseeker.fill(jobseeker, found, scores, count, index.openingTies);
    }
    for (const opening of openings) {
      if (!byOpening.isShort(opening)) continue;
      const { found, scores, count } = this.jobseekersFound(opening);
      byOpening.fill(opening, found, scores, count, index.jobseekerTies);
    }
  }

  private undoOf({ jobseekers, openings }: MarketChanges): MarketChanges {
    return {
      jobseekers: jobseekers.map(({ id }) => ({ id, facts: this.index.jobseeker(id) })),
      openings: openings.map(({ id }) => ({ id, facts: this.index.opening(id) })),
    };
  }

  private emptyLists(): [BoundedLists, BoundedLists, HeldBy] {
    const { perOpening, perJobseeker } = this.sizes;
    const { jobseekers, openings } = this.index.market;
    const heldBy = new HeldBy(jobseekers.size);
    return [
      new BoundedLists(perOpening, perOpening + SPARE_CANDIDATES, openings.size, jobseekers.size, heldBy),
      new BoundedLists(perJobseeker, perJobseeker + SPARE_OPENINGS, jobseekers.size, openings.size),
      heldBy,
    ];
  }
}

/** Slots of owners whose lists have changed. */
class Touched {
  readonly jobseekers = new Set<number>();
  readonly openings = new Set<number>();
}

function lastOfEach<Id, Facts>(changes: readonly Change<Id, Facts>[]): Change<Id, Facts>[] {
  return [...new Map(changes.map((change) => [change.id, change])).values()];
}
