/** A key that more records share says too little: it would make a pair of everybody with everybody [P]. */
const MOST_SHARERS = 40;

/**
 * Finds the pairs that are worth comparing: records that share a key, such as a normalised reference. Comparing all with all would take
 * 200 million comparisons in a mission of 20,000. What shares no key is never compared; keys say what that leaves out.
 */
export class SharedKeys<RecordId extends string> {
  private readonly sharers = new Map<string, RecordId[]>();

  add(id: RecordId, keys: readonly string[]): void {
    for (const key of new Set(keys)) {
      const ids = this.sharers.get(key);
      if (ids === undefined) this.sharers.set(key, [id]);
      else if (ids.length <= MOST_SHARERS) ids.push(id);
    }
  }

  /** Each pair once, the smaller id first, in the order of ids whatever order they were added in. */
  pairs(): (readonly [one: RecordId, other: RecordId])[] {
    const found = new Map<string, readonly [RecordId, RecordId]>();
    for (const ids of this.sharers.values()) {
      if (ids.length > MOST_SHARERS) continue;
      ids.forEach((a, at) => {
        for (const b of ids.slice(at + 1)) if (a !== b) found.set(a < b ? `${a} ${b}` : `${b} ${a}`, a < b ? [a, b] : [b, a]);
      });
    }
    return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
  }
}

/** A reference as different hands write it: `et-0012/a`, `ET 12 A` and `ET12A` are one. Empty for what holds no letter and no digit. */
export function plainReference(text: string): string {
  const plain = text.normalize('NFKD').toUpperCase().replace(/(?<!\d)0+(?=\d)/g, '');
  return plain.replace(/[^\p{Letter}\p{Number}]/gu, '');
}
