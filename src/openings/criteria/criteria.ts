import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkReason, checkText } from '../../kernel/text.js';
import type { OpeningTerms } from '../openings/opening.js';
import { findProtectedCriterion, findProtectedEntry, type ProtectedCriterion } from './protected/protected-trait.js';

/** RULES "Principles as behaviour": Equal. */
const RULE = 'EQUAL';

/**
 * The first criterion on a protected trait that nobody approved, as a refusal; null where there is none. What was approved stands as a
 * criterion of its own, so title and description never carry one.
 */
export function faultOfCriteria(terms: Pick<OpeningTerms, 'title' | 'description' | 'criteria'>, approved: ReadonlySet<string>): Refused | null {
  const texts: readonly (readonly [field: string, text: string])[] = [
    ['title', terms.title],
    ['description', terms.description],
    ...terms.criteria.filter((text) => !approved.has(text)).map((text) => ['criteria', text] as const),
  ];
  for (const [field, text] of texts) {
    const found = field === 'criteria' ? findProtectedEntry(text) : findProtectedCriterion(text);
    if (found !== null) return refused('PROTECTED_TRAIT', { rule: RULE, field, ...found });
  }
  return null;
}

/** A criterion that staff approve as a genuine requirement of the work, and why. */
export interface GenuineCriterion {
  readonly criterion: string;
  readonly traits: readonly string[];
  readonly reason: string;
}

/** Refuses an approval without a reason, and one of a text in which no protected trait is found: such a text needs none. */
export function checkGenuine(criterion: string, reason: string): Outcome<GenuineCriterion> {
  const text = checkText('criterion', criterion, 1, 500);
  if (!text.ok) return text;
  const why = checkReason('approving a criterion on a protected trait', reason);
  if (!why.ok) return why;
  const found = findProtectedEntry(text.value);
  if (found === null) return refused('INVALID_INPUT', { field: 'criterion', problem: 'asks for no protected trait and needs no approval' });
  return accepted({ criterion: text.value, traits: [found.trait], reason: why.value });
}

/** A text without the sentences that held a criterion on a protected trait, and what they held. */
export interface CleanText {
  readonly text: string;
  readonly leftOut: readonly ProtectedCriterion[];
}

/** For files of vacancies that were published elsewhere: the criterion is refused, the vacancy is not. */
export function leaveOutProtected(text: string): CleanText {
  const leftOut: ProtectedCriterion[] = [];
  const kept = text.normalize('NFC').split(AFTER_SENTENCE).filter((sentence) => {
    const found = findProtectedCriterion(sentence);
    if (found !== null) leftOut.push(found);
    return found === null;
  });
  return { text: kept.join('').trim(), leftOut };
}

/** Each sentence keeps its end; the ends are those of `findProtectedCriterion`. */
const AFTER_SENTENCE = /(?<=[!?;؟؛\n\r•]|\.(?=\s|$))/u;
