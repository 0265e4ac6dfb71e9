import type { OpeningArrays } from './opening-columns.js';
import { roomFor, sharedInt32 } from './shared-arrays.js';

/** The openings that take candidates, those of one place side by side, so that what somebody can reach is a few short ranges. */
export interface OpeningOrder {
  readonly slots: Int32Array;
  /** Places with openings, and where the openings of each begin in `slots`; one more start than places. */
  readonly places: Int32Array;
  readonly starts: Int32Array;
  readonly placeCount: number;
  /** Remote openings stand after all others, from here to the end. */
  readonly remoteFrom: number;
  readonly end: number;
  /** Whether the slots of openings are their places in this order. */
  readonly isArranged: boolean;
  /** Greatest age that any of them asks for. */
  readonly mostYears: number;
}

/** Sorts by counting, a tenth of a millisecond for 20,000 openings; into the arrays of an order of before where they are long enough. */
export function orderOpenings(openings: OpeningArrays, placeCount: number, before: OpeningOrder | null): OpeningOrder {
  const { open, place, age, size } = openings;
  const counts = new Int32Array(placeCount + 1);
  const bucketOf = (slot: number): number => {
    const at = place[slot] ?? -1;
    return at < 0 ? placeCount : at;
  };
  let mostYears = -1;
  for (let slot = 0; slot < size; slot++) {
    if (open[slot] !== 1) continue;
    const bucket = bucketOf(slot);
    counts[bucket] = (counts[bucket] ?? 0) + 1;
    mostYears = Math.max(mostYears, age[slot] ?? 0);
  }
  const slots = before !== null && before.slots.length >= size ? before.slots : sharedInt32(roomFor(size));
  const fits = before !== null && before.places.length >= placeCount;
  const places = fits ? before.places : sharedInt32(roomFor(placeCount));
  const starts = fits ? before.starts : sharedInt32(places.length + 1);
  const next = new Int32Array(placeCount + 1);
  let used = 0;
  let at = 0;
  for (let bucket = 0; bucket <= placeCount; bucket++) {
    next[bucket] = at;
    if (counts[bucket] === 0 || bucket === placeCount) continue;
    places[used] = bucket;
    starts[used] = at;
    used++;
    at += counts[bucket] ?? 0;
  }
  starts[used] = at;
  for (let slot = 0; slot < size; slot++) {
    if (open[slot] !== 1) continue;
    const bucket = bucketOf(slot);
    slots[next[bucket] ?? 0] = slot;
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  const end = at + (counts[placeCount] ?? 0);
  return { slots, places, starts, placeCount: used, remoteFrom: at, end, isArranged: false, mostYears };
}
