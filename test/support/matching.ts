import type { Day } from '../../src/kernel/day.js';
import {
  failures,
  matchContext,
  policyInUse,
  prepareJobseeker,
  prepareOpening,
  type JobseekerFacts,
  type MatchContext,
  type OpeningFacts,
  type SkillSpace,
} from '../../src/matching/index.js';
import { today } from './market-facts.js';
import { skillSpace } from './skill-space.js';

/** Ten plain skills and ten plain occupations. */
export const plainSpace: SkillSpace = skillSpace({ rarity: Array.from({ length: 10 }, () => 1_000_000), occupationCount: 10 });

export function contextOf(space: SkillSpace = plainSpace, asOf: Day = today): MatchContext {
  return matchContext({ policy: policyInUse, space, asOf });
}

/** The codes for which a pair fails, with the number of gaps where it is more than one. */
export function codes(jobseeker: JobseekerFacts, opening: OpeningFacts, asOf: Day = today): string[] {
  const context = contextOf(plainSpace, asOf);
  return failures(prepareJobseeker(jobseeker, context), prepareOpening(opening, context), context).map(({ reason: { code, gaps } }) =>
    gaps === 1 ? code : `${code} x${gaps}`,
  );
}
