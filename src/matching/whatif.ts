import type { OpeningId } from '../kernel/ids.js';
import type { MatchContext } from './context.js';
import { match, scored } from './match.js';
import { failures, type Failed } from './near-misses.js';
import { openingOrder } from './order.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';
import { withChanges, type ProfileChange } from './profile-change.js';
import type { JobseekerFacts } from './types.js';

/** What would become of a person's matches if the profile were otherwise. */
export interface WhatIf {
  /** Openings that match now, and that would match. */
  readonly matchesBefore: number;
  readonly matchesAfter: number;
  /** Would match and do not now; best score after the change first. */
  readonly gained: readonly OpeningMove[];
  /** Match now and would not; best score of today first. */
  readonly lost: readonly OpeningMove[];
  /** Match both ways with another score; the largest difference first, up or down. */
  readonly rescored: readonly OpeningMove[];
}

export interface OpeningMove {
  readonly openingId: OpeningId;
  /** Score of today; of a gained opening, the score it would have had. */
  readonly before: number;
  /** Score after the change; of a lost opening, the score it would still have. */
  readonly after: number;
  /** What failed before for a gained opening, what fails after for a lost one; empty for a rescored one. */
  readonly failed: readonly Failed[];
}

/** Runs every requirement and score of the person twice, as things are and as they would be. Ties follow `openingOrder`. */
export function whatIf(
  facts: JobseekerFacts,
  changes: readonly ProfileChange[],
  openings: Iterable<PreparedOpening>,
  context: MatchContext,
): WhatIf {
  const now = prepareJobseeker(facts, context);
  const then = prepareJobseeker(withChanges(facts, changes), context);
  const found: Record<'gained' | 'lost' | 'rescored', OpeningMove[]> = { gained: [], lost: [], rescored: [] };
  let [matchesBefore, matchesAfter] = [0, 0];
  for (const opening of [...openings].sort((a, b) => openingOrder(a.facts, b.facts))) {
    const before = match(now, opening, context);
    const after = match(then, opening, context);
    const openingId = opening.facts.id;
    if (before !== null) matchesBefore++;
    if (after !== null) matchesAfter++;
    if (before !== null && after !== null) {
      if (before.score !== after.score) found.rescored.push({ openingId, before: before.score, after: after.score, failed: [] });
    } else if (after !== null) {
      found.gained.push({ openingId, before: scored(now, opening, context).score, after: after.score, failed: failures(now, opening, context) });
    } else if (before !== null) {
      found.lost.push({ openingId, before: before.score, after: scored(then, opening, context).score, failed: failures(then, opening, context) });
    }
  }
  // The sort is stable, so ties stay in the order in which the openings came.
  const difference = (move: OpeningMove): number => Math.abs(move.after - move.before);
  return {
    matchesBefore,
    matchesAfter,
    gained: found.gained.sort((a, b) => b.after - a.after),
    lost: found.lost.sort((a, b) => b.before - a.before),
    rescored: found.rescored.sort((a, b) => difference(b) - difference(a)),
  };
}
