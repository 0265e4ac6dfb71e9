import { isExcluded } from '../exclusions.js';
import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

const NOT_AVAILABLE = reason('NOT_AVAILABLE', {});

/**
 * The opening may be put to the person now: active, consenting, able to work, and not kept away from this employer or place (F43, F44).
 * Whatever stops it, the answer is the same two words, because some causes are known to protection staff only. That is why an exclusion
 * is no requirement of its own: one more line among the requirements met would tell it from the others.
 * Unknown cannot be: whoever writes the profile decides.
 */
export const seeking: Requirement<Reason<'NOT_AVAILABLE'>> = {
  name: 'SEEKING',
  rules: ['F43', 'F44'],
  met: 'The person is available.',
  check: (jobseeker, opening) => (jobseeker.facts.seeking && !isExcluded(jobseeker, opening) ? null : NOT_AVAILABLE),
  columns: { jobseekerOut: (jobseeker) => !jobseeker.facts.seeking, table: 'EXCLUSIONS' },
  tell: () => ({ sentence: 'Not available.', changes: [] }),
};
