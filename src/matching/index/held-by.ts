import { bytesOf, resized, roomFor, sharedUint16, sharedUint8 } from './shared-arrays.js';

/** Owners remembered for each; most are on fewer lists. */
const MOST = 16;
/** In place of a count: on more lists than are remembered, or on some that cannot be. */
const MANY = 255;
/** Owners beyond are not remembered by number. */
const MOST_OWNER = 65_535;

/**
 * On whose lists each slot stands, where these are few: so that a record leaves the lists that hold it without a search for them. Whoever
 * was on many stays unknown until all lists have been left.
 */
export class HeldBy {
  private owners: Uint16Array;
  private counts: Uint8Array;

  constructor(slots: number) {
    this.owners = sharedUint16(slots * MOST);
    this.counts = sharedUint8(slots);
  }

  get bytes(): number {
    return bytesOf(this.owners, this.counts);
  }

  /** The owners whose lists hold a slot; null where that is not known. */
  of(slot: number): number[] | null {
    const count = this.counts[slot] ?? 0;
    return count === MANY ? null : [...this.owners.subarray(slot * MOST, slot * MOST + count)];
  }

  add(slot: number, owner: number): void {
    this.makeRoom(slot);
    const count = this.counts[slot] ?? 0;
    if (count === MANY) return;
    if (count === MOST || owner > MOST_OWNER) {
      this.counts[slot] = MANY;
      return;
    }
    this.owners[slot * MOST + count] = owner;
    this.counts[slot] = count + 1;
  }

  remove(slot: number, owner: number): void {
    const count = this.counts[slot] ?? 0;
    if (count === MANY) return;
    const base = slot * MOST;
    const at = this.owners.subarray(base, base + count).indexOf(owner);
    if (at < 0) return;
    this.owners[base + at] = this.owners[base + count - 1] ?? 0;
    this.counts[slot] = count - 1;
  }

  /** A slot has left all lists. */
  clear(slot: number): void {
    if (slot < this.counts.length) this.counts[slot] = 0;
  }

  /** Forgets everybody. */
  empty(slots: number): void {
    if (slots > this.counts.length) {
      this.owners = sharedUint16(slots * MOST);
      this.counts = sharedUint8(slots);
    }
    this.counts.fill(0);
  }

  private makeRoom(slot: number): void {
    if (slot < this.counts.length) return;
    const length = roomFor(slot + 1);
    this.owners = resized(this.owners, length * MOST);
    this.counts = resized(this.counts, length);
  }
}
