import { abbreviations, alsoWords } from './abbreviations.js';
import { termOf, type LabelIndex } from './label-index.js';
import { sameWords } from './same-words.js';
import { workersOf } from './trade-words.js';
import { smallWords, wordsOf } from './words.js';

/** One word of a query: the terms it may stand for, the most trusted first. A label that holds any of them has the word. */
export interface QueryWord {
  readonly terms: readonly string[];
  /** How much the word weighs where the label holds the term in the same place. */
  readonly weights: readonly number[];
  /** How many of the first terms the background is asked about: what is said of all guesses and like words together would drown the names. */
  readonly telling: number;
}

/** What employers add to a title and that is not the work. */
const POSTING_NOISE =
  /\bre[\s-]*-?\s*advert\w*|\b(?:urgent(?:ly)?|vacancy|hiring|(?:full|part)[\s-]*time|(?:night|day|morning|evening|rotating)\s+shifts?|fresh\s+graduates?|entry[\s-]*level|work\s+from\s+home|cum)\b/giu;
/** A word that only means the same counts less than the one that is written. */
const SAME_WORD_SHARE = 0.7;
const MOST_WORDS = 40;

/** The words of a query without what only belongs to the posting. */
export function plainWords(text: string): readonly string[] {
  return wordsOf(text.replace(POSTING_NOISE, ' ')).slice(0, MOST_WORDS);
}

/** Words in capitals, folded; none where the whole text is in capitals. */
export function capitalWords(text: string): ReadonlySet<string> {
  return new Set(SMALL_LETTER.test(text) ? (text.match(CAPITALS) ?? []).flatMap(wordsOf) : []);
}

const SMALL_LETTER = /\p{Ll}/u;
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])/gu;

/**
 * Of these languages those that know most of the words: a query is seldom in two, and words of another only look alike. Where several know
 * them all (`assistant`, `production`), those in whose names they are common.
 */
export function likelyLanguages(words: readonly string[], languages: readonly string[], index: LabelIndex): readonly string[] {
  const known = languages.map((language) => words.filter((word) => index.words[index.languages.indexOf(language)]?.has(word) === true).length);
  const most = Math.max(...known);
  const likely = languages.filter((_, at) => known[at] === most);
  const common = likely.map((language) => words.reduce((sum, word) => sum + Math.log(1 + (index.terms.get(termOf(word, language))?.labels.length ?? 0)), 0));
  const commonest = Math.max(...common);
  return likely.filter((_, at) => (common[at] ?? 0) >= commonest - COMMONER * words.length);
}

/** A language gives way to another in which each word is on average so much commoner: e times. */
const COMMONER = 1;

/**
 * Takes a query apart; `capitals` are those of its words that stand in capitals. Short forms are spelt out, words of advertisements also stand for
 * those of classifications, and words that nobody knows are read as misspelt or, at the end, unfinished ones.
 */
export function queryWords(
  words: readonly string[],
  languages: readonly string[],
  index: LabelIndex,
  capitals: ReadonlySet<string>,
): readonly QueryWord[] {
  const known = (word: string): string[] =>
    languages.filter((language) => smallWords[language]?.has(word) !== true).map((language) => termOf(word, language)).filter((term) => index.terms.has(term));
  const weight = (term: string): number => index.terms.get(term)?.weight ?? 0;
  const small = (word: string): boolean => languages.every((language) => smallWords[language]?.has(word) === true);
  const written = new Set(words.flatMap(known));
  const seen = new Set<string>();
  const found: QueryWord[] = [];
  const add = (terms: readonly string[], telling: number, weightOf: (term: string) => number): void => {
    const fresh = terms.filter((term) => !seen.has(term));
    for (const term of fresh) seen.add(term);
    const told = terms.slice(0, telling).filter((term) => fresh.includes(term)).length;
    if (fresh.length > 0) found.push({ terms: fresh, weights: fresh.map(weightOf), telling: told });
  };
  /** A word and, where it has some, the words that mean the same and are not in the query themselves. False where neither is known. */
  const addWord = (word: string): boolean => {
    const own = known(word);
    const same = (sameWords.get(word) ?? []).flatMap(known).filter((term) => !written.has(term) && !own.includes(term));
    const cap = own.length > 0 ? Math.max(...own.map(weight)) : Infinity;
    add([...own, ...same], own.length > 0 ? own.length : same.length, (term) => (own.includes(term) ? weight(term) : SAME_WORD_SHARE * Math.min(cap, weight(term))));
    return own.length + same.length > 0;
  };
  words.forEach((word, at) => {
    const next = words[at + 1];
    const meant = abbreviations.get(word) ?? null;
    const pair = next === undefined ? null : (abbreviations.get(`${word} ${next}`) ?? null);
    for (const part of [pair, meant].flatMap((long) => long?.split(' ') ?? [])) add(known(part), 1, weight);
    // `store keeper` is written `storekeeper` by others.
    if (next !== undefined && (index.spelling.has(word + next) || sameWords.has(word + next))) addWord(word + next);
    if (meant !== null && alsoWords.has(word) && capitals.has(word)) return;
    if (addWord(word) || small(word) || meant !== null) return;
    // `welding` is asked for where the names have only `welder`.
    if (languages.includes('en') && workersOf(word).some((worker) => index.spelling.has(worker) && addWord(worker))) return;
    const guesses = index.spelling
      .guesses(word, at === words.length - 1)
      .flatMap(({ word: guess, trust }) => known(guess).map((term) => ({ term, trust })))
      .sort((a, b) => b.trust - a.trust || weight(a.term) - weight(b.term));
    // A slip is made with a common word more often than with a rare one, so being rare must not speak for a guess.
    const commonest = Math.min(...guesses.map(({ term }) => weight(term)));
    add(guesses.map(({ term }) => term), 1, (term) => (guesses.find((guess) => guess.term === term)?.trust ?? 0) * commonest);
  });
  return found;
}
