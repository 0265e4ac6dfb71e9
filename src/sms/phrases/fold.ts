import { withoutUnseen } from '../../kernel/text.js';

/** Series of Ethiopic letters that sound alike and are written for one another: first letter of a series of eight, and of what it becomes. */
const SERIES: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
];
const ALIKE: Readonly<Record<string, string>> = { ሃ: 'ሀ', ኣ: 'አ', ى: 'ي', ة: 'ه', 'ـ': '', ی: 'ي', ک: 'ك', œ: 'oe', æ: 'ae' };
/** First digits of scripts whose ten follow one another: Arabic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];
const ETHIOPIC_ONE = 0x1369;

/**
 * A text as it is compared: lower case, without accents, vowel signs, punctuation, emoji and signs that nobody sees; digits of every script as ours;
 * letters that are written for one another as one; a letter that was held down once. Never longer than `most` characters of what was sent.
 */
export function fold(text: string, most = 1_000): string {
  const plain = withoutUnseen(text.slice(0, most))
    .normalize('NFKD')
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/[\p{M}\u{fe0f}]/gu, '')
    .toLowerCase();
  const letters = [...plain].map(letter).join('').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return letters.replace(/(\p{L})\1{2,}/gu, '$1');
}

function letter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  for (const zero of ZEROS) if (code >= zero && code < zero + 10) return String(code - zero);
  if (code >= ETHIOPIC_ONE && code < ETHIOPIC_ONE + 9) return String(code - ETHIOPIC_ONE + 1);
  for (const [from, to] of SERIES) if (code >= from && code < from + 8) return ALIKE[String.fromCodePoint(code - from + to)] ?? String.fromCodePoint(code - from + to);
  return ALIKE[sign] ?? sign;
}
