import { Ages } from './ages.js';
import { Exclusions } from './exclusions.js';
import type { MarketView } from './market-view.js';
import { HARD } from './opening-columns.js';
import { openingScores, type ListsToFill } from './opening-scores.js';
import { OpenProfile } from './open-profile.js';
import { PairQuestions } from './pair-questions.js';
import { Reach } from './reach.js';
import { NULL } from './records.js';

/** All openings that one jobseeker matches, with scores. */
export interface OpeningSearch {
  /** Slots of the openings found by the last search, and their scores. */
  readonly found: Int32Array;
  readonly scores: Int32Array;
  /** Below this no score of the last search comes on the jobseeker's own list. */
  ownFloor(): number;
  /** Searches for one jobseeker and says how many openings were found. */
  of(jobseeker: number): number;
  /** Goes on with a jobseeker for the questions below. */
  open(jobseeker: number): void;
  /** Whether the person refused the occupation, or is kept away from the employer or the place. */
  isOut(opening: number): boolean;
  isOldEnough(opening: number): boolean;
  /** How many skills, languages and licences that the opening insists on are not held. */
  hardGaps(opening: number): number;
  /** Adds everything but nearness to the scores of the first openings in `found`, whether or not they match. None may be out. */
  score(jobseeker: number, count: number): void;
}

/** 1 for true, without a branch. */
const one = (is: boolean): number => (is as unknown as number) | 0;

/**
 * A search over the openings of a market as they lie in its arrays now. What cannot be reached is never looked at; masks and bounds
 * decide most of the rest, and only openings that pass them are scored, step by step over all of them.
 *
 * It is one closure over its arrays and not a class, because V8 compiles arrays that it sees to be constant straight into the code:
 * the same loops take two thirds of the time. Steps write every candidate and move on only where it passes: a branch that cannot be
 * foreseen would cost more than the step. Products stay within 32 bits, or are made so by `| 0`.
 */
export function openingSearch(market: MarketView, lists: ListsToFill | null = null): OpeningSearch {
  const { ground, jobseekers, openings, order } = market;
  const { slots, isArranged } = order;
  const { asks, signs, offers, occupation, special, askedWords, askedStarts, startsOn, age } = openings;
  const { boundCount } = ground.rules;
  const offerLength = boundCount === 0 ? 0 : offers.length / boundCount;
  const needLength = boundCount === 0 ? 0 : jobseekers.needs.length / boundCount;

  const found = new Int32Array(slots.length + 1);
  const scores = new Int32Array(slots.length + 1);
  /** The last search in which each occupation was reached. */
  const askedIn = new Int32Array(ground.space.occupationCount + 1);
  let turn = 0;
  const reach = new Reach(market);
  const ages = new Ages();
  const exclusions = new Exclusions(market);
  const profile = new OpenProfile(market);
  const questions = new PairQuestions(market);
  const points = openingScores(market, { profile, questions, found, scores }, lists);
  const { asked } = points;
  const { levels, occupations } = profile;

  /** Writes the openings of a range that pass the masks from `begin` on, and returns where they end. */
  function passMasks(lacking: number, lackingSigns: number, from: number, to: number, begin: number): number {
    let count = begin;
    for (let i = from; i < to; i++) {
      const opening = slots[i] ?? 0;
      const missing = ((asks[opening] ?? 0) & lacking) | ((signs[opening] ?? 0) & lackingSigns);
      found[count] = opening;
      count = (count + one(missing === 0)) | 0;
    }
    return count;
  }

  /** As `passMasks`, of openings that lie in the very order in which they are gone through. */
  function passMasksInOrder(lacking: number, lackingSigns: number, from: number, to: number, begin: number): number {
    let count = begin;
    for (let opening = from; opening < to; opening++) {
      const missing = ((asks[opening] ?? 0) & lacking) | ((signs[opening] ?? 0) & lackingSigns);
      found[count] = opening;
      count = (count + one(missing === 0)) | 0;
    }
    return count;
  }

  /** Keeps what offers as much as is needed. */
  function passBound(column: number, needed: number, begin: number, end: number): number {
    let count = begin;
    for (let i = begin; i < end; i++) {
      const opening = found[i] ?? 0;
      found[count] = opening;
      count = (count + one(needed <= (offers[column + opening] ?? 0))) | 0;
    }
    return count;
  }

  function passBounds(jobseeker: number, begin: number, end: number): number {
    let left = end;
    for (let bound = 0; bound < boundCount; bound++) {
      const needed = jobseekers.needs[bound * needLength + jobseeker] ?? 0;
      if (needed !== -Infinity) left = passBound(bound * offerLength, needed, begin, left);
    }
    return left;
  }

  /** Fills `found` with what is reached and passes masks and bounds, `scores` with what nearness contributes. */
  function pass(jobseeker: number, lacking: number): number {
    const lackingSigns = jobseekers.lackingSigns[jobseeker] ?? 0;
    reach.of(market.order, jobseekers.place[jobseeker] ?? 0, jobseekers.limitKm[jobseeker] ?? 0, jobseekers.moves[jobseeker] ?? 0);
    let count = 0;
    for (let range = 0; range < reach.count; range++) {
      const begin = count;
      const [from, to] = [reach.from[range] ?? 0, reach.to[range] ?? 0];
      count = isArranged ? passMasksInOrder(lacking, lackingSigns, from, to, begin) : passMasks(lacking, lackingSigns, from, to, begin);
      count = passBounds(jobseeker, begin, count);
      scores.fill(reach.points[range] ?? 0, begin, count);
    }
    return count;
  }

  function isOldEnough(opening: number): boolean {
    return ages.reached(age[opening] ?? 0, profile.from, startsOn[opening] ?? 0);
  }

  /** How many skills, languages and licences that the opening insists on are not held. */
  function hardGaps(opening: number): number {
    const start = askedStarts[opening] ?? 0;
    const hard = askedWords[start] ?? 0;
    const others = askedWords[start + 1] ?? 0;
    let at = start + 2;
    let gaps = 0;
    for (const end = at + (hard & 0xffff); at < end; at++) {
      const word = askedWords[at] ?? 0;
      gaps += one((levels[word >> 3] ?? 0) < (word & 7));
    }
    for (const end = at + (hard >>> 16); at < end; at++) {
      const word = askedWords[at] ?? 0;
      gaps += one((profile.languages[word >> 3] ?? 0) < (word & 7));
    }
    at += others & 0xffff;
    for (const end = at + (others >>> 16); at < end; at++) {
      gaps += one((profile.licences[askedWords[at] ?? 0] ?? NULL) < Math.max(profile.from, startsOn[opening] ?? 0));
    }
    return gaps;
  }

  /** Drops what the person is too young for, kept away from or refuses, and what fails a requirement that only the reference knows: all seldom. */
  function dropRare(jobseeker: number, count: number): number {
    const grown = ages.reachedAnywhere(market.order.mostYears);
    if (grown && !exclusions.any && !occupations.refusesAny && !questions.any) return count;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const opening = found[i] ?? 0;
      if (!isOldEnough(opening) || isOut(opening) || (questions.any && questions.gaps(jobseeker, opening) > 0)) continue;
      found[kept] = opening;
      scores[kept] = scores[i] ?? 0;
      kept++;
    }
    return kept;
  }

  function isOut(opening: number): boolean {
    return exclusions.has(openings, opening) || occupations.isRefused(occupation[opening] ?? 0);
  }

  /** Drops, where asked, openings that insist on something not held, and notes the occupations of the others. */
  function askOccupations(count: number, drop: boolean): number {
    let kept = 0;
    let next = 0;
    turn = (turn + 1) | 0;
    for (let i = 0; i < count; i++) {
      const opening = found[i] ?? 0;
      if (drop && ((special[opening] ?? 0) & HARD) !== 0 && hardGaps(opening) > 0) continue;
      found[kept] = opening;
      scores[kept] = scores[i] ?? 0;
      kept++;
      const no = occupation[opening] ?? 0;
      asked[next] = no;
      next = (next + one(askedIn[no] !== turn)) | 0;
      askedIn[no] = turn;
    }
    points.asks(next);
    return kept;
  }

  function open(jobseeker: number): void {
    profile.open(jobseekers, jobseeker, market.openings.skillUsers);
    ages.open(profile.bornOnOrBefore, profile.from);
    exclusions.open(profile.record);
  }

  return {
    found,
    scores,
    ownFloor: () => points.ownFloor(),
    of(jobseeker) {
      const lacking = jobseekers.lacking[jobseeker] ?? 0;
      // A mask with its sign bit set is out, whatever the opening.
      if (lacking < 0) return 0;
      const passed = pass(jobseeker, lacking);
      if (passed === 0) return 0;
      open(jobseeker);
      const count = askOccupations(dropRare(jobseeker, passed), true);
      points.add(jobseeker, count);
      return count;
    },
    open,
    isOut,
    isOldEnough,
    hardGaps,
    score(jobseeker, count) {
      askOccupations(count, false);
      points.add(jobseeker, count);
    },
  };
}
