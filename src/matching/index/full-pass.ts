import { arrangedOpenings, type ArrangedOpenings } from './arranged-openings.js';
import type { ListArrays } from './bounded-lists.js';
import type { JobseekerArrays } from './jobseeker-columns.js';
import { JobseekerRecord } from './jobseeker-record.js';
import type { MarketView } from './market-view.js';
import { orderOpenings, type OpeningOrder } from './opening-order.js';
import { openingSearch } from './opening-search.js';
import { heldSlots, idKeys, sortedSlots } from './ranks.js';
import { sharedFloat64, sharedInt32, sharedUint32 } from './shared-arrays.js';

/** Jobseekers that a thread takes at a time. */
const CHUNK = 64;
/** Matches compared at a time with what belongs on a jobseeker's own list so far. */
const BLOCK = 128;
/** A key is a score times this and, below it, a place among equals: keys compare as scores and then ties do. Below 2 to the power of 53. */
const TIES = 4_294_967_296;

/** A full recompute laid out so that threads can share it: each takes jobseekers from the queue until it is empty. */
export interface PassData {
  /** The openings as the pass goes through them; what it calls the slot of an opening is a place in these. */
  readonly arranged: ArrangedOpenings;
  readonly order: OpeningOrder;
  /** Everybody who seeks; those who live and travel alike side by side, since they share what they can reach, and of these those of one trade. */
  readonly queue: Int32Array;
  /** How much of the queue is taken: one number that all threads add to. */
  readonly taken: Int32Array;
  readonly jobseekers: Ties;
  readonly openings: Ties;
  /** The lists of jobseekers, each written by whoever does the jobseeker. */
  readonly byJobseeker: ListArrays;
  /** One for each thread. */
  readonly rows: readonly Rows[];
}

/** The order of ties on one side: the tie of each slot, 0 for who comes last, and the slot of each tie. */
interface Ties {
  readonly ofSlot: Uint32Array;
  readonly slots: Int32Array;
}

/**
 * The best candidates of every opening among the jobseekers that one thread did, in a row of keys each: new ones are put at the end,
 * and when a row is full its better half is kept. Cheaper than a heap, whose every step is a branch that cannot be foreseen.
 */
interface Rows {
  /** Keys kept of a row: one more than lists hold, which tells whether a list is cut. A row is twice as long. */
  readonly kept: number;
  readonly keys: Float64Array;
  readonly lengths: Int32Array;
  /** What a key must exceed to belong to the kept ones, by opening, and the score in it: so small and close together that nearly all are turned down by it. */
  readonly least: Float64Array;
  readonly leastScores: Int32Array;
  /** How many pairs match; one number. */
  readonly matches: Float64Array;
}

/** Lays a full recompute out for so many threads; it will fill the empty lists given. */
export function layOutPass(market: MarketView, byJobseeker: ListArrays, openingWidth: number, threads: number): PassData {
  const { jobseekers, places } = market;
  const arranged = arrangedOpenings(market.openings);
  const { openings } = arranged;
  const people = heldSlots(jobseekers.starts, jobseekers.size);
  const posts = Int32Array.from({ length: openings.size }, (_, place) => place);
  const seeking = people.filter((slot) => (jobseekers.lacking[slot] ?? 0) >= 0);
  const queue = sortedSlots(seeking, [jobseekers.place, Int32Array.from(jobseekers.moves), jobseekers.limitKm, tradesOf(jobseekers, seeking)]);
  return {
    arranged,
    order: { ...orderOpenings(openings, places.size, null), isArranged: true },
    queue: shared(queue),
    taken: sharedInt32(1),
    jobseekers: tiesOf(sortedSlots(people, [jobseekers.from, ...idKeys(jobseekers.ids)]), jobseekers.size),
    openings: tiesOf(sortedSlots(posts, [openings.closesOn, ...idKeys(openings.ids)]), openings.size),
    byJobseeker,
    rows: Array.from({ length: threads }, () => ({
      kept: openingWidth + 1,
      keys: sharedFloat64(openings.size * (openingWidth + 1) * 2),
      lengths: sharedInt32(openings.size),
      least: sharedFloat64(openings.size),
      leastScores: sharedInt32(openings.size),
      matches: sharedFloat64(1),
    })),
  };
}

/** Does jobseekers from the queue until it is empty, saying after each chunk how many this thread has done. */
export function* runPass(market: MarketView, data: PassData, thread: number): Generator<number, void, void> {
  const rows = data.rows[thread];
  if (rows === undefined) throw new RangeError(`the pass is laid out for ${data.rows.length} threads`);
  const one = passOne(market, data, rows);
  let done = 0;
  for (;;) {
    const from = Atomics.add(data.taken, 0, CHUNK);
    const to = Math.min(from + CHUNK, data.queue.length);
    for (let i = from; i < to; i++) one(data.queue[i] ?? 0);
    done += Math.max(0, to - from);
    if (to === data.queue.length) return;
    yield done;
  }
}

/** Finds the openings of one jobseeker, writes the best to the jobseeker's list, and offers the jobseeker to every opening found. */
function passOne(whole: MarketView, data: PassData, { kept, keys, lengths, least, leastScores, matches }: Rows): (jobseeker: number) => void {
  const { ground, places, words, jobseekers, version } = whole;
  const market = { ground, places, words, jobseekers, version, openings: data.arranged.openings, order: data.order };
  const search = openingSearch(market, { leastScores, own: data.byJobseeker.width + 1 });
  const { found, scores } = search;
  const openingSlots = data.openings.slots.map((place) => data.arranged.slots[place] ?? 0);
  const openingTies = data.openings.ofSlot;
  const jobseekerTies = data.jobseekers.ofSlot;
  const rowLength = kept * 2;
  const ownKept = data.byJobseeker.width + 1;
  const own = new Float64Array(ownKept * 4);
  const hitAt = new Int32Array(found.length);

  /** Places of what may come on the list of its opening: few, and found without branches. */
  function hitsOf(count: number): number {
    let hits = 0;
    for (let i = 0; i < count; i++) {
      hitAt[hits] = i;
      hits = (hits + (((scores[i] ?? 0) >= (leastScores[found[i] ?? 0] ?? 0)) as unknown as number)) | 0;
    }
    return hits;
  }

  function ownHitsOf(from: number, to: number, leastScore: number): number {
    let hits = 0;
    for (let i = from; i < to; i++) {
      hitAt[hits] = i;
      hits = (hits + (((scores[i] ?? 0) >= leastScore) as unknown as number)) | 0;
    }
    return hits;
  }

  return (jobseeker) => {
    const count = search.of(jobseeker);
    const tie = (jobseekerTies[jobseeker] ?? 0) + 1;
    let ownLength = 0;
    let ownLeast = 0;
    let ownLeastScore = search.ownFloor();
    const hits = hitsOf(count);
    for (let hit = 0; hit < hits; hit++) {
      const i = hitAt[hit] ?? 0;
      const opening = found[i] ?? 0;
      const key = (scores[i] ?? 0) * TIES + tie;
      if (key <= (least[opening] ?? 0)) continue;
      const row = opening * rowLength;
      const length = (lengths[opening] ?? 0) + 1;
      keys[row + length - 1] = key;
      lengths[opening] = length < rowLength ? length : kept;
      if (length < rowLength) continue;
      const greatest = keepGreatest(keys, row, length, kept);
      least[opening] = greatest;
      leastScores[opening] = Math.floor(greatest / TIES);
    }
    for (let from = 0; from < count; from += BLOCK) {
      const own_ = ownHitsOf(from, Math.min(from + BLOCK, count), ownLeastScore);
      for (let hit = 0; hit < own_; hit++) {
        const i = hitAt[hit] ?? 0;
        const ownKey = (scores[i] ?? 0) * TIES + (openingTies[found[i] ?? 0] ?? 0) + 1;
        if (ownKey <= ownLeast) continue;
        own[ownLength++] = ownKey;
        if (ownLength < own.length) continue;
        ownLeast = keepGreatest(own, 0, ownLength, ownKept);
        ownLeastScore = Math.floor(ownLeast / TIES);
        ownLength = ownKept;
      }
    }
    matches[0] = (matches[0] ?? 0) + count;
    if (count > 0) writeList(data.byJobseeker, jobseeker, own.subarray(0, ownLength), openingSlots);
  };
}

/** Writes the rows of all threads, merged, to the lists of openings, and says how many pairs match. */
export function gatherPass(data: PassData, byOpening: ListArrays): number {
  const all = new Float64Array(data.rows.reduce((sum, { kept }) => sum + kept * 2, 0));
  for (let opening = 0; opening < data.arranged.openings.size; opening++) {
    let count = 0;
    for (const { keys, lengths, kept } of data.rows) {
      const row = opening * kept * 2;
      all.set(keys.subarray(row, row + (lengths[opening] ?? 0)), count);
      count += lengths[opening] ?? 0;
    }
    writeList(byOpening, data.arranged.slots[opening] ?? 0, all.subarray(0, count), data.jobseekers.slots);
  }
  return data.rows.reduce((sum, { matches }) => sum + (matches[0] ?? 0), 0);
}

/** Moves the greatest of a row of keys to its front, in no order, and returns the least of them. All keys differ. */
function keepGreatest(keys: Float64Array, row: number, length: number, kept: number): number {
  const last = row + kept - 1;
  let low = row;
  let high = row + length - 1;
  while (low < high) {
    const pivot = keys[(low + high) >> 1] ?? 0;
    let left = low;
    let right = high;
    while (left <= right) {
      while ((keys[left] ?? 0) > pivot) left++;
      while ((keys[right] ?? 0) < pivot) right--;
      if (left > right) break;
      const key = keys[left] ?? 0;
      keys[left++] = keys[right] ?? 0;
      keys[right--] = key;
    }
    if (last <= right) high = right;
    else if (last >= left) low = left;
    else break;
  }
  return keys[last] ?? 0;
}

/** Writes the best of the keys to a list; where there are more than the list holds, the list is cut. */
function writeList(lists: ListArrays, owner: number, keys: Float64Array, slotOfTie: Int32Array): void {
  keys.sort();
  const base = owner * lists.width;
  const kept = Math.min(keys.length, lists.width);
  for (let i = 0; i < kept; i++) {
    const key = (keys[keys.length - 1 - i] ?? 0) - 1;
    const score = Math.floor(key / TIES);
    lists.slots[base + i] = slotOfTie[key - score * TIES] ?? 0;
    lists.scores[base + i] = score;
  }
  lists.counts[owner] = kept;
  lists.cut[owner] = keys.length > lists.width ? 1 : 0;
}

/** By slot, an occupation that each of these held or seems to know: its row of relatedness then stays in the cache from one person to the next. */
function tradesOf({ words, starts, size }: JobseekerArrays, slots: Int32Array): Int32Array {
  const trades = new Int32Array(size);
  const record = new JobseekerRecord();
  for (const slot of slots) {
    const { occupations, languages, inferred, end } = record.at(words, starts[slot] ?? 0);
    if (languages > occupations) trades[slot] = words[occupations] ?? 0;
    else if (end > inferred) trades[slot] = words[inferred] ?? 0;
  }
  return trades;
}

function tiesOf(inOrder: Int32Array, size: number): Ties {
  const ties = { ofSlot: sharedUint32(size), slots: sharedInt32(inOrder.length) };
  inOrder.forEach((slot, rank) => {
    const tie = inOrder.length - 1 - rank;
    ties.ofSlot[slot] = tie;
    ties.slots[tie] = slot;
  });
  return ties;
}

function shared(numbers: Int32Array): Int32Array {
  const copy = sharedInt32(numbers.length);
  copy.set(numbers);
  return copy;
}
