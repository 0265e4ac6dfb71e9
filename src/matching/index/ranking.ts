import type { TieOrder } from './bounded-lists.js';

/** Places in a list of found ones: 2 to the power of 21, more than slots of any market. A score times this and a place stay below 2 to the power of 53. */
const PLACES = 2_097_152;

/** What a search found, best first: slots and their scores. */
export interface Ranking {
  readonly slots: Int32Array;
  readonly scores: Int32Array;
}

/** Everything that was found in its order. Sorts 30,000 in a few milliseconds, where taking in one after the other would move each past half of them. */
export function rankingOf(found: Int32Array, scores: Int32Array, count: number, ties: TieOrder): Ranking {
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) keys[i] = (scores[i] ?? 0) * PLACES + i;
  keys.sort().reverse();
  const ranking = { slots: new Int32Array(count), scores: new Int32Array(count) };
  keys.forEach((key, at) => {
    const score = Math.floor(key / PLACES);
    ranking.scores[at] = score;
    ranking.slots[at] = found[key - score * PLACES] ?? 0;
  });
  for (let from = 0, to = 1; from < count; from = to++) {
    while (to < count && ranking.scores[to] === ranking.scores[from]) to++;
    if (to - from > 1) ranking.slots.subarray(from, to).sort(ties);
  }
  return ranking;
}

/**
 * The best of a ranking among those that `keeps` lets stay, each asked once and in order, until there are enough. Gives way after each one
 * asked, with how many were.
 */
export function* chosen({ slots, scores }: Ranking, size: number, keeps: (slot: number) => boolean): Generator<number, Ranking, void> {
  const kept: number[] = [];
  for (let at = 0; at < slots.length && kept.length < size; at++) {
    if (keeps(slots[at] ?? 0)) kept.push(at);
    yield at + 1;
  }
  return { slots: Int32Array.from(kept, (at) => slots[at] ?? 0), scores: Int32Array.from(kept, (at) => scores[at] ?? 0) };
}
