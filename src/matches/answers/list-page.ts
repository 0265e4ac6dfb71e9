/** Where an entry stands in a list: all that its order depends on. */
export interface ListPlace {
  readonly score: number;
  /** Days that part entries of one score, the smaller first: when a person can begin, when an opening closes. */
  readonly tie: number;
  readonly id: string;
}

/** The part of a list that is asked for. */
export interface ListPage {
  /** The last entry of the page before, which may have left the list meanwhile; null for the first page. */
  readonly after: ListPlace | null;
  readonly limit: number;
}

/** The entries of a page, from a list in its order. An entry that came or went before the cursor shifts nothing. */
export function pageFrom<Entry extends ListPlace>(list: readonly Entry[], { after, limit }: ListPage): readonly Entry[] {
  const rest = after === null ? list : list.filter((entry) => comesAfter(entry, after));
  return rest.slice(0, limit);
}

/** Whether an entry comes after a place in the plain order of a list. */
export function comesAfter(entry: ListPlace, place: ListPlace): boolean {
  if (entry.score !== place.score) return entry.score < place.score;
  return entry.tie !== place.tie ? entry.tie > place.tie : entry.id > place.id;
}
