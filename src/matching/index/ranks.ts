/** Numbers of a slot by which slots are sorted, 32 bits each, the first deciding most. */
export type SortKeys = readonly (Int32Array | Uint32Array)[];

/** Bits of a digit: sorting by a digit looks at each of its values once, which few slots are not worth. */
const [FEW_BITS, BITS] = [8, 16];
const FEW = 4_096;

/** The given slots in rising order of their keys; equal ones stay as they stand. Sorts 100,000 by two keys in a few milliseconds. */
export function sortedSlots(slots: Int32Array, keys: SortKeys): Int32Array {
  let from = Int32Array.from(slots);
  let to = new Int32Array(slots.length);
  const bits = slots.length < FEW ? FEW_BITS : BITS;
  const radix = 1 << bits;
  const digits = new Uint16Array(slots.length);
  const places = new Int32Array(radix + 1);
  for (const key of [...keys].reverse()) {
    // Flipping the sign makes negative numbers come first.
    const flip = key instanceof Int32Array ? 0x80000000 : 0;
    for (let shift = 0; shift < 32; shift += bits) {
      places.fill(0);
      for (let i = 0; i < from.length; i++) {
        const digit = (((key[from[i] ?? 0] ?? 0) ^ flip) >>> shift) & (radix - 1);
        digits[i] = digit;
        places[digit + 1] = (places[digit + 1] ?? 0) + 1;
      }
      if (places.includes(from.length)) continue;
      for (let digit = 1; digit <= radix; digit++) places[digit] = (places[digit] ?? 0) + (places[digit - 1] ?? 0);
      for (let i = 0; i < from.length; i++) {
        const digit = digits[i] ?? 0;
        to[places[digit] ?? 0] = from[i] ?? 0;
        places[digit] = (places[digit] ?? 0) + 1;
      }
      [from, to] = [to, from];
    }
  }
  return from;
}

/** The words of ids as sort keys. */
export function idKeys(ids: Uint32Array): SortKeys {
  return [0, 1, 2, 3].map((word) => {
    const key = new Uint32Array(ids.length / 4);
    for (let slot = 0; slot < key.length; slot++) key[slot] = ids[slot * 4 + word] ?? 0;
    return key;
  });
}

/** Slots with a record, given where records start. */
export function heldSlots(starts: Int32Array, size: number): Int32Array {
  const slots = new Int32Array(size);
  let count = 0;
  for (let slot = 0; slot < size; slot++) {
    slots[count] = slot;
    if ((starts[slot] ?? -1) >= 0) count++;
  }
  return slots.slice(0, count);
}
