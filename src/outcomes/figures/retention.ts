import { addMonths, type Day } from '../../kernel/day.js';
import { knownOf, type FollowedPlacement } from './followed-placement.js';

/** How many are still in work after some months; what is not known is shown as bounds and never dropped. */
export interface Retention {
  readonly months: number;
  /** Those who started so long ago that it could be known. */
  readonly started: number;
  readonly inWork: number;
  readonly ended: number;
  readonly unknown: number;
  /** Share if everybody of whom nothing is known had ended, and if nobody had; null of nobody. */
  readonly share: { readonly low: number; readonly high: number } | null;
}

/**
 * Retention `months` after the start, as it was known on `asOf`: what happened or was heard later is not looked at, so that a report of yesterday comes out
 * the same tomorrow. Somebody whose day is yet to come is not counted at all.
 */
export function retentionAt(placements: readonly FollowedPlacement[], months: number, asOf: Day): Retention {
  const counts = { inWork: 0, ended: 0, unknown: 0 };
  for (const placement of placements) {
    const due = addMonths(placement.startedOn, months);
    if (due > asOf) continue;
    const { endedOn, lastHeardOn } = knownOf(placement, asOf);
    if (endedOn === null) counts[lastHeardOn >= due ? 'inWork' : 'unknown'] += 1;
    else counts[endedOn >= due ? 'inWork' : 'ended'] += 1;
  }
  const started = counts.inWork + counts.ended + counts.unknown;
  return { months, started, ...counts, share: started === 0 ? null : { low: counts.inWork / started, high: (counts.inWork + counts.unknown) / started } };
}
