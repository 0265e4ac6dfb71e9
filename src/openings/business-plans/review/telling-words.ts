/** What words of a plan may tell of somebody. */
export type Telling = 'PHONE' | 'ADDRESS' | 'HANDLE' | 'CATEGORY';

/** Words that tell of somebody, and of what kind. */
export interface TellingWords {
  readonly kind: Telling;
  readonly words: string;
}

/** A stretch of a text: from the first sign to before the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Seven digits or more, of any script and however they are parted: phones, numbers of papers, birth dates. Amounts belong in the figures. */
const DIGITS = /(?:\p{Nd}[\s().,/\\\-\u2010-\u2015_·:*]{0,3}){6,}\p{Nd}/gu;
/** E-mail addresses, pages and names in networks. */
const ADDRESS = /\S+@\S+|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}|(?:https?:\/\/|www\.)\S+/giu;
/** Handles of people as staff know them, such as J-4F7QK2TT, and of candidates and complaints. */
const HANDLE = /(?<![\p{L}\p{N}])[JCR]-[2-9A-HJKMNP-TV-Z]{8}(?![\p{L}\p{N}])/giu;

/**
 * Words for what people are to the mission: kinds of jobseeker, categories of protection, and how they came back. Beginnings of words; in English, French,
 * Arabic and Amharic, of which no native speaker has reviewed the last two.
 */
const CATEGORIES: readonly string[] = [
  ...['returnee', 'returned migrant', 'return migrant', 'returning migrant', 'deport', 'repatriat', 'refugee', 'asylum', 'migrant', 'immigrant', 'emigrant', 'trafficked', 'trafficking'],
  ...['smuggl', 'displaced person', 'displaced people', 'internally displaced', 'idp', 'detain', 'detention', 'unaccompanied', 'survivor', 'victim', 'vulnerab', 'stateless', 'reintegrat', 'avrr'],
  ...['community member', 'returned from', 'came back from', 'sent back'],
  ...['rapatri', 'refugie', 'expuls', 'asile', 'personne deplace', 'personnes deplace', 'deplaces internes', 'victime', 'retourne', 'reintegr', 'apatride', 'traite des'],
  ...['عائدين', 'عائدون', 'العائدين', 'العائدون', 'عائد من', 'العائد من', 'لاجئ', 'اللاجئ', 'نازح', 'النازح', 'مهاجر', 'المهاجر', 'مرحل', 'المرحل', 'ضحية', 'ضحايا'],
  ...['ተመላሽ', 'ስደተኛ', 'ተፈናቃይ', 'ስደተኞ'],
];

/** Where a text tells of somebody by what anybody can recognise, in the order in which it stands there. Who people are called is not known here. */
export function spansOfTelling(text: string): readonly (Span & TellingWords)[] {
  const found = (kind: Telling, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => ({ kind, words: match[0], from: match.index, to: match.index + match[0].length }));
  return [...found('PHONE', DIGITS), ...found('ADDRESS', ADDRESS), ...found('HANDLE', HANDLE), ...categoriesIn(text)].sort((one, other) => one.from - other.from);
}

/** The first words of a text that tell of somebody; null where there are none. Digits are not repeated: a refusal is kept. */
export function findTelling(text: string): TellingWords | null {
  const [first] = spansOfTelling(text);
  if (first === undefined) return null;
  return first.kind === 'CATEGORY' ? { kind: first.kind, words: first.words } : { kind: first.kind, words: '…' };
}

/** A word of a text, without case and marks. */
export interface Word extends Span {
  readonly folded: string;
}

/** The words of a text in order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({ from: match.index, to: match.index + match[0].length, folded: folded(match[0]) }));
}

/** A word without case and marks: `Nazrēt` and `nazret` are one. */
export function folded(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().normalize('NFKC');
}

const CATEGORY_WORDS: readonly (readonly string[])[] = CATEGORIES.map((phrase) => wordsOf(phrase).map((word) => word.folded));

function categoriesIn(text: string): (Span & TellingWords)[] {
  const words = wordsOf(text);
  return words.flatMap((word, at) => {
    const phrase = CATEGORY_WORDS.find((each) => each.every((part, step) => beginsWith(words[at + step]?.folded, part, step === each.length - 1)));
    const to = words[at + (phrase?.length ?? 1) - 1]?.to ?? word.to;
    return phrase === undefined ? [] : [{ kind: 'CATEGORY' as const, words: text.slice(word.from, to), from: word.from, to }];
  });
}

/** The last word of a phrase may go on; those before it are whole. */
function beginsWith(word: string | undefined, part: string, last: boolean): boolean {
  return word !== undefined && (last && part.length > 3 ? word.startsWith(part) : word === part);
}
