import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

const NOT_AVAILABLE = reason('NOT_AVAILABLE', {});

/**
 * Offers may be put to the person now: active, consenting, able to work (F43, F44).
 * Whatever stops them, the answer is the same two words, because some causes are known to protection staff only.
 * Unknown cannot be: whoever writes the profile decides.
 */
export const seeking: Requirement<Reason<'NOT_AVAILABLE'>> = {
  name: 'SEEKING',
  rules: ['F43', 'F44'],
  met: 'The person is available.',
  check: (jobseeker) => (jobseeker.facts.seeking ? null : NOT_AVAILABLE),
  columns: { jobseekerOut: (jobseeker) => !jobseeker.facts.seeking },
  tell: () => ({ sentence: 'Not available.', changes: [] }),
};
