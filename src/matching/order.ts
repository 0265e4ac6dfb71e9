import type { Day } from '../kernel/day.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

/** Among openings of one score: the one that closes sooner, then the lower id. No two openings tie. */
export function openingOrder(a: OpeningFacts, b: OpeningFacts): number {
  return compare(a.closesOn ?? Infinity, b.closesOn ?? Infinity) || compare(a.id, b.id);
}

/** Among jobseekers of one score: the one who can begin sooner, from today on, then the lower id. No two jobseekers tie. */
export function jobseekerOrder(asOf: Day): (a: JobseekerFacts, b: JobseekerFacts) => number {
  const from = ({ availableFrom }: JobseekerFacts): number => Math.max(asOf, availableFrom ?? asOf);
  return (a, b) => compare(from(a), from(b)) || compare(a.id, b.id);
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
