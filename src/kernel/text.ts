import { accepted, refused, type Outcome } from './outcome.js';

/** Longest reason that is kept with a decision, in characters. */
export const LONGEST_REASON = 1_000;

/** NUL, and halves of surrogate pairs that stand alone. */
const NOT_STORABLE = /\0|\p{Surrogate}/u;

/**
 * A text that people typed, without blanks around it: refused as INVALID_INPUT of `field` when it then has fewer than
 * `least` or more than `most` UTF-16 units, or what PostgreSQL cannot hold (NUL, broken surrogates).
 */
export function checkText(field: string, text: string, least: number, most: number): Outcome<string> {
  const trimmed = text.trim();
  if (trimmed.length < least || trimmed.length > most)
    return refused('INVALID_INPUT', { field, problem: least === most ? `must have ${most} characters` : `must have ${least} to ${most} characters` });
  if (NOT_STORABLE.test(trimmed))
    return refused('INVALID_INPUT', { field, problem: 'holds characters that cannot be stored' });
  return accepted(trimmed);
}

/** As `checkText` where leaving the text out, or leaving it blank, means null. */
export function checkOptionalText(field: string, text: string | null | undefined, most: number): Outcome<string | null> {
  if (text === null || text === undefined || text.trim() === '') return accepted(null);
  return checkText(field, text, 1, most);
}

/** The reason of a decision that is recorded with one; `act` names the decision in the refusal. */
export function checkReason(act: string, reason: string): Outcome<string> {
  if (reason.trim() === '') return refused('REASON_NEEDED', { act });
  return checkText('reason', reason, 1, LONGEST_REASON);
}
