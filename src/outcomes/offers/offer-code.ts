import { randomInt } from 'node:crypto';

/** The shortest code has four digits, so that no answer by text (`1`, `2`, `3`) is taken for one. */
const SHORTEST = 4;
const LONGEST = 8;

/** A code to try; after a few tries that met open offers the next ones are longer. */
export function newOfferCode(tries: number): string {
  const digits = Math.min(LONGEST, SHORTEST + Math.floor(tries / 3));
  return String(randomInt(10 ** (digits - 1), 10 ** digits));
}
