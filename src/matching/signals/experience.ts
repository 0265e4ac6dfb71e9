import type { MatchContext } from '../context.js';
import type { Policy } from '../policy.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { OccupationNo } from '../types.js';
import { FULL, type Signal } from './signal.js';

/**
 * Months worked in the opening's occupation or in related ones, each counted as far as it is related and faded by the years since,
 * up to the policy's full measure. Unknown where the opening has no occupation or no history is on record.
 */
export const experience: Signal = {
  value(jobseeker, { facts }, context) {
    if (facts.occupation === null || jobseeker.experience.length === 0) return null;
    return ofFullMonths(counted(jobseeker, facts.occupation, context), context.policy);
  },
  tell(jobseeker, { facts }, context) {
    if (facts.occupation === null) return 'The opening names no occupation.';
    if (jobseeker.experience.length === 0) return 'No occupations are on record.';
    const months = Math.round(counted(jobseeker, facts.occupation, context) / THOUSAND);
    return `Experience in this or related occupations counts as ${months} fresh months of ${context.policy.experience.fullMonths}.`;
  },
};

/** Faded months are kept in thousandths. */
const THOUSAND = 1_000;

function counted({ experience: held }: PreparedJobseeker, wanted: OccupationNo, { policy, space }: MatchContext): number {
  let sum = 0;
  for (const { occupation, faded } of held) {
    sum += countedMonths(faded, space.occupationRelatedness(occupation, wanted), policy);
  }
  return sum;
}

/** What faded months in a related occupation count for. */
export function countedMonths(faded: number, related: number, { experience: { leastRelated } }: Policy): number {
  return related >= leastRelated ? Math.trunc((faded * related) / FULL) : 0;
}

/** The value of all months that count, in thousandths. */
export function ofFullMonths(months: number, { experience: { fullMonths } }: Policy): number {
  return Math.min(FULL, Math.trunc((months * FULL) / (fullMonths * THOUSAND)));
}
