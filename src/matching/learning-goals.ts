import { creditOf, type Abilities } from './abilities.js';
import type { MatchContext } from './context.js';
import type { Policy } from './policy.js';
import { TAUGHT_LEVEL } from './raised-skill.js';
import type { JobseekerFacts, OccupationNo, SkillNo } from './types.js';

/** What a person lacks for an occupation wanted or held. */
export interface LearningGoal {
  readonly occupation: OccupationNo;
  /** For each skill that learning would improve, by number: its weight in the occupation times the thousandths of credit that it would gain. */
  readonly gains: ReadonlyMap<SkillNo, number>;
  /** What a course must add up to of these for the full value. */
  readonly measure: number;
}

/** One goal for each occupation wanted or held of which the classification knows skills, by number. */
export function learningGoals(facts: JobseekerFacts, abilities: Abilities, context: MatchContext): readonly LearningGoal[] {
  const occupations = new Set([...facts.wantedOccupations, ...facts.occupations.map((held) => held.occupation)]);
  return [...occupations].sort((a, b) => a - b).flatMap((occupation) => goalOf(occupation, abilities, context) ?? []);
}

function goalOf(occupation: OccupationNo, abilities: Abilities, context: MatchContext): LearningGoal | null {
  const learnt = learntCredit(context.policy);
  const gains = new Map<SkillNo, number>();
  let [lacking, whole] = [0, 0];
  for (const { no: skill, degree: weight } of context.skillsOf(occupation)) {
    const gain = weight * Math.max(0, learnt - abilities.credit(skill, TAUGHT_LEVEL));
    if (gain > 0) gains.set(skill, gain);
    lacking += gain;
    whole += weight * learnt;
  }
  return whole === 0 ? null : { occupation, gains, measure: measureOf(lacking, whole, context.policy) };
}

/** Thousandths that a skill is worth once a course has taught it: at the level that courses teach, by the person's own word until it is shown. */
export function learntCredit(policy: Policy): number {
  return creditOf(policy, 1_000_000, TAUGHT_LEVEL, 'SELF_DECLARED', TAUGHT_LEVEL);
}

/** What earns the full value, given the sum of all gains and what it would be for somebody who can do nothing. */
export function measureOf(lacking: number, whole: number, { learning: { fullShare, leastLack } }: Policy): number {
  const counted = Math.max(lacking, Math.trunc((whole * leastLack) / 1_000));
  return Math.max(1, Math.trunc((counted * fullShare) / 1_000));
}
