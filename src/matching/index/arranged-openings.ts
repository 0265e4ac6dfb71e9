import { openingColumnNames, type OpeningArrays } from './opening-columns.js';
import { sortedSlots } from './ranks.js';
import { sharedFloat64, sharedInt32, sharedUint32, type SharedNumbers } from './shared-arrays.js';

const LAST = 2_147_483_647;

/** Openings laid side by side as a pass goes through them, with the slot that each has in the market. */
export interface ArrangedOpenings {
  readonly openings: OpeningArrays;
  readonly slots: Int32Array;
}

/**
 * Copies those openings that take candidates: by place, so that what somebody reaches is read in one go; then by what a scorer must look
 * at and by how many needs they have, so that branches go the same way many times in a row.
 */
export function arrangedOpenings(openings: OpeningArrays): ArrangedOpenings {
  const all = Int32Array.from({ length: openings.size }, (_, slot) => slot).filter((slot) => openings.open[slot] === 1);
  const needs = openings.needEnds.map((end, slot) => end - (openings.needStarts[slot] ?? 0));
  const slots = sortedSlots(all, [remoteLast(openings.place), Int32Array.from(openings.special), needs]);
  const asked = relaid(openings.askedWords, openings.askedStarts, openings.askedEnds, slots);
  const need = relaid(openings.needWords, openings.needStarts, openings.needEnds, slots);
  const columns = Object.fromEntries(openingColumnNames.map((name) => [name, gathered(openings[name], slots)]));
  return {
    slots,
    openings: {
      ...openings,
      ...(columns as Pick<OpeningArrays, (typeof openingColumnNames)[number]>),
      ids: gatheredIds(openings.ids, slots),
      offers: gatheredBounds(openings, slots),
      starts: gathered(openings.starts, slots),
      askedWords: asked.words,
      askedStarts: asked.starts,
      askedEnds: asked.ends,
      needWords: need.words,
      needStarts: need.starts,
      needEnds: need.ends,
      size: slots.length,
    },
  };
}

/** As the order of openings has them. */
function remoteLast(place: Int32Array): Int32Array {
  return place.map((each) => (each < 0 ? LAST : each));
}

function gathered<T extends SharedNumbers>(column: T, slots: Int32Array): T {
  const Kind = column.constructor as new (buffer: SharedArrayBuffer) => T;
  const next = new Kind(new SharedArrayBuffer(slots.length * column.BYTES_PER_ELEMENT));
  slots.forEach((slot, i) => {
    next[i] = column[slot] ?? 0;
  });
  return next;
}

function gatheredIds(ids: Uint32Array, slots: Int32Array): Uint32Array {
  const next = sharedUint32(slots.length * 4);
  slots.forEach((slot, i) => next.set(ids.subarray(slot * 4, slot * 4 + 4), i * 4));
  return next;
}

function gatheredBounds({ offers, asks }: OpeningArrays, slots: Int32Array): Float64Array {
  const bounds = offers.length / asks.length;
  const next = sharedFloat64(slots.length * bounds);
  for (let bound = 0; bound < bounds; bound++) {
    next.set(gathered(offers.subarray(bound * asks.length, (bound + 1) * asks.length), slots), bound * slots.length);
  }
  return next;
}

function relaid(words: Int32Array, starts: Int32Array, ends: Int32Array, slots: Int32Array): { words: Int32Array; starts: Int32Array; ends: Int32Array } {
  const length = slots.reduce((sum, slot) => sum + (ends[slot] ?? 0) - (starts[slot] ?? 0), 0);
  const next = { words: sharedInt32(length), starts: sharedInt32(slots.length), ends: sharedInt32(slots.length) };
  let at = 0;
  slots.forEach((slot, i) => {
    next.words.set(words.subarray(starts[slot], ends[slot]), at);
    next.starts[i] = at;
    at += (ends[slot] ?? 0) - (starts[slot] ?? 0);
    next.ends[i] = at;
  });
  return next;
}
