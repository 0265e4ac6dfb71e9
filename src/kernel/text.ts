import { accepted, refused, type Outcome } from './outcome.js';

/** Longest reason that is kept with a decision, in characters. */
export const LONGEST_REASON = 1_000;

/** NUL, and halves of surrogate pairs that stand alone. */
const NOT_STORABLE = /\0|\p{Surrogate}/u;

/**
 * Signs that nobody sees: of no width, or of the direction in which what follows is written. They make two names that look alike
 * differ, hide a word from a check and turn a line around. The joiner and the non-joiner are letters of a kind between letters of
 * the scripts that need them (Persian, Kurdish, Hindi).
 */
const UNSEEN = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
const JOINING = '[\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Sinhala}\\p{Script=Tamil}]';
const STRAY_JOINER = new RegExp(`(?<!${JOINING})[\\u200C\\u200D]|[\\u200C\\u200D](?!${JOINING})`, 'gu');

/** The text without signs that nobody sees. */
export function withoutUnseen(text: string): string {
  return text.replace(UNSEEN, '').replace(STRAY_JOINER, '');
}

/**
 * A text that people typed, without signs that nobody sees and blanks around it: refused as INVALID_INPUT of `field` when it then has fewer than
 * `least` or more than `most` UTF-16 units, or what PostgreSQL cannot hold (NUL, broken surrogates).
 */
export function checkText(field: string, text: string, least: number, most: number): Outcome<string> {
  const trimmed = withoutUnseen(text).trim();
  if (trimmed.length < least || trimmed.length > most)
    return refused('INVALID_INPUT', { field, problem: least === most ? `must have ${most} characters` : `must have ${least} to ${most} characters` });
  if (NOT_STORABLE.test(trimmed))
    return refused('INVALID_INPUT', { field, problem: 'holds characters that cannot be stored' });
  return accepted(trimmed);
}

/** As `checkText` where leaving the text out, or leaving it blank, means null. */
export function checkOptionalText(field: string, text: string | null | undefined, most: number): Outcome<string | null> {
  if (text === null || text === undefined || withoutUnseen(text).trim() === '') return accepted(null);
  return checkText(field, text, 1, most);
}

/** The reason of a decision that is recorded with one; `act` names the decision in the refusal, `field` where it was given. */
export function checkReason(act: string, reason: string, field = 'reason'): Outcome<string> {
  if (withoutUnseen(reason).trim() === '') return refused('REASON_NEEDED', { act });
  return checkText(field, reason, 1, LONGEST_REASON);
}
