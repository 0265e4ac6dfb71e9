import { spansOfTelling, wordsOf, type Span, type Word } from './telling-words.js';

/** What stands where words were held back. */
export const HELD_BACK = '[…]';

/** What is known of the people behind a plan, so that it can be held back. */
export interface KnownWords {
  /** Names of people: each part of one is held back by itself. */
  readonly names: readonly string[];
  /** Names of places, firms and the venture: held back as a whole. */
  readonly titles: readonly string[];
}

/** Fewest letters of a part of a name that is held back wherever it stands; a shorter one only where it is written with a capital. */
const TELLING_LETTERS = 3;
/** Scripts that write particles together with a name, as in Arabic and Amharic. */
const JOINS_PARTICLES = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Ethiopic}]/u;

/**
 * A text for whoever must not learn who is behind it: without the names that are known, and without phones, addresses, handles and categories
 * (`spansOfTelling`). What is held back leaves the same mark, whatever it was. Names of which nobody knows stay: staff have read the text before.
 */
export function withoutKnown(text: string, known: KnownWords): string {
  const words = wordsOf(text);
  const spans: Span[] = [...spansOfTelling(text), ...nameSpans(text, words, known.names), ...titleSpans(words, known.titles)];
  let [kept, at] = ['', 0];
  for (const { from, to } of spans.sort((one, other) => one.from - other.from || other.to - one.to)) {
    if (to <= at) continue;
    if (from >= at) kept += `${text.slice(at, from)}${HELD_BACK}`;
    at = to;
  }
  return kept + text.slice(at);
}

function nameSpans(text: string, words: readonly Word[], names: readonly string[]): Span[] {
  const parts = new Set(names.flatMap((name) => wordsOf(name).map((word) => word.folded)));
  const whole = new Set(names.map((name) => wordsOf(name).map((word) => word.folded).join('')).filter((name) => name.length > TELLING_LETTERS));
  if (parts.size === 0) return [];
  return words.filter((word) => isNamed(word, text, parts, whole));
}

function isNamed({ folded: word, from }: Word, text: string, parts: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  for (const name of whole) if (word.includes(name)) return true;
  for (const part of parts) {
    if (part.length >= TELLING_LETTERS) {
      if (word === part || word === `${part}s`) return true;
      if (JOINS_PARTICLES.test(part) && word.includes(part)) return true;
    } else if (word === part && isCapital(text, from)) return true;
  }
  return false;
}

/** Whether a word begins with a capital; letters of scripts without them count as such. */
function isCapital(text: string, at: number): boolean {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return first !== first.toLowerCase() || first.toUpperCase() === first;
}

function titleSpans(words: readonly Word[], titles: readonly string[]): Span[] {
  const phrases = titles.map((title) => wordsOf(title).map((word) => word.folded)).filter((phrase) => phrase.length > 0);
  return words.flatMap((word, at) =>
    phrases.flatMap((phrase) => {
      const last = words[at + phrase.length - 1];
      return last !== undefined && phrase.every((part, step) => words[at + step]?.folded === part) ? [{ from: word.from, to: last.to }] : [];
    }),
  );
}
