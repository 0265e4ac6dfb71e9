import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { BoundedLists } from './bounded-lists.js';
import type { MarketColumns } from './market-columns.js';

/** Owners of lists in a market. */
export interface Holders {
  readonly jobseekers: ReadonlySet<JobseekerId>;
  readonly openings: ReadonlySet<OpeningId>;
}

interface BothLists {
  readonly byOpening: BoundedLists;
  readonly byJobseeker: BoundedLists;
}

/** Owners whose shown lists hold one of these. Gives way after each list looked at. */
export function* holdersAmong(
  market: MarketColumns,
  { byOpening, byJobseeker }: BothLists,
  jobseekers: readonly JobseekerId[],
  openings: readonly OpeningId[],
): Generator<number, Holders, void> {
  const holders = { jobseekers: new Set<JobseekerId>(), openings: new Set<OpeningId>() };
  const people = marked(jobseekers, market.jobseekers.size, (id) => market.jobseekerSlot(id));
  const posts = marked(openings, market.openings.size, (id) => market.openingSlot(id));
  if (people !== null) yield* byOpening.holding(market.heldOpenings(), people, (owner) => holders.openings.add(market.openingId(owner)));
  if (posts !== null) yield* byJobseeker.holding(market.heldJobseekers(), posts, (owner) => holders.jobseekers.add(market.jobseekerId(owner)));
  return holders;
}

/** 1 at the slot of each of these that is in the market; null where none is. */
function marked<Id>(ids: readonly Id[], size: number, slotOf: (id: Id) => number): Uint8Array | null {
  const marks = new Uint8Array(size);
  for (const id of ids) {
    const slot = slotOf(id);
    if (slot >= 0) marks[slot] = 1;
  }
  return marks.includes(1) ? marks : null;
}
