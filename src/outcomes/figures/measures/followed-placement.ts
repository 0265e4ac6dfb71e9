import type { Day } from '../../../kernel/day.js';
import type { Spell } from './survival.js';

/** A placement as it is followed: what happened, and on which days it became known. */
export interface FollowedPlacement {
  readonly startedOn: Day;
  /** Null: no end is known. `knownOn` may be later than the end itself. */
  readonly end: { readonly on: Day; readonly knownOn: Day } | null;
  /** Days on which somebody heard that it goes on. */
  readonly heardOn: readonly Day[];
}

/** What was known of a placement on a day. */
export interface Known {
  readonly endedOn: Day | null;
  /** The last day on which it was known to go on; its first day at least. */
  readonly lastHeardOn: Day;
}

/** What was known on `asOf`, and nothing that became known later: a report of a past day comes out the same again. */
export function knownOf({ startedOn, end, heardOn }: FollowedPlacement, asOf: Day): Known {
  return {
    endedOn: end !== null && end.knownOn <= asOf ? end.on : null,
    lastHeardOn: Math.max(startedOn, ...heardOn.filter((on) => on <= asOf)) as Day,
  };
}

/** How many days a placement lasted as far as was known on `asOf`, for `survivalOf`; null where it had not started. */
export function spellOf(placement: FollowedPlacement, asOf: Day): Spell | null {
  if (placement.startedOn > asOf) return null;
  const { endedOn, lastHeardOn } = knownOf(placement, asOf);
  return { time: Math.max(0, (endedOn ?? lastHeardOn) - placement.startedOn), ended: endedOn !== null };
}
