/** Typed arrays on shared memory, so that threads can read a market without copying it. */
export type SharedNumbers = Int32Array | Uint32Array | Uint16Array | Uint8Array | Float64Array;

const bytes = (count: number, each: number): SharedArrayBuffer => new SharedArrayBuffer(count * each);

export const sharedInt32 = (length: number): Int32Array => new Int32Array(bytes(length, 4));
export const sharedUint32 = (length: number): Uint32Array => new Uint32Array(bytes(length, 4));
export const sharedUint16 = (length: number): Uint16Array => new Uint16Array(bytes(length, 2));
export const sharedUint8 = (length: number): Uint8Array => new Uint8Array(bytes(length, 1));
export const sharedFloat64 = (length: number): Float64Array => new Float64Array(bytes(length, 8));

/** The same numbers in an array of another length, cut or followed by zeros. */
export function resized<T extends SharedNumbers>(array: T, length: number): T {
  const Kind = array.constructor as new (buffer: SharedArrayBuffer) => T;
  const next = new Kind(bytes(length, array.BYTES_PER_ELEMENT));
  next.set(array.length > length ? array.subarray(0, length) : array);
  return next;
}

/** Columns of one length one after the other, each stretched to another length. */
export function stretched(columns: Float64Array, count: number, length: number): Float64Array {
  const before = columns.length / count;
  const next = sharedFloat64(length * count);
  for (let column = 0; column < count; column++) next.set(columns.subarray(column * before, (column + 1) * before), column * length);
  return next;
}

/** A length to grow to: an eighth more than is needed, so that arrays hold little air and are seldom copied. */
export function roomFor(needed: number): number {
  return needed + (needed >> 3) + 16;
}

/** Bytes that arrays take. */
export function bytesOf(...arrays: readonly SharedNumbers[]): number {
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
