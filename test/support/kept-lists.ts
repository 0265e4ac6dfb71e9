import type { MatchContext } from '../../src/matching/context.js';
import { KeptLists } from '../../src/matching/index/kept-lists.js';
import { MarketIndex } from '../../src/matching/index/market-index.js';
import { lists, type Market } from '../../src/matching/lists.js';
import type { ArbitraryWorld } from './arbitrary-market.js';

/** Lists of a drawn market, not computed yet; fewer are expected than come, so that every array has to grow. */
export function keptListsOf({ market, sizes }: ArbitraryWorld, context: MatchContext): KeptLists {
  const index = new MarketIndex(context, { jobseekers: 2, openings: 2 });
  for (const facts of market.openings) index.putOpening(facts);
  for (const facts of market.jobseekers) index.putJobseeker(facts);
  return new KeptLists(index, sizes);
}

/** Computes every list, and returns how many pairs match. */
export function recomputed(kept: KeptLists): number {
  const steps = kept.recompute();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Fails unless every list of both sides is the reference's. */
export function expectReferenceLists(kept: KeptLists, market: Market, { sizes }: ArbitraryWorld, context: MatchContext): void {
  const reference = lists(market, context, sizes);
  for (const { id } of market.jobseekers) {
    expect(kept.openingsOf(id)).toEqual((reference.byJobseeker.get(id) ?? []).map((found) => ({ id: found.openingId, score: found.score })));
  }
  for (const { id } of market.openings) {
    expect(kept.candidatesOf(id)).toEqual((reference.byOpening.get(id) ?? []).map((found) => ({ id: found.jobseekerId, score: found.score })));
  }
}
