import { CandidateScorer } from './candidate-scorer.js';
import { NOWHERE } from './jobseeker-columns.js';
import type { MarketView } from './market-view.js';
import { PairQuestions } from './pair-questions.js';
import { nearnessPoints } from './reach.js';

/** All jobseekers who match one opening, with scores. */
export interface CandidateSearch {
  /** Slots of the jobseekers found by the last search, and their scores. */
  readonly found: Int32Array;
  readonly scores: Int32Array;
  /** Searches for one opening and says how many jobseekers were found. */
  of(opening: number): number;
}

/** Everywhere is nearer than this. */
const NO_DISTANCE = 65_535;

/** 1 for true, without a branch. */
const one = (is: boolean): number => (is as unknown as number) | 0;

/**
 * A search over the jobseekers of a market as they lie in its arrays now: `openingSearch` seen from the other side. Masks, reach and
 * bounds decide by columns alone, and only the records of those who pass are read.
 */
export function candidateSearch(market: MarketView): CandidateSearch {
  const { ground, jobseekers } = market;
  const { lacking, lackingSigns, place, limitKm, moves, needs } = jobseekers;
  const { boundCount, tables } = ground.rules;
  const needLength = boundCount === 0 ? 0 : needs.length / boundCount;
  const found = new Int32Array(lacking.length + 1);
  const scores = new Int32Array(lacking.length + 1);
  const scorer = new CandidateScorer(market);
  const questions = new PairQuestions(market);
  const nearness = nearnessPoints(ground);
  const unknownNearness = ground.weights.neutral.NEARNESS;
  const furthest = nearness.length - 1;

  function passMasks(asks: number, signs: number, size: number): number {
    let count = 0;
    for (let jobseeker = 0; jobseeker < size; jobseeker++) {
      const missing = ((lacking[jobseeker] ?? 0) & asks) | ((lackingSigns[jobseeker] ?? 0) & signs);
      found[count] = jobseeker;
      count = (count + one(missing === 0)) | 0;
    }
    return count;
  }

  /** Keeps whoever can get there, and writes what nearness contributes. */
  function passReach(work: number, end: number): number {
    if (work === NOWHERE) {
      scores.fill(unknownNearness, 0, end);
      return end;
    }
    const km = market.places.kmFrom(work);
    const { goes } = scorer.post;
    const everywhere = one(!tables.has('PLACE'));
    let count = 0;
    for (let i = 0; i < end; i++) {
      const jobseeker = found[i] ?? 0;
      const home = place[jobseeker] ?? NOWHERE;
      const away = home === NOWHERE ? NO_DISTANCE : (km[home] ?? 0);
      const reached = one(home !== NOWHERE) & one(away <= (limitKm[jobseeker] ?? 0));
      found[count] = jobseeker;
      scores[count] = home === NOWHERE ? unknownNearness : (nearness[Math.min(away, furthest)] ?? 0);
      count = (count + (reached | (goes[moves[jobseeker] ?? 0] ?? 0) | everywhere)) | 0;
    }
    return count;
  }

  function passBounds(opening: number, end: number): number {
    const { offers } = market.openings;
    const offerLength = offers.length / boundCount;
    let left = end;
    for (let bound = 0; bound < boundCount; bound++) {
      const offered = offers[bound * offerLength + opening] ?? 0;
      if (offered === Infinity) continue;
      let count = 0;
      for (let i = 0; i < left; i++) {
        const jobseeker = found[i] ?? 0;
        const score = scores[i] ?? 0;
        found[count] = jobseeker;
        scores[count] = score;
        count = (count + one((needs[bound * needLength + jobseeker] ?? 0) <= offered)) | 0;
      }
      left = count;
    }
    return left;
  }

  return {
    found,
    scores,
    of(opening) {
      const { openings } = market;
      if (openings.open[opening] !== 1) return 0;
      scorer.open(opening);
      const masked = passMasks(openings.asks[opening] ?? 0, openings.signs[opening] ?? 0, market.jobseekers.size);
      const passed = passBounds(opening, passReach(openings.place[opening] ?? NOWHERE, masked));
      let count = 0;
      for (let i = 0; i < passed; i++) {
        const jobseeker = found[i] ?? 0;
        scorer.read(jobseeker);
        if (scorer.isOut() || scorer.hardGaps() > 0 || !scorer.isOldEnough()) continue;
        if (questions.any && questions.gaps(jobseeker, opening) > 0) continue;
        const points = scorer.points(scores[i] ?? 0);
        found[count] = jobseeker;
        scores[count] = questions.any ? points + questions.points(jobseeker, opening) : points;
        count++;
      }
      return count;
    },
  };
}
