import { withoutUnseen } from '../../../kernel/text.js';
import { BOTH_SEXES_ARABIC, folded } from './protected-arabic.js';
import { bareRules } from './protected-bare.js';
import type { ProtectedRule, ProtectedTrait } from './protected-rule.js';
import { protectedRules } from './protected-rules.js';

/** A criterion on a protected trait in an employer's own words. */
export interface ProtectedCriterion {
  readonly trait: ProtectedTrait;
  /** The words as they were written. */
  readonly words: string;
}

/**
 * The first explicit criterion on sex, age, origin or religion in a text in English, French or Arabic; null where none is found (RULES, "Equal":
 * refused unless approved as a genuine requirement; an age limit comes only from the law tables). Encouraging a group to apply is no
 * criterion, nor is saying whom the work serves. It finds plain words, not hints: people still read what is published.
 */
export function findProtectedCriterion(text: string): ProtectedCriterion | null {
  for (const sentence of plain(text).split(SENTENCE_END)) {
    // One space between words: long runs of them would make the patterns slow.
    const found = firstIn(sentence.replace(/\s+/g, ' '), protectedRules);
    if (found !== null) return found;
  }
  return null;
}

/**
 * As `findProtectedCriterion`, for an entry of the list of criteria: there a word that names a trait is a criterion on its own, as
 * the whole entry or as what it begins with ("Female, experienced").
 */
export function findProtectedEntry(entry: string): ProtectedCriterion | null {
  const found = findProtectedCriterion(entry);
  if (found !== null) return found;
  const said = plain(entry).replace(/\s+/g, ' ').trim();
  return firstIn(said, bareRules) ?? firstIn(said.split(ENTRY_PART, 1)[0] ?? '', bareRules);
}

const ENTRY_PART = /\s*(?:[,;/(،؛:]|\s[-–—]\s)/u;

/** Letters that are seen, and nothing between them: neither invisible signs nor Arabic vowel signs and stretches hide a word. */
function plain(text: string): string {
  return withoutUnseen(text.normalize('NFC')).replace(/[\u200C\u200D\u0610-\u061A\u064B-\u065F\u0670\u0640]/gu, '');
}

/** A full stop inside a number or an abbreviation ends nothing. */
const SENTENCE_END = /[!?;؟؛\n\r•]+|\.(?=\s|$)/u;

function firstIn(sentence: string, rules: readonly ProtectedRule[]): ProtectedCriterion | null {
  const letters = withoutPairs(fold(sentence));
  let first: { readonly at: number; readonly criterion: ProtectedCriterion } | null = null;
  for (const { trait, pattern, unless } of rules) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(letters); match !== null; match = pattern.exec(letters)) {
      const end = match.index + match[0].length;
      if (first !== null && first.at <= match.index) break;
      if (unless?.test(letters.slice(Math.max(0, match.index - NEARBY), end + NEARBY)) === true) continue;
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
    if (letter === '،') return ',';
    const digit = /^[٠-٩۰-۹]$/u.test(letter) ? (letter.charCodeAt(0) & 0xf) : null;
    if (digit !== null) return String(digit);
    return folded(letter.normalize('NFD')).charAt(0).toLowerCase().charAt(0);
  });
}

const MALE = '(?:males?|m[ae]n|gentlem[ae]n|boys?|hommes?|garcons?|masculin|m|h)';
const FEMALE = '(?:females?|wom[ae]n|lady|ladies|girls?|femmes?|dames?|filles?|feminin|f)';
const EITHER = String.raw`(?:\s+(?:and|or|et|ou|as well as)\s+|\s*[&/,-]\s*)(?:(?:an?|une?|des|les|aux)\s+)?`;
const BOTH_SEXES = new RegExp(String.raw`\b(?:${MALE}${EITHER}${FEMALE}|${FEMALE}${EITHER}${MALE})\b`, 'g');

/** "Men and women", "M/F", "homme ou femme": naming both asks for neither. */
function withoutPairs(letters: string): string {
  const hidden = (pair: string): string => '_'.repeat(pair.length);
  return letters.replace(BOTH_SEXES, hidden).replace(BOTH_SEXES_ARABIC, hidden);
}
