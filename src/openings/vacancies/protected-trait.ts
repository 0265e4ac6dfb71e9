import { protectedRules, type ProtectedTrait } from './protected-rules.js';

/** A criterion on a protected trait in an employer's own words. */
export interface ProtectedCriterion {
  readonly trait: ProtectedTrait;
  /** The words as they were written. */
  readonly words: string;
}

/**
 * The first explicit criterion on sex, age, origin or religion in a text in English or French; null where none is found (RULES, "Equal":
 * refused unless approved as a genuine requirement; an age limit comes only from the law tables). Encouraging a group to apply is no
 * criterion, nor is saying whom the work serves. It finds plain words, not hints: people still read what is published.
 */
export function findProtectedCriterion(text: string): ProtectedCriterion | null {
  for (const sentence of text.normalize('NFC').split(SENTENCE_END)) {
    // One space between words: long runs of them would make the patterns slow.
    const found = firstIn(sentence.replace(/\s+/g, ' '));
    if (found !== null) return found;
  }
  return null;
}

/** A full stop inside a number or an abbreviation ends nothing. */
const SENTENCE_END = /[!?;\n\r•]+|\.(?=\s|$)/u;

function firstIn(sentence: string): ProtectedCriterion | null {
  const folded = withoutPairs(fold(sentence));
  let first: { readonly at: number; readonly criterion: ProtectedCriterion } | null = null;
  for (const { trait, pattern, unless } of protectedRules) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(folded); match !== null; match = pattern.exec(folded)) {
      const end = match.index + match[0].length;
      if (first !== null && first.at <= match.index) break;
      if (unless?.test(folded.slice(Math.max(0, match.index - NEARBY), end + NEARBY)) === true) continue;
      first = { at: match.index, criterion: { trait, words: sentence.slice(match.index, end).trim() } };
      break;
    }
  }
  return first?.criterion ?? null;
}

/** How many letters on either side may excuse a word: advertisements run on without full stops. */
const NEARBY = 60;

/** Lower case without accents, letter for letter, so that a place in it is a place in the text. */
function fold(sentence: string): string {
  return sentence.replace(/[^ -~]|[A-Z]/g, (letter) => {
    if (letter === '’') return "'";
    if (letter === '–' || letter === '—') return '-';
    return letter.normalize('NFD').charAt(0).toLowerCase().charAt(0);
  });
}

const MALE = '(?:males?|m[ae]n|gentlem[ae]n|boys?|hommes?|garcons?|masculin|m|h)';
const FEMALE = '(?:females?|wom[ae]n|lady|ladies|girls?|femmes?|dames?|filles?|feminin|f)';
const EITHER = String.raw`(?:\s+(?:and|or|et|ou|as well as)\s+|\s*[&/,-]\s*)(?:(?:an?|une?|des|les|aux)\s+)?`;
const BOTH_SEXES = new RegExp(String.raw`\b(?:${MALE}${EITHER}${FEMALE}|${FEMALE}${EITHER}${MALE})\b`, 'g');

/** "Men and women", "M/F", "homme ou femme": naming both asks for neither. */
function withoutPairs(folded: string): string {
  return folded.replace(BOTH_SEXES, (pair) => '_'.repeat(pair.length));
}
