import type { JobseekerId, OpeningId } from '../kernel/ids.js';
import type { MatchContext } from './context.js';
import { signalsOf, type SignalName } from './policy.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';
import { requirements } from './requirements/requirements.js';
import { signals } from './signals/signals.js';

/** A pair that meets every requirement. */
export interface Match {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId;
  /** 0 to 1,000,000: exactly the sum of what the parts contribute. */
  readonly score: number;
  /** One part for each of `signalsOf` the kind of opening, in that order. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly signal: SignalName;
  /** 0 to 1,000,000; null where unknown, so that the policy's neutral value counted. */
  readonly value: number | null;
  /** Weight times value in points of the score, rounded down. */
  readonly contribution: number;
}

/** The match of a pair, or null where it fails a requirement. There is one score, whichever side asks. */
export function match(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): Match | null {
  for (const requirement of requirements) {
    if (requirement.check(jobseeker, opening, context.asOf) !== null) return null;
  }
  return scored(jobseeker, opening, context);
}

/** The score a pair has or would have, whether or not it meets the requirements: for explanations and near misses. */
export function scored(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): Match {
  let score = 0;
  const parts = signalsOf(opening.facts.kind).map((signal) => {
    const { weight, neutral } = context.policy.signals[signal];
    const value = signals[signal].value(jobseeker, opening, context);
    const contribution = contributionOf(weight, value ?? neutral);
    score += contribution;
    return { signal, value, contribution };
  });
  return { jobseekerId: jobseeker.facts.id, openingId: opening.facts.id, score, parts };
}

/** Points of the score that a value earns at a weight in thousandths. */
export function contributionOf(weight: number, value: number): number {
  return Math.trunc((weight * value) / 1_000);
}
