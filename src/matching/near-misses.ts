import type { MatchContext } from './context.js';
import { scored, type Match } from './match.js';
import { jobseekerOrder, openingOrder } from './order.js';
import { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
import { prepareOpening, type PreparedOpening } from './prepared-opening.js';
import { standingOf, type Reason } from './reasons.js';
import type { Requirement } from './requirements/requirement.js';
import { requirements } from './requirements/requirements.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

/** A near miss lacks at most this many things. */
export const NEAR_MISS_GAPS = 2;

/** A pair that fails at most two things, each of which somebody could change. */
export interface NearMiss extends Match {
  /** Things missing, 1 or 2: a requirement counts once for every hard skill, language, licence or demand that fails it. */
  readonly gaps: number;
  readonly failed: readonly Failed[];
}

export interface Failed {
  readonly requirement: Requirement;
  readonly reason: Reason;
}

/** Every requirement that a pair fails, in the order of `requirements`; empty exactly where `match` finds a match. */
export function failures(jobseeker: PreparedJobseeker, opening: PreparedOpening, { asOf }: MatchContext): readonly Failed[] {
  return requirements.flatMap((requirement) => {
    const reason = requirement.check(jobseeker, opening, asOf);
    return reason === null ? [] : [{ requirement, reason }];
  });
}

/** How many things a pair lacks, 1 or 2; null where it matches, lacks more, or fails something that is FIXED. Costs no score. */
export function gapsOf(jobseeker: PreparedJobseeker, opening: PreparedOpening, { asOf }: MatchContext): number | null {
  let gaps = 0;
  for (const requirement of requirements) {
    const reason = requirement.check(jobseeker, opening, asOf);
    if (reason === null) continue;
    gaps += reason.gaps;
    if (gaps > NEAR_MISS_GAPS || standingOf(reason) === 'FIXED') return null;
  }
  return gaps === 0 ? null : gaps;
}

/** The near miss of a pair; null where it matches, misses by more, or fails something that is FIXED. */
export function nearMiss(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): NearMiss | null {
  const gaps = gapsOf(jobseeker, opening, context);
  return gaps === null ? null : { ...scored(jobseeker, opening, context), gaps, failed: failures(jobseeker, opening, context) };
}

/** Near misses of one jobseeker: fewest gaps first, then the score they would have, then `openingOrder`. */
export function nearMissesOf(jobseeker: PreparedJobseeker, openings: readonly OpeningFacts[], context: MatchContext, size: number): readonly NearMiss[] {
  const found = [...openings].sort(openingOrder).map((facts) => nearMiss(jobseeker, prepareOpening(facts, context), context));
  return nearest(found, size);
}

/** Near misses of one opening: fewest gaps first, then the score they would have, then `jobseekerOrder`. */
export function nearMissesFor(opening: PreparedOpening, jobseekers: readonly JobseekerFacts[], context: MatchContext, size: number): readonly NearMiss[] {
  const inOrder = [...jobseekers].sort(jobseekerOrder(context.asOf));
  return nearest(inOrder.map((facts) => nearMiss(prepareJobseeker(facts, context), opening, context)), size);
}

/** The sort is stable, so what comes in the order of ties stays in it. */
function nearest(found: readonly (NearMiss | null)[], size: number): readonly NearMiss[] {
  return found
    .filter((miss) => miss !== null)
    .sort((a, b) => a.gaps - b.gaps || b.score - a.score)
    .slice(0, size);
}
