import { candidatesFor, openingsFor, prepareJobseeker, prepareOpening, type ListSizes, type Market, type MatchContext } from '../../src/matching/index.js';
import type { KeptLists } from '../../src/matching/index/kept-lists.js';
import type { Chance } from './chance.js';

/** Compares lists of people and openings drawn by chance with the reference; returns how many, and throws at the first that differs. */
export function compareWithReference(kept: KeptLists, market: Market, context: MatchContext, sizes: ListSizes, count: { readonly jobseekers: number; readonly openings: number }, chance: Chance): number {
  for (const facts of chance.some(market.jobseekers.slice(0, 10_000), count.jobseekers)) {
    const expected = openingsFor(prepareJobseeker(facts, context), market.openings, context, sizes.perJobseeker);
    same(`openings of ${facts.id}`, kept.openingsOf(facts.id), expected.map(({ openingId, score }) => ({ id: openingId, score })));
  }
  for (const facts of chance.some(market.openings, count.openings)) {
    const expected = candidatesFor(prepareOpening(facts, context), market.jobseekers, context, sizes.perOpening);
    same(`candidates of ${facts.id}`, kept.candidatesOf(facts.id), expected.map(({ jobseekerId, score }) => ({ id: jobseekerId, score })));
  }
  return count.jobseekers + count.openings;
}

/** Every list as text, by owner. */
export function listsOf(kept: KeptLists): ReadonlyMap<string, string> {
  const { market } = kept.index;
  const jobseekers = market.jobseekerIds().map((id) => [id, told(kept.openingsOf(id))] as const);
  const openings = market.openingIds().map((id) => [id, told(kept.candidatesOf(id))] as const);
  return new Map<string, string>([...jobseekers, ...openings]);
}

/** Throws at the first list that differs; returns how many there are. */
export function compareAll(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): number {
  if (before.size !== now.size) throw new Error(`${before.size} lists have become ${now.size}`);
  for (const [owner, list] of before) if (now.get(owner) !== list) throw new Error(`the list of ${owner} differs:\n${list}\n${now.get(owner)}`);
  return now.size;
}

function same(what: string, found: readonly Entry[], expected: readonly Entry[]): void {
  if (told(found) !== told(expected)) throw new Error(`${what} differ:\n${told(found)}\n${told(expected)}`);
}

interface Entry {
  readonly id: string;
  readonly score: number;
}

function told(entries: readonly Entry[]): string {
  return entries.map(({ id, score }) => `${id} ${score}`).join(', ');
}
