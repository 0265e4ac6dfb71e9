import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { ListEntry, ListSide, Lists } from './stored-lists.js';
import { ownersAfter, writeLists } from './stored-lists.store.js';

/** Owners whose lists are read or written at a time. */
const SLICE = 500;
const OWNERS_READ = 5_000;

/** The lists of these owners as the market in memory has them; empty for those who are not in it. */
export function listsAmong(market: MissionMarket, side: ListSide, owners: Iterable<string>): Lists {
  const listOf = (owner: string): readonly ListEntry[] =>
    side === 'OPENING' ? market.candidatesOf(owner as OpeningId) : market.openingsOf(owner as JobseekerId);
  return new Map(Array.from(owners, (owner) => [owner, listOf(owner)]));
}

/** Everybody who has a list in memory, a slice at a time. */
export function* ownersIn(market: MissionMarket, side: ListSide): Generator<readonly string[], void, void> {
  const all: readonly string[] = side === 'OPENING' ? market.index.market.openingIds() : market.index.market.jobseekerIds();
  for (let from = 0; from < all.length; from += SLICE) yield all.slice(from, from + SLICE);
}

/** Everybody who has a stored list and is not in the market any more, a slice at a time. */
export async function* ownersGone(tx: Tx, market: MissionMarket, side: ListSide): AsyncGenerator<readonly string[]> {
  const { index } = market;
  const isGone = (owner: string): boolean =>
    side === 'OPENING' ? index.market.openingSlot(owner as OpeningId) < 0 : index.market.jobseekerSlot(owner as JobseekerId) < 0;
  for (let last: string | null = null; ; ) {
    const owners: string[] = await ownersAfter(tx, market.missionId, side, last, OWNERS_READ);
    yield owners.filter(isGone);
    if (owners.length < OWNERS_READ) return;
    last = owners.at(-1) ?? null;
  }
}

/** Makes every stored list equal to that in memory, writing only rows that differ. Returns how many did; throws when told to stop. */
export async function writeEveryList(tx: Tx, market: MissionMarket, signal: AbortSignal): Promise<number> {
  let changes = 0;
  for (const side of ['OPENING', 'JOBSEEKER'] as const) {
    for await (const owners of ownersGone(tx, market, side)) changes += await writeLists(tx, market.missionId, side, new Map(owners.map((owner) => [owner, []])));
    for (const owners of ownersIn(market, side)) {
      signal.throwIfAborted();
      changes += await writeLists(tx, market.missionId, side, listsAmong(market, side, owners));
    }
  }
  return changes;
}
