import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { listsStepwise, type JobseekerFacts, type ListSizes, type Match, type OpeningFacts } from '../../matching/index.js';
import type { MarketPicture } from '../market/market-picture.js';
import { mergeList, type ListEntry } from './merge-list.js';
import type { Lists } from './stored-lists.store.js';

/** New contents of lists, both sides; owners that are not named keep theirs. */
export interface ListChanges {
  readonly byOpening: Lists;
  readonly byJobseeker: Lists;
}

/** What was stored about the lists that a change can touch. */
export interface TouchedLists {
  readonly byOpening: Lists;
  readonly byJobseeker: Lists;
}

/** Computing gives way between lists: after each it says how many are done. */
export type Computing<T> = Generator<number, T, void>;

/** Every list of the market. */
export function* allLists(picture: MarketPicture, sizes: ListSizes): Computing<ListChanges & { readonly matches: number }> {
  const market = { jobseekers: [...picture.jobseekers.values()], openings: [...picture.openings.values()] };
  const { byOpening, byJobseeker, matches } = yield* listsStepwise(market, picture.context, sizes);
  return {
    byOpening: entriesOf(byOpening, (found) => found.jobseekerId),
    byJobseeker: entriesOf(byJobseeker, (found) => found.openingId),
    matches,
  };
}

/** The pairs that the changed people and openings form now, by the owner on the other side. */
export interface ChangedPairs {
  readonly byOpening: Lists;
  readonly byJobseeker: Lists;
}

/** Tries every changed person against every opening, and every changed opening against every person. */
export function* changedPairs(
  picture: MarketPicture,
  changed: { readonly jobseekers: ReadonlySet<JobseekerId>; readonly openings: ReadonlySet<OpeningId> },
): Computing<ChangedPairs> {
  const byOpening = new Map<string, ListEntry[]>();
  const byJobseeker = new Map<string, ListEntry[]>();
  const add = (found: Match | null): void => {
    if (found === null) return;
    push(byOpening, found.openingId, { id: found.jobseekerId, score: found.score });
    push(byJobseeker, found.jobseekerId, { id: found.openingId, score: found.score });
  };
  let done = 0;
  for (const id of changed.jobseekers) {
    const jobseeker = picture.jobseekers.get(id);
    if (jobseeker !== undefined) for (const opening of picture.openings.values()) add(picture.match(jobseeker, opening));
    yield ++done;
  }
  for (const id of changed.openings) {
    const opening = picture.openings.get(id);
    if (opening !== undefined)
      for (const jobseeker of picture.jobseekers.values()) if (!changed.jobseekers.has(jobseeker.id)) add(picture.match(jobseeker, opening));
    yield ++done;
  }
  return { byOpening, byJobseeker };
}

/**
 * The lists after a change: those of changed owners from their pairs, those of the others by merging, and computed afresh
 * where merging cannot tell. `stored` holds the lists of everybody who held something changed or matches it now.
 */
export function* mergedLists(
  picture: MarketPicture,
  sizes: ListSizes,
  changed: { readonly jobseekers: ReadonlySet<JobseekerId>; readonly openings: ReadonlySet<OpeningId> },
  pairs: ChangedPairs,
  stored: TouchedLists,
): Computing<ListChanges> {
  const byOpening = new Map<string, readonly ListEntry[]>();
  const byJobseeker = new Map<string, readonly ListEntry[]>();
  let done = 0;
  for (const id of changed.openings) byOpening.set(id, top(pairs.byOpening.get(id), sizes.perOpening, picture.candidateOrder));
  for (const id of changed.jobseekers) byJobseeker.set(id, top(pairs.byJobseeker.get(id), sizes.perJobseeker, picture.openingOrder));
  for (const [id, list] of stored.byOpening) {
    if (byOpening.has(id)) continue;
    const before = [...list].sort(picture.candidateOrder);
    const merged = mergeList(before, changed.jobseekers, pairs.byOpening.get(id) ?? [], sizes.perOpening, picture.candidateOrder);
    byOpening.set(id, merged ?? top(candidatesOf(picture, id as OpeningId), sizes.perOpening, picture.candidateOrder));
    yield ++done;
  }
  for (const [id, list] of stored.byJobseeker) {
    if (byJobseeker.has(id)) continue;
    const before = [...list].sort(picture.openingOrder);
    const merged = mergeList(before, changed.openings, pairs.byJobseeker.get(id) ?? [], sizes.perJobseeker, picture.openingOrder);
    byJobseeker.set(id, merged ?? top(openingsOf(picture, id as JobseekerId), sizes.perJobseeker, picture.openingOrder));
    yield ++done;
  }
  return { byOpening, byJobseeker };
}

/** Those of the people who match an opening, in no order; nobody where it is not in the market. */
export function candidatesOf(picture: MarketPicture, id: OpeningId, among: Iterable<JobseekerFacts> = picture.jobseekers.values()): ListEntry[] {
  const opening = picture.openings.get(id);
  const found: ListEntry[] = [];
  if (opening === undefined) return found;
  for (const jobseeker of among) {
    const match = picture.match(jobseeker, opening);
    if (match !== null) found.push({ id: jobseeker.id, score: match.score });
  }
  return found;
}

/** Those of the openings that a person matches, in no order. */
export function openingsOf(picture: MarketPicture, id: JobseekerId, among: Iterable<OpeningFacts> = picture.openings.values()): ListEntry[] {
  const jobseeker = picture.jobseekers.get(id);
  const found: ListEntry[] = [];
  if (jobseeker === undefined) return found;
  for (const opening of among) {
    const match = picture.match(jobseeker, opening);
    if (match !== null) found.push({ id: opening.id, score: match.score });
  }
  return found;
}

/** The best of what was found. */
export function top(found: readonly ListEntry[] | undefined, size: number, order: (a: ListEntry, b: ListEntry) => number): readonly ListEntry[] {
  return [...(found ?? [])].sort(order).slice(0, size);
}

function entriesOf<Owner extends string>(lists: ReadonlyMap<Owner, readonly Match[]>, other: (found: Match) => string): Lists {
  return new Map([...lists].map(([owner, found]) => [owner, found.map((each) => ({ id: other(each), score: each.score }))]));
}

function push(lists: Map<string, ListEntry[]>, owner: string, entry: ListEntry): void {
  const list = lists.get(owner);
  if (list === undefined) lists.set(owner, [entry]);
  else list.push(entry);
}
