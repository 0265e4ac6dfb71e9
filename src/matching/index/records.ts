import { bytesOf, resized, roomFor, sharedInt32 } from './shared-arrays.js';

const NONE = -1;

/** Stands for null in a record; no whole number that is written may equal it. */
export const NULL = -2_147_483_648;
const MOST = 2_147_483_647;

/**
 * A record of whole numbers for each slot, of any length, one after the other in one array. A record that changes its length moves to
 * the end; what it leaves behind is tidied away once it is a quarter of the whole.
 */
export class Records {
  words: Int32Array;
  /** Where the record of a slot begins, and where it ends; -1 where it has none. */
  starts: Int32Array;
  ends: Int32Array;
  private end = 0;
  private waste = 0;

  constructor(slots: number, words: number) {
    this.words = sharedInt32(words);
    this.starts = sharedInt32(slots).fill(NONE);
    this.ends = sharedInt32(slots).fill(NONE);
  }

  get bytes(): number {
    return bytesOf(this.words, this.starts, this.ends);
  }

  has(slot: number): boolean {
    return (this.starts[slot] ?? NONE) !== NONE;
  }

  put(slot: number, draft: Draft): void {
    if (slot >= this.starts.length) this.growSlots(slot + 1);
    if (!this.has(slot) || this.lengthOf(slot) !== draft.length) {
      this.drop(slot);
      const start = this.roomAtEnd(draft.length);
      this.starts[slot] = start;
      this.ends[slot] = start + draft.length;
    }
    this.words.set(draft.written(), this.starts[slot]);
  }

  drop(slot: number): void {
    if (!this.has(slot)) return;
    this.waste += this.lengthOf(slot);
    this.starts[slot] = NONE;
    this.ends[slot] = NONE;
  }

  private lengthOf(slot: number): number {
    return (this.ends[slot] ?? 0) - (this.starts[slot] ?? 0);
  }

  private roomAtEnd(length: number): number {
    if (this.end + length > this.words.length && this.waste * 4 > this.end) this.tidy();
    if (this.end + length > this.words.length) this.words = resized(this.words, roomFor(this.end + length));
    const start = this.end;
    this.end += length;
    return start;
  }

  /** Moves every record up over the waste, in the order in which they stand. */
  private tidy(): void {
    const slots = Array.from(this.starts.keys()).filter((slot) => this.has(slot));
    slots.sort((a, b) => (this.starts[a] ?? 0) - (this.starts[b] ?? 0));
    let end = 0;
    for (const slot of slots) {
      const length = this.lengthOf(slot);
      this.words.copyWithin(end, this.starts[slot] ?? 0, this.ends[slot]);
      this.starts[slot] = end;
      end += length;
      this.ends[slot] = end;
    }
    this.end = end;
    this.waste = 0;
  }

  private growSlots(slots: number): void {
    const before = this.starts.length;
    this.starts = resized(this.starts, roomFor(slots)).fill(NONE, before);
    this.ends = resized(this.ends, roomFor(slots)).fill(NONE, before);
  }
}

/** A record being written, used again and again. Throws for a number that is not whole or needs more than 32 bits. */
export class Draft {
  length = 0;
  private words = new Int32Array(256);
  private readonly double = new Float64Array(1);
  private readonly halves = new Int32Array(this.double.buffer);

  begin(): this {
    this.length = 0;
    return this;
  }

  written(): Int32Array {
    return this.words.subarray(0, this.length);
  }

  whole(value: number): this {
    if (!Number.isInteger(value) || value <= NULL || value > MOST) throw new RangeError(`not a whole number of 32 bits: ${value}`);
    return this.raw(value);
  }

  wholeOrNull(value: number | null): this {
    return value === null ? this.raw(NULL) : this.whole(value);
  }

  /** Any number at all, in two words; null is kept as not-a-number. */
  numberOrNull(value: number | null): this {
    this.double[0] = value ?? NaN;
    return this.raw(this.halves[0] ?? 0).raw(this.halves[1] ?? 0);
  }

  /** Two numbers from 0 to 65,535 in one word. */
  pair(low: number, high: number): this {
    if (low > 0xffff || high > 0xffff) throw new RangeError(`more than 65,535 entries in a list: ${Math.max(low, high)}`);
    return this.raw((high << 16) | low);
  }

  raw(word: number): this {
    if (this.length === this.words.length) {
      const longer = new Int32Array(this.words.length * 2);
      longer.set(this.words);
      this.words = longer;
    }
    this.words[this.length++] = word;
    return this;
  }
}

const double = new Float64Array(1);
const halves = new Int32Array(double.buffer);

/** What `Draft.numberOrNull` wrote at this word. */
export function numberOrNullAt(words: Int32Array, at: number): number | null {
  halves[0] = words[at] ?? 0;
  halves[1] = words[at + 1] ?? 0;
  const value = double[0] ?? NaN;
  return Number.isNaN(value) ? null : value;
}

/** What `Draft.wholeOrNull` wrote. */
export function orNull(word: number): number | null {
  return word === NULL ? null : word;
}
