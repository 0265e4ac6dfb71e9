import type { HeldBy } from './held-by.js';
import { bytesOf, resized, roomFor, sharedInt32, sharedUint16, sharedUint8 } from './shared-arrays.js';

/** What threads write lists to. */
export interface ListArrays {
  /** Entries kept for an owner. */
  readonly width: number;
  /** `width` slots an owner, best first, and their scores. */
  readonly slots: Slots;
  readonly scores: Int32Array;
  readonly counts: Int32Array;
  /** 1 where more match than are kept. */
  readonly cut: Uint8Array;
}

/** Half the memory while 16 bits are enough for the numbers of the other side. */
type Slots = Int32Array | Uint16Array;
const MOST_16_BITS = 65_535;

const slotsFor = (length: number, others: number): Slots => (others <= MOST_16_BITS ? sharedUint16(length) : sharedInt32(length));

/** Below 0 where the first of two slots comes first among equal scores; never 0 for two different ones. */
export type TieOrder = (a: number, b: number) => number;

/**
 * The best few matches of every owner, by slot. What is kept are always the very best of all that match, in order: the list that is
 * shown, and a few spares so that it stays whole when entries leave. A cut list with fewer than are shown must be searched afresh.
 */
export class BoundedLists {
  private slots: Slots;
  private scores: Int32Array;
  private counts: Int32Array;
  private cut: Uint8Array;
  /**
   * Scores below which a match need not be offered, side by side, so that most offers read one number: 0 where there may be room, or where the list
   * must yet learn that it is cut. Kept only where somebody is told who comes on the lists, as those are offered to one by one.
   */
  private floors: Int32Array;

  constructor(
    /** How many entries of a list are shown. */
    readonly shown: number,
    /** How many are kept. */
    readonly width: number,
    owners: number,
    /** How many slots the other side has; more are taken in later, at the price of a copy. */
    others: number,
    /** Told who comes on a list and who leaves it. */
    private readonly heldBy: HeldBy | null = null,
  ) {
    this.slots = slotsFor(owners * width, others);
    this.scores = sharedInt32(owners * width);
    this.counts = sharedInt32(owners);
    this.cut = sharedUint8(owners);
    this.floors = sharedInt32(heldBy === null ? 0 : owners);
  }

  get bytes(): number {
    return bytesOf(this.slots, this.scores, this.counts, this.cut, this.floors) + (this.heldBy?.bytes ?? 0);
  }

  get arrays(): ListArrays {
    const { width, slots, scores, counts, cut } = this;
    return { width, slots, scores, counts, cut };
  }

  /** The lists as they are now, in arrays of their own. */
  copied(): BoundedLists {
    const copy = new BoundedLists(this.shown, this.width, 0, 0);
    copy.slots = this.slots.slice();
    copy.scores = this.scores.slice();
    copy.counts = this.counts.slice();
    copy.cut = this.cut.slice();
    return copy;
  }

  /** Of these owners, tells those whose shown lists hold one of the marked slots. Gives way after each owner. */
  *holding(owners: Int32Array, marked: Uint8Array, tell: (owner: number) => void): Generator<number, void, void> {
    const { slots, counts, width, shown } = this;
    for (let i = 0; i < owners.length; i++) {
      const owner = owners[i] ?? 0;
      const end = owner * width + Math.min(counts[owner] ?? 0, shown);
      let holds = false;
      for (let at = owner * width; at < end && !holds; at++) holds = marked[slots[at] ?? 0] === 1;
      if (holds) tell(owner);
      yield i + 1;
    }
  }

  /** Calls back the shown entries, best first. */
  forEach(owner: number, tell: (slot: number, score: number) => void): void {
    const count = Math.min(this.counts[owner] ?? 0, this.shown);
    for (let at = owner * this.width, end = at + count; at < end; at++) tell(this.slots[at] ?? 0, this.scores[at] ?? 0);
  }

  isShort(owner: number): boolean {
    return this.cut[owner] === 1 && (this.counts[owner] ?? 0) < this.shown;
  }

  /** Takes the list of an owner over from others, both under new slots. */
  copy(from: BoundedLists, owner: number, to: number, renumbered: (slot: number) => number): void {
    this.makeRoom(to);
    const count = from.counts[owner] ?? 0;
    for (let i = 0; i < count; i++) {
      const slot = renumbered(from.slots[owner * from.width + i] ?? 0);
      this.widenFor(slot);
      this.slots[to * this.width + i] = slot;
      this.heldBy?.add(slot, to);
      this.scores[to * this.width + i] = from.scores[owner * from.width + i] ?? 0;
    }
    this.counts[to] = count;
    this.cut[to] = from.cut[owner] ?? 0;
    this.setFloor(to);
  }

  clear(owner: number): void {
    this.makeRoom(owner);
    if (this.heldBy !== null) this.eachKept(owner, (slot) => this.heldBy?.remove(slot, owner));
    this.counts[owner] = 0;
    this.cut[owner] = 0;
    this.setFloor(owner);
  }

  /** Whether a match with this score comes after all that are kept, of a list that is known to be cut: nearly all do, and need not be offered. */
  isBelow(owner: number, score: number): boolean {
    return score < (this.floors[owner] ?? 0);
  }

  /** Replaces a list by the best of these. */
  fill(owner: number, found: Int32Array, scores: Int32Array, count: number, ties: TieOrder): void {
    this.clear(owner);
    const last = (owner + 1) * this.width - 1;
    for (let i = 0; i < count; i++) {
      const score = scores[i] ?? 0;
      // A place that is not taken yet has a score of 0 or one of another list before.
      if (i < this.width || score >= (this.scores[last] ?? 0)) this.offer(owner, found[i] ?? 0, score, ties);
    }
    if (count > this.width) this.cut[owner] = 1;
    this.setFloor(owner);
  }

  /** Takes a new match in where it belongs among the kept; says whether the kept ones changed. */
  offer(owner: number, slot: number, score: number, ties: TieOrder): boolean {
    const count = this.counts[owner] ?? 0;
    if (this.comesAfterAll(owner, count, score)) return this.isCut(owner);
    const place = this.placeFor(owner, slot, score, ties);
    // It comes after all that are kept, and so does whoever was cut: nobody knows which of them is first.
    if (place === count && (this.cut[owner] === 1 || count === this.width)) return this.isCut(owner);
    const base = owner * this.width;
    if (count === this.width) {
      this.cut[owner] = 1;
      this.heldBy?.remove(this.slots[base + count - 1] ?? 0, owner);
    } else this.counts[owner] = count + 1;
    this.widenFor(slot);
    this.heldBy?.add(slot, owner);
    const end = base + Math.min(count, this.width - 1);
    this.slots.copyWithin(base + place + 1, base + place, end);
    this.scores.copyWithin(base + place + 1, base + place, end);
    this.slots[base + place] = slot;
    this.scores[base + place] = score;
    this.setFloor(owner);
    return true;
  }

  /** Takes a match out; says whether it was kept. `score` is the one it was offered with, or more. */
  remove(owner: number, slot: number, score: number): boolean {
    const base = owner * this.width;
    const end = base + (this.counts[owner] ?? 0);
    if (end === base || score < (this.scores[end - 1] ?? 0)) return false;
    const at = this.slots.subarray(base, end).indexOf(slot);
    if (at < 0) return false;
    this.slots.copyWithin(base + at, base + at + 1, end);
    this.scores.copyWithin(base + at, base + at + 1, end);
    this.counts[owner] = end - base - 1;
    this.setFloor(owner);
    this.heldBy?.remove(slot, owner);
    return true;
  }

  /** Forgets every list, and has room for just so many owners and for so many slots of the other side. */
  empty(owners: number, others: number): void {
    this.heldBy?.empty(others);
    if (owners > this.counts.length || (others > MOST_16_BITS && this.slots instanceof Uint16Array)) {
      this.slots = slotsFor(owners * this.width, others);
      this.scores = sharedInt32(owners * this.width);
      this.counts = sharedInt32(owners);
      this.cut = sharedUint8(owners);
      this.floors = sharedInt32(this.heldBy === null ? 0 : owners);
    }
    this.counts.fill(0);
    this.cut.fill(0);
    this.floors.fill(0);
  }

  /** Notes who is on which list, after others have written the lists. */
  settle(): void {
    for (let owner = 0; owner < this.counts.length; owner++) {
      this.eachKept(owner, (slot) => this.heldBy?.add(slot, owner));
      this.setFloor(owner);
    }
  }

  makeRoom(owner: number): void {
    if (owner < this.counts.length) return;
    const length = roomFor(owner + 1);
    this.slots = resized(this.slots, length * this.width);
    this.scores = resized(this.scores, length * this.width);
    this.counts = resized(this.counts, length);
    this.cut = resized(this.cut, length);
    if (this.heldBy !== null) this.floors = resized(this.floors, length);
  }

  private isCut(owner: number): false {
    this.cut[owner] = 1;
    this.setFloor(owner);
    return false;
  }

  private setFloor(owner: number): void {
    const count = this.counts[owner] ?? 0;
    this.floors[owner] = this.cut[owner] === 1 && count > 0 ? (this.scores[owner * this.width + count - 1] ?? 0) : 0;
  }

  private eachKept(owner: number, tell: (slot: number) => void): void {
    for (let at = owner * this.width, end = at + (this.counts[owner] ?? 0); at < end; at++) tell(this.slots[at] ?? 0);
  }

  private widenFor(slot: number): void {
    if (slot <= MOST_16_BITS || this.slots instanceof Int32Array) return;
    const wide = sharedInt32(this.slots.length);
    wide.set(this.slots);
    this.slots = wide;
  }

  /** Whether a score alone says that a match comes after all that are kept, and that there is no room for it: so do nearly all. */
  private comesAfterAll(owner: number, count: number, score: number): boolean {
    return count > 0 && (count === this.width || this.cut[owner] === 1) && score < (this.scores[owner * this.width + count - 1] ?? 0);
  }

  /** How many of the kept come before a match. */
  private placeFor(owner: number, slot: number, score: number, ties: TieOrder): number {
    const base = owner * this.width;
    let low = 0;
    let high = this.counts[owner] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.scores[base + middle] ?? 0;
      if (other > score || (other === score && ties(this.slots[base + middle] ?? 0, slot) < 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
