import type { Day } from '../../kernel/day.js';
import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { onDay, type MatchContext } from '../context.js';
import { match, type Match } from '../match.js';
import { nearMiss, type NearMiss } from '../near-misses.js';
import { prepareJobseeker, type PreparedJobseeker } from '../prepared-jobseeker.js';
import { prepareOpening, type PreparedOpening } from '../prepared-opening.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';
import { BoundedLists, type TieOrder } from './bounded-lists.js';
import type { CandidateSearch } from './candidate-search.js';
import { compareJobseekers } from './jobseeker-columns.js';
import { MarketColumns, type Expected } from './market-columns.js';
import { jobseekersMissing, openingsMissed, type CloseMiss } from './near-miss-search.js';
import { compareOpenings } from './opening-columns.js';
import type { OpeningSearch } from './opening-search.js';
import { Rules } from './rules.js';
import { Searches } from './searches.js';

/** A match as a list has it; its parts and words come from the reference when it is shown. */
export interface Scored<Id extends JobseekerId | OpeningId> {
  readonly id: Id;
  readonly score: number;
}

/**
 * A market held in columns, which answers what the reference answers, score for score and in the same order, without trying every
 * pair. It keeps no facts as objects: they are read back from its records where the reference must speak (explanations, filters).
 */
export class MarketIndex {
  private columns: MarketColumns;
  private searches: Searches;

  constructor(
    private matchContext: MatchContext,
    expected: Expected = { jobseekers: 1_000, openings: 1_000 },
    rules: Rules = new Rules(),
  ) {
    this.columns = new MarketColumns(matchContext, rules, expected);
    this.searches = new Searches(this.columns);
  }

  get context(): MatchContext {
    return this.matchContext;
  }

  /** What searches and passes read. */
  get market(): MarketColumns {
    return this.columns;
  }

  get openingSearch(): OpeningSearch {
    return this.searches.openings;
  }

  get candidateSearch(): CandidateSearch {
    return this.searches.candidates;
  }

  /** The facts of a jobseeker as they were given; null for one who is not in the market. */
  jobseeker(id: JobseekerId): JobseekerFacts | null {
    const slot = this.columns.jobseekerSlot(id);
    return slot < 0 ? null : this.columns.jobseekerFacts(slot);
  }

  opening(id: OpeningId): OpeningFacts | null {
    const slot = this.columns.openingSlot(id);
    return slot < 0 ? null : this.columns.openingFacts(slot);
  }

  /** For explanations; null for one who is not in the market. */
  preparedJobseeker(id: JobseekerId): PreparedJobseeker | null {
    const facts = this.jobseeker(id);
    return facts === null ? null : prepareJobseeker(facts, this.matchContext);
  }

  preparedOpening(id: OpeningId): PreparedOpening | null {
    const facts = this.opening(id);
    return facts === null ? null : prepareOpening(facts, this.matchContext);
  }

  /** The match of a pair with its parts, by the reference; null where it fails or either is not in the market. */
  match(jobseekerId: JobseekerId, openingId: OpeningId): Match | null {
    const jobseeker = this.preparedJobseeker(jobseekerId);
    const opening = this.preparedOpening(openingId);
    return jobseeker === null || opening === null ? null : match(jobseeker, opening, this.matchContext);
  }

  /** New or changed facts of a jobseeker. Throws, and changes nothing, for numbers that are not whole or need more than 32 bits. */
  putJobseeker(facts: JobseekerFacts): void {
    this.columns.putJobseeker(facts);
  }

  putOpening(facts: OpeningFacts): void {
    this.columns.putOpening(facts);
  }

  removeJobseeker(id: JobseekerId): void {
    this.columns.removeJobseeker(id);
  }

  removeOpening(id: OpeningId): void {
    this.columns.removeOpening(id);
  }

  /** The best openings of a jobseeker among those that `keeps` lets stay: filtered before the list is cut. */
  openingsFor(id: JobseekerId, size: number, keeps: (facts: OpeningFacts) => boolean = always): Scored<OpeningId>[] {
    const slot = this.columns.jobseekerSlot(id);
    const { found, scores } = this.openingSearch;
    const count = slot < 0 ? 0 : this.openingSearch.of(slot);
    const kept = (opening: number): boolean => keeps(this.columns.openingFacts(opening));
    return top(found, scores, count, size, this.openingTies, keeps === always ? always : kept).map(([opening, score]) => ({
      id: this.columns.openingId(opening),
      score,
    }));
  }

  /** The best candidates of an opening among those that `keeps` lets stay: filtered before the list is cut. */
  candidatesFor(id: OpeningId, size: number, keeps: (facts: JobseekerFacts) => boolean = always): Scored<JobseekerId>[] {
    const slot = this.columns.openingSlot(id);
    const { found, scores } = this.candidateSearch;
    const count = slot < 0 ? 0 : this.candidateSearch.of(slot);
    const kept = (jobseeker: number): boolean => keeps(this.columns.jobseekerFacts(jobseeker));
    return top(found, scores, count, size, this.jobseekerTies, keeps === always ? always : kept).map(([jobseeker, score]) => ({
      id: this.columns.jobseekerId(jobseeker),
      score,
    }));
  }

  /** Every opening that a jobseeker would match with these facts instead, best first. The market stays as it is. */
  openingsIf(facts: JobseekerFacts): Scored<OpeningId>[] {
    const before = this.jobseeker(facts.id);
    this.columns.putJobseeker(facts);
    try {
      return this.openingsFor(facts.id, this.columns.counts.openings);
    } finally {
      if (before === null) this.columns.removeJobseeker(facts.id);
      else this.columns.putJobseeker(before);
    }
  }

  /** As `nearMissesOf` of the reference, among the openings that `keeps` lets stay. */
  nearMissesOf(id: JobseekerId, size: number, keeps: (facts: OpeningFacts) => boolean = always): readonly NearMiss[] {
    const jobseeker = this.preparedJobseeker(id);
    if (jobseeker === null) return [];
    const missed = openingsMissed(this.columns, this.openingSearch, this.columns.jobseekerSlot(id)).sort(byNearness(this.openingTies));
    return firstOf(missed, size, (slot) => {
      const facts = this.columns.openingFacts(slot);
      return keeps(facts) ? nearMiss(jobseeker, prepareOpening(facts, this.matchContext), this.matchContext) : null;
    });
  }

  /** As `nearMissesFor` of the reference, among the jobseekers that `keeps` lets stay. */
  nearMissesFor(id: OpeningId, size: number, keeps: (facts: JobseekerFacts) => boolean = always): readonly NearMiss[] {
    const opening = this.preparedOpening(id);
    if (opening === null) return [];
    const missed = jobseekersMissing(this.columns, this.columns.openingSlot(id)).sort(byNearness(this.jobseekerTies));
    return firstOf(missed, size, (slot) => {
      const facts = this.columns.jobseekerFacts(slot);
      return keeps(facts) ? nearMiss(prepareJobseeker(facts, this.matchContext), opening, this.matchContext) : null;
    });
  }

  /** Goes on with another day: what depends on it is worked out afresh for everybody. */
  turnTo(asOf: Day): void {
    this.matchContext = onDay(this.matchContext, asOf);
    this.columns.turnTo(this.matchContext);
  }

  /** Frees what holds nothing any more. Slots change; ids and answers do not. */
  compact(): void {
    this.columns = this.columns.compacted();
    this.searches = new Searches(this.columns);
  }

  readonly openingTies: TieOrder = (a, b) => compareOpenings(this.columns.openings, a, b);
  readonly jobseekerTies: TieOrder = (a, b) => compareJobseekers(this.columns.jobseekers, a, b);
}

const always = (): boolean => true;

/** The best of what was found, in order; whoever could not enter anyway is not asked whether to stay. */
function top(found: Int32Array, scores: Int32Array, count: number, size: number, ties: TieOrder, keeps: (slot: number) => boolean): [number, number][] {
  const list = new BoundedLists(size, size, 1, Infinity);
  const entries: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    const slot = found[i] ?? 0;
    const score = scores[i] ?? 0;
    if (list.wouldKeep(0, slot, score, ties) && keeps(slot)) list.offer(0, slot, score, ties);
  }
  list.forEach(0, (slot, score) => entries.push([slot, score]));
  return entries;
}

function byNearness(ties: TieOrder): (a: CloseMiss, b: CloseMiss) => number {
  return (a, b) => a.gaps - b.gaps || b.score - a.score || ties(a.slot, b.slot);
}

/** The first so many of what is not null. */
function firstOf(missed: readonly CloseMiss[], size: number, told: (slot: number) => NearMiss | null): NearMiss[] {
  const misses: NearMiss[] = [];
  for (const { slot } of missed) {
    if (misses.length === size) break;
    const miss = told(slot);
    if (miss !== null) misses.push(miss);
  }
  return misses;
}
