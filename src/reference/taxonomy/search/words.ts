import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = { ar: arabic, en: english, fr: french };

const MARKS = /\p{M}+/gu;
const ASCII = /^[ -~]*$/;
/** Forms that printing and typing on wide keyboards leave behind: ligatures, joined Arabic letters, letters of full width. */
const PRINTED_FORM = /[\uFB00-\uFB06\uFB50-\uFDFF\uFE70-\uFEFC\uFF01-\uFF5E]/gu;
/** Letters that Unicode does not take apart but people type as others, and forms of Arabic letters that are written alike. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ł: 'l', þ: 'th',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ـ: '',
};
const OTHER_LETTER = new RegExp(`[${Object.keys(OTHER_LETTERS).join('')}]`, 'gu');
/** What belongs to a word: letters and digits, and the signs of C++ and C# where they do. Hyphens join words into one more. */
const WORD = /[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*(?:\+\+|#)?/gu;
/** A possessive or an English contraction: what follows the apostrophe is no word. */
const TAIL = /(?<=\p{L})['’](?:s|t|re|ve|ll|d)(?![\p{L}\p{N}])/gu;
const IT = /(?<![\p{L}\p{N}])IT(?![\p{L}\p{N}])/gu;
/** The one product whose name begins with a stop; `asp.net` has it as a word too. */
const DOT_NET = /\.net\b/gu;

/** A text as it is compared: lower case, without accents or Arabic vowel signs. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  const lower = text.replace(PRINTED_FORM, (form) => form.normalize('NFKC')).toLowerCase();
  return lower.normalize('NFD').replace(MARKS, '').normalize('NFC').replace(OTHER_LETTER, (letter) => OTHER_LETTERS[letter] ?? letter);
}

/** The words of a text, folded, in order; `e-commerce` gives `e`, `commerce` and `ecommerce`. */
export function wordsOf(text: string): string[] {
  let folded = fold(text.replace(IT, 'ICT'));
  if (folded.includes("'") || folded.includes('’')) folded = folded.replace(TAIL, '');
  if (folded.includes('.net')) folded = folded.replace(DOT_NET, ' dotnet ');
  const found: string[] = folded.match(WORD) ?? [];
  if (!folded.includes('-')) return found;
  return found.flatMap((word) => (word.includes('-') ? [...word.split('-'), word.replaceAll('-', '')] : [word]));
}

/** The stem of a folded word in a language (ISO 639-1); the word itself where the language has no stemmer here. */
export function stemOf(word: string, language: string): string {
  const stemmer = STEMMERS[language];
  if (stemmer === undefined || word.length < SHORTEST_STEMMED) return word;
  const stems = memory.get(language) ?? new Map<string, string>();
  const known = stems.get(word);
  if (known !== undefined) return known;
  // Classifications repeat few words often; whatever people type on top of them must not fill the memory.
  if (stems.size >= MOST_STEMS) stems.clear();
  const stem = stemmer(word);
  memory.set(language, stems.set(word, stem));
  return stem;
}

const SHORTEST_STEMMED = 3;
const MOST_STEMS = 100_000;
const memory = new Map<string, Map<string, string>>();

/** Words that stand in most texts and tell nothing of them. */
export const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set('a an and are as at be by can for from in into is it its may of on or other such that the their these they this those to which with'.split(' ')),
  fr: new Set('a au aux avec ce ces d dans de des du elle elles en est et il ils l la le les leur leurs ou par pour qu que qui s sa se ses son sont sur un une'.split(' ')),
  ar: new Set('في من على الى عن مع او و'.split(' ')),
};

/** The stems of a text without small words, in order. */
export function stemsOf(text: string, language: string): string[] {
  return tellingWords(text, language).map((word) => stemOf(word, language));
}

/** The words of a text without small ones, in order. */
export function tellingWords(text: string, language: string): string[] {
  const small = smallWords[language];
  return wordsOf(text).filter((word) => small?.has(word) !== true);
}
