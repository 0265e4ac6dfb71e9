import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { ListEntry, ListSide, Lists } from './stored-lists.js';
import { ownersAfter, writeLists } from './stored-lists.store.js';

/** Both sides' lists at hand, as a market in memory has them or as they were frozen. */
export interface ListsAtHand {
  candidatesOf(id: OpeningId): readonly ListEntry[];
  openingsOf(id: JobseekerId): readonly ListEntry[];
  openingIds(): readonly OpeningId[];
  jobseekerIds(): readonly JobseekerId[];
  hasOpening(id: OpeningId): boolean;
  hasJobseeker(id: JobseekerId): boolean;
}

/** Owners whose lists are read or written at a time: some thousand rows, between which others get their turn. */
const SLICE: Readonly<Record<ListSide, number>> = { OPENING: 100, JOBSEEKER: 250 };
const OWNERS_READ = 5_000;
/** So few lists that naming all their entries at once keeps nobody waiting: 5 milliseconds or so. */
const FEW = 400;

/** Whose lists. */
export type Owners = Readonly<Record<ListSide, ReadonlySet<string>>>;

/** The lists of some owners as they were when this was made. */
export interface OwnersLists {
  /** What it takes beside the market, where that is much. */
  readonly bytes: number;
  readonly owners: Owners;
  readonly listsOf: (side: ListSide, owners: readonly string[]) => Lists;
}

/** The lists of these owners; empty for those who have none at hand. */
export function listsAmong(market: Pick<ListsAtHand, 'candidatesOf' | 'openingsOf'>, side: ListSide, owners: Iterable<string>): Lists {
  const listOf = (owner: string): readonly ListEntry[] =>
    side === 'OPENING' ? market.candidatesOf(owner as OpeningId) : market.openingsOf(owner as JobseekerId);
  return new Map(Array.from(owners, (owner) => [owner, listOf(owner)]));
}

/** These owners' lists at hand, as they are now; where they are many all are frozen, which takes memory but no time. */
export function listsToWrite(market: MissionMarket, owners: Owners): OwnersLists {
  const frozen = owners.OPENING.size + owners.JOBSEEKER.size > FEW ? market.frozen() : null;
  const now = { OPENING: listsAmong(market, 'OPENING', frozen === null ? owners.OPENING : []), JOBSEEKER: listsAmong(market, 'JOBSEEKER', frozen === null ? owners.JOBSEEKER : []) };
  const listsOf = (side: ListSide, some: readonly string[]): Lists =>
    frozen === null ? new Map(some.map((owner) => [owner, now[side].get(owner) ?? []])) : listsAmong(frozen, side, some);
  return { bytes: frozen?.bytes ?? 0, owners, listsOf };
}

/** Makes the stored lists of some owners equal to those at hand. Returns how many rows differed; throws when told to stop. */
export async function writeListsOf(tx: Tx, missionId: MissionId, { owners, listsOf }: OwnersLists, signal: AbortSignal): Promise<number> {
  let changes = 0;
  for (const side of ['OPENING', 'JOBSEEKER'] as const) {
    for (const slice of slicesOf([...owners[side]], side)) {
      signal.throwIfAborted();
      changes += await writeLists(tx, missionId, side, listsOf(side, slice));
    }
  }
  return changes;
}

/** Everybody who has a list in memory, a slice at a time. */
export function* ownersIn(lists: ListsAtHand, side: ListSide): Generator<readonly string[], void, void> {
  yield* slicesOf(side === 'OPENING' ? lists.openingIds() : lists.jobseekerIds(), side);
}

function* slicesOf(owners: readonly string[], side: ListSide): Generator<readonly string[], void, void> {
  for (let from = 0; from < owners.length; from += SLICE[side]) yield owners.slice(from, from + SLICE[side]);
}

/** Everybody who has a stored list and none at hand, a slice at a time. */
export async function* ownersGone(tx: Tx, missionId: MissionId, lists: ListsAtHand, side: ListSide): AsyncGenerator<readonly string[]> {
  const isGone = (owner: string): boolean => !(side === 'OPENING' ? lists.hasOpening(owner as OpeningId) : lists.hasJobseeker(owner as JobseekerId));
  for (let last: string | null = null; ; ) {
    const owners: string[] = await ownersAfter(tx, missionId, side, last, OWNERS_READ);
    yield owners.filter(isGone);
    if (owners.length < OWNERS_READ) return;
    last = owners.at(-1) ?? null;
  }
}

/** Makes every stored list equal to that at hand, writing only rows that differ. Returns how many did; throws when told to stop. */
export async function writeEveryList(tx: Tx, missionId: MissionId, lists: ListsAtHand, signal: AbortSignal): Promise<number> {
  let changes = 0;
  for (const side of ['OPENING', 'JOBSEEKER'] as const) {
    for await (const owners of ownersGone(tx, missionId, lists, side)) changes += await writeLists(tx, missionId, side, new Map(owners.map((owner) => [owner, []])));
    for (const owners of ownersIn(lists, side)) {
      signal.throwIfAborted();
      changes += await writeLists(tx, missionId, side, listsAmong(lists, side, owners));
    }
  }
  return changes;
}
