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
import { chosen, rankingOf, type Ranking } from './ranking.js';
import { Rules } from './rules.js';
import type { Scored } from './scored.js';
import { Searches } from './searches.js';

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
    if (keeps !== always || size > FEW) return drained(this.openingsChosen(id, size, (slot) => keeps === always || keeps(this.columns.openingFacts(slot))));
    const { found, scores } = this.openingSearch;
    const slot = this.columns.jobseekerSlot(id);
    return this.openingsAt(best(found, scores, slot < 0 ? 0 : this.openingSearch.of(slot), size, this.openingTies));
  }

  /** The best candidates of an opening among those that `keeps` lets stay: filtered before the list is cut. */
  candidatesFor(id: OpeningId, size: number, keeps: (facts: JobseekerFacts) => boolean = always): Scored<JobseekerId>[] {
    if (keeps !== always || size > FEW) return drained(this.candidatesChosen(id, size, (slot) => keeps === always || keeps(this.columns.jobseekerFacts(slot))));
    const { found, scores } = this.candidateSearch;
    const slot = this.columns.openingSlot(id);
    return this.candidatesAt(best(found, scores, slot < 0 ? 0 : this.candidateSearch.of(slot), size, this.jobseekerTies));
  }

  /**
   * As `openingsFor`, asking about each opening by slot, once and in the order of the list, until there are enough. Gives way after each one asked.
   * The market must not change meanwhile; other questions may be asked of it.
   */
  *openingsChosen(id: JobseekerId, size: number, keeps: (slot: number) => boolean): Generator<number, Scored<OpeningId>[], void> {
    const { found, scores } = this.openingSearch;
    const slot = this.columns.jobseekerSlot(id);
    const ranking = rankingOf(found, scores, slot < 0 ? 0 : this.openingSearch.of(slot), this.openingTies);
    return this.openingsAt(yield* chosen(ranking, size, keeps));
  }

  /** As `openingsChosen`, for candidates. */
  *candidatesChosen(id: OpeningId, size: number, keeps: (slot: number) => boolean): Generator<number, Scored<JobseekerId>[], void> {
    const { found, scores } = this.candidateSearch;
    const slot = this.columns.openingSlot(id);
    const ranking = rankingOf(found, scores, slot < 0 ? 0 : this.candidateSearch.of(slot), this.jobseekerTies);
    return this.candidatesAt(yield* chosen(ranking, size, keeps));
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
  nearMissesFor(id: OpeningId, size: number, keeps: (id: JobseekerId) => boolean = always): readonly NearMiss[] {
    return drained(this.nearMissesForStepwise(id, size, keeps));
  }

  /** As `nearMissesFor`, giving way now and then: every jobseeker is looked at. The market must not change meanwhile. */
  *nearMissesForStepwise(id: OpeningId, size: number, keeps: (id: JobseekerId) => boolean = always): Generator<number, readonly NearMiss[], void> {
    const opening = this.preparedOpening(id);
    if (opening === null) return [];
    const missed = yield* jobseekersMissing(this.columns, this.columns.openingSlot(id), (slot) => keeps === always || keeps(this.columns.jobseekerId(slot)));
    return firstOf(missed.sort(byNearness(this.jobseekerTies)), size, (slot) =>
      nearMiss(prepareJobseeker(this.columns.jobseekerFacts(slot), this.matchContext), opening, this.matchContext),
    );
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

  private openingsAt({ slots, scores }: Ranking): Scored<OpeningId>[] {
    return Array.from(slots, (slot, at) => ({ id: this.columns.openingId(slot), score: scores[at] ?? 0 }));
  }

  private candidatesAt({ slots, scores }: Ranking): Scored<JobseekerId>[] {
    return Array.from(slots, (slot, at) => ({ id: this.columns.jobseekerId(slot), score: scores[at] ?? 0 }));
  }

  readonly openingTies: TieOrder = (a, b) => compareOpenings(this.columns.openings, a, b);
  readonly jobseekerTies: TieOrder = (a, b) => compareJobseekers(this.columns.jobseekers, a, b);
}

const always = (): boolean => true;

/** So few that taking each in where it belongs costs less than sorting all. */
const FEW = 200;

/** The best few of what was found, in order. */
function best(found: Int32Array, scores: Int32Array, count: number, size: number, ties: TieOrder): Ranking {
  const list = new BoundedLists(size, size, 1, Infinity);
  const kept: [number, number][] = [];
  for (let i = 0; i < count; i++) list.offer(0, found[i] ?? 0, scores[i] ?? 0, ties);
  list.forEach(0, (slot, score) => kept.push([slot, score]));
  return { slots: Int32Array.from(kept, ([slot]) => slot), scores: Int32Array.from(kept, ([, score]) => score) };
}

function drained<T>(steps: Generator<number, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
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
