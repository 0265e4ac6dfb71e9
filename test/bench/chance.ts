/** Chance that repeats itself: the same seed draws the same numbers on every machine. */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  is(share: number): boolean {
    return this.next() < share;
  }

  of<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new RangeError('nothing to draw from');
    return item;
  }

  /** One of the first `count` numbers, the low ones far likelier: the `n`th as likely as 1 / (n + 1) to the power of `skew`. */
  skewed(count: number, skew = 1): number {
    const table = this.tableFor(count, skew);
    const at = this.next() * (table.at(-1) ?? 0);
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((table[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Draws by given shares; what is left of 1 falls to the last. */
  among<T>(shares: readonly (readonly [share: number, item: T])[]): T {
    let at = this.next();
    for (const [share, item] of shares) {
      at -= share;
      if (at < 0) return item;
    }
    const last = shares.at(-1);
    if (last === undefined) throw new RangeError('nothing to draw from');
    return last[1];
  }

  /** Different items, at most all of them, in the order in which they were drawn. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    const drawn: T[] = [];
    while (drawn.length < count && left.length > 0) drawn.push(...left.splice(this.below(left.length), 1));
    return drawn;
  }

  private readonly tables = new Map<string, Float64Array>();

  private tableFor(count: number, skew: number): Float64Array {
    const key = `${count} ${skew}`;
    const known = this.tables.get(key);
    if (known !== undefined) return known;
    const table = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i++) table[i] = sum += 1 / (i + 1) ** skew;
    this.tables.set(key, table);
    return table;
  }
}
