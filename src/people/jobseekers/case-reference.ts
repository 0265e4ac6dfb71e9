import { accepted, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';

const LONGEST_REFERENCE = 200;

/** A case reference that can be kept; null where none is said. */
export function checkCaseReference(said: string | null): Outcome<string | null> {
  return said === null ? accepted(null) : checkText('caseReference', said, 1, LONGEST_REFERENCE);
}
