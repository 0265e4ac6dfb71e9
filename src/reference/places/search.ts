import { withinEdits } from './edits.js';
import { foldName } from './fold.js';
import { letterMask, placeAt, type Gazetteer, type PopulatedPlace } from './gazetteer.js';

export const placeMatches = ['EXACT', 'PREFIX', 'WORD', 'TYPO'] as const;
/** How a name answered: the whole name, its beginning, the beginning of a later word, or with a typo; best first. */
export type PlaceMatch = (typeof placeMatches)[number];

/** A place that answers a search. */
export interface FoundPlace {
  readonly place: PopulatedPlace;
  readonly match: PlaceMatch;
}

/** What to look for. */
export interface PlaceSearch {
  readonly name: string;
  /** ISO 3166-1 alpha-2; null for the whole world. */
  readonly country: string | null;
  /** At most this many places, 1 or more. */
  readonly limit: number;
}

/**
 * Places with this name in any language or spelling that GeoNames knows. Forgiving of case, accents, apostrophes and, from four letters
 * on, of one typo (two from eight letters). Better matches first, then more people, then the GeoNames id.
 */
export function searchPlaces(gazetteer: Gazetteer, search: PlaceSearch): readonly FoundPlace[] {
  const name = foldName(search.name);
  if (name === '') return [];
  const query = Uint16Array.from({ length: name.length }, (_, i) => name.charCodeAt(i));
  const best = bestMatches(gazetteer, query, search.country);
  const numbersByRank = placeMatches.map((): number[] => []);
  best.forEach((rank, number) => numbersByRank[rank - 1]?.push(number));
  const found: FoundPlace[] = [];
  for (const [index, match] of placeMatches.entries()) {
    const numbers = numbersByRank[index]?.sort(byPopulation(gazetteer)) ?? [];
    for (const number of numbers.slice(0, search.limit - found.length)) found.push({ place: placeAt(gazetteer, number), match });
  }
  return found;
}

function byPopulation({ populations, geonameIds }: Gazetteer): (a: number, b: number) => number {
  return (a, b) => (populations[b] ?? 0) - (populations[a] ?? 0) || (geonameIds[a] ?? 0) - (geonameIds[b] ?? 0);
}

/** For each place the rank of its best match, or 0. Every name is looked at; the letter masks dismiss nearly all at once. */
function bestMatches(gazetteer: Gazetteer, query: Uint16Array, country: string | null): Uint8Array {
  const { masks, letters, nameEnds, placeOfName, countries } = gazetteer;
  const best = new Uint8Array(gazetteer.size);
  const mask = letterMask(query, 0, query.length);
  const typos = typosForgiven(query.length);
  for (let name = 0; name < masks.length; name += 1) {
    const nameMask = masks[name] ?? 0;
    const missing = mask & ~nameMask;
    const maybeTypo = typos > 0 && bitCount(missing) <= typos && bitCount(nameMask & ~mask) <= typos;
    if (missing !== 0 && !maybeTypo) continue;
    const place = placeOfName[name] ?? 0;
    if (country !== null && countries[place] !== country) continue;
    const from = nameEnds[name - 1] ?? 0;
    const to = nameEnds[name] ?? 0;
    let rank = missing === 0 ? literalRank(query, letters, from, to) : 0;
    if (rank === 0 && maybeTypo && withinEdits(query, letters, from, to, typos)) rank = TYPO;
    const before = best[place] ?? 0;
    if (rank !== 0 && (before === 0 || rank < before)) best[place] = rank;
  }
  return best;
}

/** Ranks follow the order of `placeMatches`, from 1. */
const EXACT = 1;
const PREFIX = 2;
const WORD = 3;
const TYPO = 4;

function literalRank(query: Uint16Array, letters: Uint16Array, from: number, to: number): number {
  if (beginsAt(query, letters, from, to)) return to - from === query.length ? EXACT : PREFIX;
  for (let i = from + 1; i <= to - query.length; i += 1) {
    if (letters[i - 1] === SPACE && beginsAt(query, letters, i, to)) return WORD;
  }
  return 0;
}

const SPACE = 32;

function beginsAt(query: Uint16Array, letters: Uint16Array, from: number, to: number): boolean {
  if (to - from < query.length) return false;
  for (let i = 0; i < query.length; i += 1) if (letters[from + i] !== query[i]) return false;
  return true;
}

function typosForgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
