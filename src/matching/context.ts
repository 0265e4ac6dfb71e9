import type { Day } from '../kernel/day.js';
import type { Policy } from './policy.js';
import type { Related, SkillNo, SkillSpace } from './types.js';

/** What every score depends on beside the pair itself. Build it once for a classification and a day, not for each pair. */
export interface MatchContext {
  readonly policy: Policy;
  readonly space: SkillSpace;
  /** The mission's calendar day: certificates, ages, experience and dates are judged on it. */
  readonly asOf: Day;
  /** For each held skill, the other skills it stands in for: `space.relatedSkills` seen from the other end. */
  readonly standsFor: readonly (readonly Related[])[];
}

/** Costs one walk over all related skills of the classification. */
export function matchContext(given: { readonly policy: Policy; readonly space: SkillSpace; readonly asOf: Day }): MatchContext {
  return { ...given, standsFor: seenFromHeld(given.space) };
}

/** The same policy and classification on another day, at no cost. */
export function onDay(context: MatchContext, asOf: Day): MatchContext {
  return { ...context, asOf };
}

function seenFromHeld(space: SkillSpace): Related[][] {
  const standsFor: Related[][] = Array.from({ length: space.skillCount }, () => []);
  for (let needed: SkillNo = 0; needed < space.skillCount; needed++) {
    for (const { no: held, degree } of space.relatedSkills(needed)) standsFor[held]?.push({ no: needed, degree });
  }
  return standsFor;
}
