import type { MatchContext } from './context.js';
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
  const scores = new Map<OccupationNo, number>();
  for (const skill of new Set(skills.map((held) => held.skill))) {
    const rarity = space.rarity(skill);
    for (const { no, degree } of space.occupationsUsing(skill)) {
      scores.set(no, (scores.get(no) ?? 0) + Math.trunc((rarity * degree) / 1_000_000));
    }
  }
  const ranked = [...scores].filter(([, score]) => score > 0).sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b);
  const best = ranked[0]?.[1] ?? 1;
  return ranked
    .slice(0, policy.occupation.inferred)
    .map(([occupation, score]) => ({ occupation, share: Math.trunc((score * policy.occupation.inferredShare * 1_000) / best) }));
}
