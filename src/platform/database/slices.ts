/** How rows are read a slice at a time. */
export interface SliceReading<Row, Id> {
  /** The rows of these ids, in any order. */
  readonly named: (ids: readonly Id[]) => Promise<readonly Row[]>;
  /** So many rows in the order of their ids, after this one. */
  readonly after: (last: Id | null, limit: number) => Promise<readonly Row[]>;
}

/** The rows of these ids, or with null of all, at most `size` at a time: neither memory nor the parameters of a statement grow with their number. */
export async function* slicesOf<Row extends { readonly id: Id }, Id extends string>(
  ids: readonly Id[] | null,
  size: number,
  reading: SliceReading<Row, Id>,
): AsyncGenerator<readonly Row[]> {
  if (ids !== null) {
    for (let from = 0; from < ids.length; from += size) yield await reading.named(ids.slice(from, from + size));
    return;
  }
  for (let last: Id | null = null; ; ) {
    const slice: readonly Row[] = await reading.after(last, size);
    if (slice.length > 0) yield slice;
    if (slice.length < size) return;
    last = slice.at(-1)?.id ?? null;
  }
}
