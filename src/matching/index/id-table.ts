import { isId } from '../../kernel/ids.js';
import { resized, roomFor, sharedInt32, sharedUint32 } from './shared-arrays.js';

/** Words of 32 bits in a UUID. */
const WORDS = 4;
const EMPTY = -1;
/** So few slots that nobody need worry. */
const FEW = 1_000;

/**
 * UUIDs and the slots they hold, as numbers: a map of strings would take more memory than all other columns together.
 * The words of an id in order compare as the canonical text does. Slots are given out and taken back; a slot taken back is given out first.
 */
export class IdTable {
  /** `WORDS` numbers a slot. */
  words: Uint32Array;
  /** Slots in use are below this; some of them may be free. */
  size = 0;
  private readonly free: number[] = [];
  /** Open addressing with linear probing; a power of two, at most two thirds full. */
  private table: Int32Array;

  constructor(capacity: number) {
    this.words = sharedUint32(capacity * WORDS);
    this.table = sharedInt32(tableLength(capacity)).fill(EMPTY);
  }

  /** How many ids are in it. */
  get count(): number {
    return this.size - this.free.length;
  }

  get capacity(): number {
    return this.words.length / WORDS;
  }

  /** Whether more than half of the slots are free. */
  get isWasteful(): boolean {
    return this.size > FEW && this.count * 2 < this.size;
  }

  get bytes(): number {
    return this.words.byteLength + this.table.byteLength;
  }

  /** The same ids at the same slots, in arrays of its own. */
  copied(): IdTable {
    const copy = new IdTable(0);
    copy.words = this.words.slice(0, this.size * WORDS);
    copy.size = this.size;
    copy.free.push(...this.free);
    copy.table = this.table.slice();
    return copy;
  }

  /** The slot of an id; -1 where it has none. */
  slotOf(id: string): number {
    return this.table[this.placeOf(wordsOf(id))] ?? EMPTY;
  }

  /** The slot of an id, a new one where it has none. */
  add(id: string): number {
    const words = wordsOf(id);
    const known = this.table[this.placeOf(words)] ?? EMPTY;
    if (known !== EMPTY) return known;
    const slot = this.free.pop() ?? this.size++;
    if (slot >= this.capacity) this.words = resized(this.words, roomFor(slot + 1) * WORDS);
    this.words.set(words, slot * WORDS);
    if (this.count * 3 > this.table.length * 2) this.rehash();
    else this.table[this.placeOf(words)] = slot;
    return slot;
  }

  /** Frees the slot of an id; the slot's own columns are the caller's to clear. */
  remove(id: string): void {
    let hole = this.placeOf(wordsOf(id));
    const slot = this.table[hole] ?? EMPTY;
    if (slot === EMPTY) return;
    this.free.push(slot);
    const mask = this.table.length - 1;
    // Whatever was pushed past the hole moves up, so that a search may stop at the first empty place.
    for (let at = (hole + 1) & mask; ; at = (at + 1) & mask) {
      const other = this.table[at] ?? EMPTY;
      if (other === EMPTY) break;
      if (((at - this.homeOf(other)) & mask) < ((at - hole) & mask)) continue;
      this.table[hole] = other;
      hole = at;
    }
    this.table[hole] = EMPTY;
    this.words.fill(0, slot * WORDS, (slot + 1) * WORDS);
  }

  idOf(slot: number): string {
    return idOf(this.words, slot);
  }

  private homeOf(slot: number): number {
    const at = slot * WORDS;
    return hash(this.words[at] ?? 0, this.words[at + 1] ?? 0, this.words[at + 2] ?? 0, this.words[at + 3] ?? 0) & (this.table.length - 1);
  }

  /** Where an id stands in the table, or would. */
  private placeOf([a, b, c, d]: IdWords): number {
    const mask = this.table.length - 1;
    for (let at = hash(a, b, c, d) & mask; ; at = (at + 1) & mask) {
      const slot = this.table[at] ?? EMPTY;
      if (slot === EMPTY) return at;
      const first = slot * WORDS;
      const { words } = this;
      if (words[first] === a && words[first + 1] === b && words[first + 2] === c && words[first + 3] === d) return at;
    }
  }

  private rehash(): void {
    this.table = sharedInt32(this.table.length * 2).fill(EMPTY);
    const freed = new Set(this.free);
    for (let slot = 0; slot < this.size; slot++) {
      const at = slot * WORDS;
      if (!freed.has(slot)) this.table[this.placeOf([this.words[at] ?? 0, this.words[at + 1] ?? 0, this.words[at + 2] ?? 0, this.words[at + 3] ?? 0])] = slot;
    }
  }
}

type IdWords = readonly [number, number, number, number];

/** Throws for what is no UUID: such an id could not be ordered as its text is. */
export function wordsOf(id: string): IdWords {
  if (!isId(id)) throw new RangeError(`not an id: ${id}`);
  const hex = (from: number, to: number): number => parseInt(id.slice(from, to), 16);
  return [hex(0, 8), hex(9, 13) * 65_536 + hex(14, 18), hex(19, 23) * 65_536 + hex(24, 28), hex(28, 36)];
}

/** Every byte in hexadecimal: a list of owners is told by their ids, and `toString` would cost more than finding them. */
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hexOf(word: number): string {
  return BYTES[word & 0xff] ?? '';
}

/** The canonical text of the id of a slot. */
export function idOf(words: Uint32Array, slot: number): string {
  const hex = (at: number): string => {
    const word = words[slot * WORDS + at] ?? 0;
    return hexOf(word >>> 24) + hexOf(word >>> 16) + hexOf(word >>> 8) + hexOf(word);
  };
  const text = hex(0) + hex(1) + hex(2) + hex(3);
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** Below 0 where the id of the first slot comes first. */
export function compareIds(words: Uint32Array, a: number, b: number): number {
  for (let word = 0; word < WORDS; word++) {
    const difference = (words[a * WORDS + word] ?? 0) - (words[b * WORDS + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function hash(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  mixed ^= mixed >>> 15;
  return Math.imul(mixed, 0x2c1b3c6d) >>> 7;
}

function tableLength(capacity: number): number {
  let length = 16;
  while (length * 2 < capacity * 3) length *= 2;
  return length;
}
