import type { Day } from '../../kernel/day.js';
import type { PreparedOpening } from '../prepared-opening.js';
import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

const NOT_CLEARED = reason('EMPLOYER_NOT_CLEARED', {});

/**
 * Candidates are put only to an employer who is VERIFIED, for as long as that lasts, or SUPPORTED (L15).
 * Unknown fails: without a standing nobody has looked. Why an employer lost it is not told here.
 */
export const employerCleared: Requirement<Reason<'EMPLOYER_NOT_CLEARED'>> = {
  name: 'EMPLOYER_CLEARED',
  rules: ['L15'],
  met: 'Candidates may be put to this employer.',
  check: (_, opening, asOf) => (isCleared(opening, asOf) ? null : NOT_CLEARED),
  columns: { openingOut: (opening, asOf) => !isCleared(opening, asOf) },
  tell: () => ({ sentence: 'Candidates may not be put to this employer now.', changes: [] }),
};

function isCleared({ facts }: PreparedOpening, asOf: Day): boolean {
  return facts.employerGoodUntil !== null && facts.employerGoodUntil >= asOf;
}
