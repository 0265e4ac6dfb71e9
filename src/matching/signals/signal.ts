import type { MatchContext } from '../context.js';
import type { Labels } from '../labels.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { PreparedOpening } from '../prepared-opening.js';

/** A graded measure of how well a pair fits in one respect. */
export interface Signal {
  /**
   * A whole number from 0 to 1,000,000; null where it cannot be known, which the policy's neutral value then stands in for.
   * Sums of whole products only, so the order in which facts are listed cannot matter.
   */
  value(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): number | null;
  /** The value in plain words. */
  tell(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext, labels: Labels): string;
}

/** Full value of a signal. */
export const FULL = 1_000_000;
