import { fold } from '../phrases/fold.js';
import { meanings, textLanguages, type Meaning, type TextLanguage } from '../phrases/phrase.js';
import { languageFiles } from '../phrases/phrases.js';

/** What a text says, before it is known what was asked. */
export interface Understood {
  /** Folded, without the code and without words of politeness. */
  readonly words: string;
  readonly meaning: Meaning | null;
  /** The language that was asked for. */
  readonly language: TextLanguage | null;
  /** The number that was chosen, where the text is nothing but a number. */
  readonly digit: number | null;
  /** The code of an open question that the text names. */
  readonly code: string | null;
  readonly danger: boolean;
  readonly money: boolean;
}

/** A text longer than this is a story, and no answer: it goes to a person, whatever it begins with. */
export const LONGEST_ANSWER = 160;
/** So far words of danger and of money are looked for. */
const LONGEST_STORY = 20_000;

const byWords: ReadonlyMap<string, Meaning> = new Map(
  textLanguages.flatMap((language) => meanings.flatMap((meaning) => languageFiles[language].words[meaning].map((word) => [fold(word), meaning] as const))),
);
const byName: ReadonlyMap<string, TextLanguage> = new Map(textLanguages.flatMap((language) => languageFiles[language].names.map((name) => [fold(name), language] as const)));
const byNumber: ReadonlyMap<string, number> = new Map(textLanguages.flatMap((language) => languageFiles[language].numbers.map((word, at) => [fold(word), at + 1] as const)));
const folded = (pick: (language: TextLanguage) => readonly string[]): readonly string[] => [...new Set(textLanguages.flatMap((language) => pick(language).map((word) => fold(word))))];
const fillers = [...folded((language) => languageFiles[language].fillers)].sort((a, b) => b.length - a.length);
const dangers = folded((language) => languageFiles[language].danger);
const asksMoney = folded((language) => languageFiles[language].money);
const stopsAtOnce: ReadonlySet<string> = new Set(folded((language) => languageFiles[language].stopsAtOnce));

/** Every text that means yes by itself, folded: nothing else is ever one. */
export const yesWords: ReadonlySet<string> = new Set([...byWords].flatMap(([word, meaning]) => (meaning === 'YES' ? [word] : [])));

/**
 * What a text says in any of the languages, mixed or not. `codes` are those of the questions that are open at this number. A code that is not among
 * them stays a word that nobody knows, so an answer to an old offer never counts for another.
 */
export function understand(text: string, codes: readonly string[]): Understood {
  const whole = fold(text);
  const { rest, code } = withoutCode(whole, codes);
  const words = text.length > LONGEST_ANSWER ? whole : once(polite(rest));
  const meaning = text.length > LONGEST_ANSWER ? null : (byWords.get(rest) ?? byWords.get(words) ?? null);
  // Danger may be told at the end of a long story.
  const all = fold(text, LONGEST_STORY);
  const alarm = (list: readonly string[]): boolean => list.some((each) => ` ${all} `.includes(` ${each} `));
  return {
    words,
    meaning: meaning ?? (isStop(words) ? 'STOP' : null),
    language: byName.get(words) ?? null,
    digit: text.length > LONGEST_ANSWER ? null : /^\d$/.test(words) ? Number(words) : (byNumber.get(words) ?? null),
    code,
    danger: alarm(dangers),
    money: alarm(asksMoney),
  };
}

function isStop(words: string): boolean {
  const [first = '', second = ''] = words.split(' ');
  // A pause, which begins with the same word in some languages, is less than a stop.
  return stopsAtOnce.has(first) && [words, `${first} ${second}`].every((each) => (byWords.get(each) ?? 'STOP') === 'STOP');
}

/** The words without a code of an open question: as a word of its own, or written together with a digit, as in `14F7Q`. */
function withoutCode(whole: string, codes: readonly string[]): { readonly rest: string; readonly code: string | null } {
  const known = new Map(codes.map((code) => [fold(code), code]));
  const found = new Set<string>();
  const rest = whole.split(' ').flatMap((word) => {
    if (known.has(word)) {
      found.add(word);
      return [];
    }
    const [together] = [...known.keys()].filter((code) => /^\d/.test(word) && word.slice(1) === code);
    if (together === undefined) return [word];
    found.add(together);
    return [word.slice(0, 1)];
  });
  // Two codes in one text: nobody knows which one is meant.
  if (found.size > 1) return { rest: whole, code: null };
  const [code] = found;
  return { rest: rest.join(' '), code: code === undefined ? null : (known.get(code) ?? null) };
}

/** Words of politeness in front and behind change no meaning; a text of nothing else stays as it is. */
function polite(words: string): string {
  let rest = ` ${words} `;
  for (let before = ''; before !== rest; ) {
    before = rest;
    for (const filler of fillers) {
      if (rest.startsWith(` ${filler} `)) rest = rest.slice(filler.length + 1);
      if (rest.endsWith(` ${filler} `)) rest = rest.slice(0, -filler.length - 1);
    }
  }
  return rest.trim() === '' ? words : rest.trim();
}

/** "yes yes" is a yes; "yes no" is none. */
function once(words: string): string {
  const all = words.split(' ');
  return new Set(all).size === 1 ? (all[0] ?? '') : words;
}
