import { comesAfter, pageFrom, type ListPage, type ListPlace } from './list-page.js';
import { spread, type Spread } from './spread.js';

/** What a shown list is made of; every list here is in its order, best first. */
export interface ListToShow {
  /** The entries at hand: a stored list, or everything. */
  readonly ranked: readonly ListPlace[];
  /**
   * Everything that matches, or of each group as many as a list and one more; null where that is at hand already. Asked only where spreading
   * finds nobody else among `ranked`.
   */
  readonly everything: (() => Generator<number, readonly ListPlace[], void>) | null;
  /** How many entries the whole list has at most. */
  readonly size: number;
  /** The groups over which attention is spread; null for the plain order. */
  readonly groupsOf: ((entry: ListPlace) => readonly (string | null)[]) | null;
}

/**
 * A page of a list, spread where that is wished. Stored lists stay as they are: only what is shown is spread. The entry at which the page
 * before ended keeps its place while the others are spread around it, also where it has left the list meanwhile. In a list that does not change
 * the pages are exact; of one that does, somebody who came or went above the cursor may move somebody else past it (in the plain order nobody).
 * Gives way where `everything` does.
 */
export function* shownPage({ ranked, everything, size, groupsOf }: ListToShow, page: ListPage): Generator<number, readonly ListPlace[], void> {
  if (groupsOf === null) return pageFrom(ranked.slice(0, size), page);
  const { after, limit } = page;
  const spreadOver = (list: readonly ListPlace[]): Spread<ListPlace> & { readonly isGone: boolean } => {
    const isGone = after !== null && !holds(list, after);
    return { ...spread(isGone ? withEntry(list, after) : list, groupsOf, isGone ? size + 1 : size), isGone };
  };
  let shown = spreadOver(ranked);
  if ((shown.ranShort || shown.isGone) && everything !== null) shown = spreadOver(yield* everything());
  const start = after === null ? 0 : shown.entries.findIndex((entry) => entry.id === after.id) + 1;
  return start === 0 && after !== null ? [] : shown.entries.slice(start, start + limit);
}

function holds(list: readonly ListPlace[], entry: ListPlace): boolean {
  return list.some((each) => each.id === entry.id);
}

function withEntry(ranked: readonly ListPlace[], entry: ListPlace): readonly ListPlace[] {
  const at = ranked.findIndex((each) => comesAfter(each, entry));
  return at < 0 ? [...ranked, entry] : [...ranked.slice(0, at), entry, ...ranked.slice(at)];
}
