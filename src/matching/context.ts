import type { Day } from '../kernel/day.js';
import type { Policy } from './policy.js';
import type { OccupationNo, Related, SkillNo, SkillSpace } from './types.js';

/** What every score depends on beside the pair itself. Build it once for a classification and a day, not for each pair. */
export interface MatchContext {
  readonly policy: Policy;
  readonly space: SkillSpace;
  /** The mission's calendar day: certificates, ages, experience and dates are judged on it. */
  readonly asOf: Day;
  /** For each held skill, the other skills it stands in for: `space.relatedSkills` seen from the other end. */
  readonly standsFor: readonly (readonly Related[])[];
  /** The skills of an occupation with their weight in it: `space.occupationsUsing` seen from the other end. Worked out at the first call. */
  skillsOf(occupation: OccupationNo): readonly Related[];
}

/** Costs one walk over all related skills of the classification. */
export function matchContext(given: { readonly policy: Policy; readonly space: SkillSpace; readonly asOf: Day }): MatchContext {
  let used: readonly (readonly Related[])[] | null = null;
  return {
    ...given,
    standsFor: seenFromHeld(given.space),
    skillsOf: (occupation) => (used ??= seenFromOccupations(given.space))[occupation] ?? [],
  };
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

function seenFromOccupations(space: SkillSpace): Related[][] {
  const skillsOf: Related[][] = Array.from({ length: space.occupationCount }, () => []);
  for (let skill: SkillNo = 0; skill < space.skillCount; skill++) {
    for (const { no: occupation, degree } of space.occupationsUsing(skill)) skillsOf[occupation]?.push({ no: skill, degree });
  }
  return skillsOf;
}
