/** One row of a stored list: who or what is on it, with the score. */
export interface ListEntry {
  readonly id: string;
  readonly score: number;
}

/** Best first; never 0 for two different entries. */
export type ListOrder = (a: ListEntry, b: ListEntry) => number;

/**
 * A stored list after some of those it could hold have changed. `stored` is in order, `changed` names everybody whose
 * facts changed, `found` are those of them that match now. Null when the list must be computed afresh: it was cut, and
 * somebody who was not on it may now belong on it.
 */
export function mergeList(
  stored: readonly ListEntry[],
  changed: ReadonlySet<string>,
  found: readonly ListEntry[],
  size: number,
  order: ListOrder,
): readonly ListEntry[] | null {
  const kept = stored.filter((entry) => !changed.has(entry.id));
  const merged = [...kept, ...found].sort(order);
  // A list that was not full held everybody who matches.
  if (stored.length < size) return merged.slice(0, size);
  // Whoever was left off ranks after the last unchanged entry; only what ranks before it is certain.
  const last = kept.at(-1);
  if (last === undefined) return null;
  const certain = merged.filter((entry) => order(entry, last) <= 0);
  return certain.length >= size ? certain.slice(0, size) : null;
}
