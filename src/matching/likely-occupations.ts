import type { MatchContext } from './context.js';
import { TopList } from './top-list.js';
import type { HeldSkill, OccupationNo } from './types.js';

/** An occupation a person has held or could hold, and how firmly: 1,000,000 for one that was held. */
export interface LikelyOccupation {
  readonly occupation: OccupationNo;
  readonly share: number;
}

/**
 * The few occupations that a set of skills points to, likeliest first. The likeliest has the policy's share, the others in proportion.
 * Levels do not enter, so learning a skill better never moves a person towards another trade. Ties go to the lower number.
 */
export function inferredOccupations(skills: readonly HeldSkill[], { policy, space }: MatchContext): readonly LikelyOccupation[] {
  const scores = new Float64Array(space.occupationCount);
  for (const skill of new Set(skills.map((held) => held.skill))) {
    const rarity = space.rarity(skill);
    for (const { no, degree } of space.occupationsUsing(skill)) scores[no] = (scores[no] ?? 0) + Math.trunc((rarity * degree) / 1_000_000);
  }
  const top = new TopList<Scored>(policy.occupation.inferred);
  for (let occupation = 0; occupation < scores.length; occupation++) {
    const score = scores[occupation] ?? 0;
    if (score > 0) top.offer({ occupation, score });
  }
  const best = top.entries[0]?.score ?? 1;
  return top.entries.map(({ occupation, score }) => ({ occupation, share: Math.trunc((score * policy.occupation.inferredShare * 1_000) / best) }));
}

interface Scored {
  readonly occupation: OccupationNo;
  readonly score: number;
}
