import SearchableMap from 'minisearch/SearchableMap';

/** A known word that may be meant, and how far it may be trusted: 1 would be the word itself. */
export interface Guess {
  readonly word: string;
  readonly trust: number;
}

const PREFIX_TRUST = 0.8;
const SWAP_TRUST = 0.85;
const EDIT_TRUST = [1, 0.8, 0.6] as const;
const MOST_EDITS = EDIT_TRUST.length - 1;
const SHORTEST_PREFIX = 3;
const MOST_PREFIXED = 60;
const MOST_GUESSES = 12;

/** The words of a classification, to find what a misspelt or unfinished word may mean. */
export class Spelling {
  private readonly words = new SearchableMap<true>();
  private longest = 0;

  constructor(words: Iterable<string>) {
    for (const word of words) {
      this.words.set(word, true);
      this.longest = Math.max(this.longest, word.length);
    }
  }

  has(word: string): boolean {
    return this.words.has(word);
  }

  /**
   * Known words that an unknown one may be meant for, most trusted first: neighbouring letters swapped; one letter wrong from four
   * letters on, two from eight on; and, where somebody may still be typing (`unfinished`), words that begin so.
   */
  guesses(word: string, unfinished: boolean): readonly Guess[] {
    // No slip makes it a known word, and to try would take time by the square of its length.
    if (word.length > this.longest + MOST_EDITS) return [];
    const guesses = new Map<string, number>();
    const guess = (known: string, trust: number): void => {
      if (trust > (guesses.get(known) ?? 0)) guesses.set(known, trust);
    };
    if (unfinished && word.length >= SHORTEST_PREFIX) {
      let left = MOST_PREFIXED;
      for (const known of this.words.atPrefix(word).keys()) {
        guess(known, PREFIX_TRUST);
        left -= 1;
        if (left === 0) break;
      }
    }
    for (const swapped of swaps(word)) if (this.words.has(swapped)) guess(swapped, SWAP_TRUST);
    const edits = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    if (edits > 0) for (const [known, [, distance]] of this.words.fuzzyGet(word, edits)) guess(known, EDIT_TRUST[distance] ?? 0);
    return [...guesses]
      .map(([known, trust]) => ({ word: known, trust }))
      .sort((a, b) => b.trust - a.trust || a.word.length - b.word.length || (a.word < b.word ? -1 : 1))
      .slice(0, unfinished ? MOST_PREFIXED : MOST_GUESSES);
  }
}

function* swaps(word: string): Generator<string> {
  if (word.length < 4) return;
  for (let at = 0; at + 1 < word.length; at++) {
    yield word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  }
}
