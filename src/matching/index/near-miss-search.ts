import { NEAR_MISS_GAPS } from '../near-misses.js';
import { CandidateScorer } from './candidate-scorer.js';
import { NOWHERE } from './jobseeker-columns.js';
import type { MarketView } from './market-view.js';
import type { OpeningSearch } from './opening-search.js';
import { PairQuestions } from './pair-questions.js';
import { goesTo, nearnessPoints } from './reach.js';
import { AGE, Rules } from './rules.js';

/** A pair that misses by little: the other side's slot, how many things are missing, and the score it would have. */
export interface CloseMiss {
  readonly slot: number;
  readonly gaps: number;
  readonly score: number;
}

/** Every opening that one jobseeker misses by one or two gaps, none of them FIXED. In no order. */
export function openingsMissed(market: MarketView, search: OpeningSearch, jobseeker: number): CloseMiss[] {
  const { jobseekers, order } = market;
  // A mask with its sign bit set is out, and what puts somebody out is FIXED.
  if ((jobseekers.lacking[jobseeker] ?? -1) < 0) return [];
  const pairs = new PairColumns(market, 'HOME');
  const questions = new PairQuestions(market);
  const gaps: number[] = [];
  search.open(jobseeker);
  for (let i = 0; i < order.end; i++) {
    const opening = order.slots[i] ?? 0;
    let missing = pairs.gaps(jobseeker, opening);
    if (missing > NEAR_MISS_GAPS) continue;
    const isAgeKnown = !pairs.isAgeMissing(jobseeker, opening);
    if (search.isOut(opening) || (isAgeKnown && !search.isOldEnough(opening))) continue;
    missing += search.hardGaps(opening) + questions.gaps(jobseeker, opening);
    if (missing === 0 || missing > NEAR_MISS_GAPS) continue;
    search.found[gaps.length] = opening;
    search.scores[gaps.length] = pairs.nearness(jobseeker, opening);
    gaps.push(missing);
  }
  search.score(jobseeker, gaps.length);
  return gaps.map((missing, i) => ({ slot: search.found[i] ?? 0, gaps: missing, score: search.scores[i] ?? 0 }));
}

/** Jobseekers looked at before others get a turn. */
const A_STEP = 256;

/** Every jobseeker of those that `keeps` lets stay who misses one opening by one or two gaps, none of them FIXED. In no order. */
export function* jobseekersMissing(market: MarketView, opening: number, keeps: (jobseeker: number) => boolean): Generator<number, CloseMiss[], void> {
  const { jobseekers, openings } = market;
  if (openings.open[opening] !== 1) return [];
  const pairs = new PairColumns(market, 'WORK');
  const questions = new PairQuestions(market);
  const scorer = new CandidateScorer(market);
  const missed: CloseMiss[] = [];
  scorer.open(opening);
  for (let jobseeker = 0; jobseeker < jobseekers.size; jobseeker++) {
    if (jobseeker % A_STEP === A_STEP - 1) yield jobseeker;
    if ((jobseekers.lacking[jobseeker] ?? -1) < 0) continue;
    let gaps = pairs.gaps(jobseeker, opening);
    if (gaps > NEAR_MISS_GAPS || !keeps(jobseeker)) continue;
    scorer.read(jobseeker);
    const isAgeKnown = !pairs.isAgeMissing(jobseeker, opening);
    if (scorer.isOut() || (isAgeKnown && !scorer.isOldEnough())) continue;
    gaps += scorer.hardGaps() + questions.gaps(jobseeker, opening);
    if (gaps === 0 || gaps > NEAR_MISS_GAPS) continue;
    const asked = questions.any ? questions.points(jobseeker, opening) : 0;
    missed.push({ slot: jobseeker, gaps, score: scorer.points(pairs.nearness(jobseeker, opening)) + asked });
  }
  return missed;
}

/** What columns alone say of a pair that may fail. */
class PairColumns {
  private readonly nearnessPoints: Float64Array;
  private readonly goes = new Map<number, Uint8Array>();

  constructor(
    private readonly market: MarketView,
    /** Which end of the way stays the same from pair to pair. */
    private readonly fixedEnd: 'HOME' | 'WORK',
  ) {
    this.nearnessPoints = nearnessPoints(market.ground);
  }

  /** Gaps by bits, age, bounds and place. */
  gaps(jobseeker: number, opening: number): number {
    const both = this.both(jobseeker, opening);
    const byAge = (both & AGE) === 0 ? 0 : (this.market.openings.ageCount[opening] ?? 0);
    return Rules.gapsAmong(both) + byAge + this.boundGaps(jobseeker, opening) + (this.isReached(jobseeker, opening) ? 0 : 1);
  }

  isAgeMissing(jobseeker: number, opening: number): boolean {
    return (this.both(jobseeker, opening) & AGE) !== 0;
  }

  nearness(jobseeker: number, opening: number): number {
    const km = this.km(jobseeker, opening);
    if (km === null) return this.market.ground.weights.neutral.NEARNESS;
    return this.nearnessPoints[Math.min(km, this.nearnessPoints.length - 1)] ?? 0;
  }

  private both(jobseeker: number, opening: number): number {
    return (this.market.jobseekers.lacking[jobseeker] ?? 0) & (this.market.openings.asks[opening] ?? 0);
  }

  private boundGaps(jobseeker: number, opening: number): number {
    const { ground, jobseekers, openings } = this.market;
    const { boundGroups } = ground.rules;
    let gaps = 0;
    let lastFailed = -1;
    for (let bound = 0; bound < boundGroups.length; bound++) {
      const group = boundGroups[bound] ?? 0;
      const needed = jobseekers.needs[bound * jobseekers.lacking.length + jobseeker] ?? 0;
      if (group === lastFailed || needed <= (openings.offers[bound * openings.asks.length + opening] ?? 0)) continue;
      lastFailed = group;
      gaps++;
    }
    return gaps;
  }

  private isReached(jobseeker: number, opening: number): boolean {
    const { ground, jobseekers, openings, places } = this.market;
    const work = openings.place[opening] ?? NOWHERE;
    if (work === NOWHERE || !ground.rules.tables.has('PLACE')) return true;
    const km = this.km(jobseeker, opening);
    if (km !== null && km <= (jobseekers.limitKm[jobseeker] ?? 0)) return true;
    return this.goesFrom(jobseekers.moves[jobseeker] ?? 0)[places.countryOf[work] ?? 0] === 1;
  }

  /** Null where either side has no place. */
  private km(jobseeker: number, opening: number): number | null {
    const { jobseekers, openings, places } = this.market;
    const home = jobseekers.place[jobseeker] ?? NOWHERE;
    const work = openings.place[opening] ?? NOWHERE;
    if (home === NOWHERE || work === NOWHERE) return null;
    return (this.fixedEnd === 'HOME' ? places.kmFrom(home)[work] : places.kmFrom(work)[home]) ?? null;
  }

  private goesFrom(move: number): Uint8Array {
    const goes = this.goes.get(move) ?? goesTo(this.market, move);
    this.goes.set(move, goes);
    return goes;
  }
}
