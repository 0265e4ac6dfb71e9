import type { JobseekerId, OpeningId } from '../kernel/ids.js';
import type { MatchContext } from './context.js';
import { match, type Match } from './match.js';
import { jobseekerOrder, openingOrder } from './order.js';
import { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
import { prepareOpening, type PreparedOpening } from './prepared-opening.js';
import { TopList } from './top-list.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

/** The people and openings that are matched with each other. */
export interface Market {
  readonly jobseekers: readonly JobseekerFacts[];
  readonly openings: readonly OpeningFacts[];
}

export interface ListSizes {
  readonly perOpening: number;
  readonly perJobseeker: number;
}

/** The best matches of both sides. Whoever is in the market has a list, an empty one where nothing matches. */
export interface MarketLists {
  /** Best score first, then `jobseekerOrder`. */
  readonly byOpening: ReadonlyMap<OpeningId, readonly Match[]>;
  /** Best score first, then `openingOrder`. */
  readonly byJobseeker: ReadonlyMap<JobseekerId, readonly Match[]>;
  /** How many pairs meet every requirement, on a list or not. */
  readonly matches: number;
}

/** Every pair of the market tried: the definition that any faster way must equal, entry for entry. */
export function lists(market: Market, context: MatchContext, sizes: ListSizes): MarketLists {
  const steps = listsStepwise(market, context, sizes);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `lists`, giving way after each jobseeker with the number done, so that a caller can report progress and let others run. */
export function* listsStepwise(market: Market, context: MatchContext, sizes: ListSizes): Generator<number, MarketLists, void> {
  // Candidates arrive in the order of ties, so a list only has to compare scores.
  const jobseekers = [...market.jobseekers].sort(jobseekerOrder(context.asOf));
  const openings = inOrder(market.openings, context);
  const candidates = openings.map(() => new TopList<Match>(sizes.perOpening));
  const byJobseeker = new Map<JobseekerId, readonly Match[]>();
  let matches = 0;
  for (const facts of jobseekers) {
    const jobseeker = prepareJobseeker(facts, context);
    const own = new TopList<Match>(sizes.perJobseeker);
    for (let i = 0; i < openings.length; i++) {
      const opening = openings[i];
      const found = opening === undefined ? null : match(jobseeker, opening, context);
      if (found === null) continue;
      matches++;
      own.offer(found);
      candidates[i]?.offer(found);
    }
    byJobseeker.set(facts.id, own.entries);
    yield byJobseeker.size;
  }
  return { byOpening: new Map(openings.map((opening, i) => [opening.facts.id, candidates[i]?.entries ?? []])), byJobseeker, matches };
}

/** The best matches of one jobseeker, as `lists` has them. A filter is applied to `openings` before, never to the answer. */
export function openingsFor(jobseeker: PreparedJobseeker, openings: readonly OpeningFacts[], context: MatchContext, size: number): readonly Match[] {
  const top = new TopList<Match>(size);
  for (const opening of inOrder(openings, context)) {
    const found = match(jobseeker, opening, context);
    if (found !== null) top.offer(found);
  }
  return top.entries;
}

/** The best matches of one opening, as `lists` has them. A filter is applied to `jobseekers` before, never to the answer. */
export function candidatesFor(opening: PreparedOpening, jobseekers: readonly JobseekerFacts[], context: MatchContext, size: number): readonly Match[] {
  const top = new TopList<Match>(size);
  for (const facts of [...jobseekers].sort(jobseekerOrder(context.asOf))) {
    const found = match(prepareJobseeker(facts, context), opening, context);
    if (found !== null) top.offer(found);
  }
  return top.entries;
}

function inOrder(openings: readonly OpeningFacts[], context: MatchContext): PreparedOpening[] {
  return [...openings].sort(openingOrder).map((facts) => prepareOpening(facts, context));
}
