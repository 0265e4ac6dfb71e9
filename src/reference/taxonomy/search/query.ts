import { abbreviations } from './abbreviations.js';
import { termOf, type LabelIndex } from './label-index.js';
import { smallWords, wordsOf } from './words.js';

/** One word of a query: the terms it may stand for, the most trusted first. A label that holds any of them has the word. */
export interface QueryWord {
  readonly terms: readonly string[];
  /** How much the word weighs where the label holds the term in the same place. */
  readonly weights: readonly number[];
  /** False where the word is unknown and the terms are guesses. */
  readonly certain: boolean;
}

/** What employers add to a title and nobody means. */
const POSTING_NOISE = /\bre[\s-]*-?\s*advert\w*|\b(?:urgent(?:ly)?|vacancy|hiring)\b/giu;
const MOST_WORDS = 40;

/** The words of a query without what only belongs to the posting. */
export function plainWords(text: string): readonly string[] {
  return wordsOf(text.replace(POSTING_NOISE, ' ')).slice(0, MOST_WORDS);
}

/** Of these languages those that know most of the words: a query is seldom in two, and words of another only look alike. */
export function likelyLanguages(words: readonly string[], languages: readonly string[], index: LabelIndex): readonly string[] {
  const known = languages.map((language) => words.filter((word) => index.words[index.languages.indexOf(language)]?.has(word) === true).length);
  const most = Math.max(...known);
  return languages.filter((_, at) => known[at] === most);
}

/** Takes a query apart. Words that the classification does not know are read as misspelt or, at the end, unfinished ones. */
export function queryWords(words: readonly string[], languages: readonly string[], index: LabelIndex): readonly QueryWord[] {
  const small = (word: string): boolean => languages.every((language) => smallWords[language]?.has(word) === true);
  const seen = new Set<string>();
  const found: QueryWord[] = [];
  const add = (terms: readonly string[], certain: boolean, weightOf: (term: string, at: number) => number): void => {
    const fresh = terms.filter((term) => !seen.has(term));
    for (const term of fresh) seen.add(term);
    if (fresh.length > 0) found.push({ terms: fresh, weights: fresh.map((term) => weightOf(term, terms.indexOf(term))), certain });
  };
  const known = (word: string): string[] =>
    languages.filter((language) => smallWords[language]?.has(word) !== true).map((language) => termOf(word, language)).filter((term) => index.terms.has(term));
  const weight = (term: string): number => index.terms.get(term)?.weight ?? 0;
  words.forEach((word, at) => {
    const next = words[at + 1];
    const pair = next === undefined ? null : (abbreviations[`${word} ${next}`] ?? null);
    for (const meant of [pair, abbreviations[word] ?? null]) for (const part of meant?.split(' ') ?? []) add(known(part), true, weight);
    // `store keeper` is written `storekeeper` by others.
    if (next !== undefined && index.spelling.has(word + next)) add(known(word + next), true, weight);
    const terms = known(word);
    add(terms, true, weight);
    if (terms.length > 0 || small(word) || abbreviations[word] !== undefined) return;
    const guesses = index.spelling
      .guesses(word, at === words.length - 1)
      .flatMap(({ word: guess, trust }) => known(guess).map((term) => ({ term, trust })))
      .sort((a, b) => b.trust - a.trust || weight(a.term) - weight(b.term));
    // A slip is made with a common word more often than with a rare one, so being rare must not speak for a guess.
    const commonest = Math.min(...guesses.map(({ term }) => weight(term)));
    add(guesses.map(({ term }) => term), false, (_, which) => (guesses[which]?.trust ?? 0) * commonest);
  });
  return found;
}
