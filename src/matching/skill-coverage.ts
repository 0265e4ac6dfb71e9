import { creditOf } from './abilities.js';
import type { MatchContext } from './context.js';
import { evidenceOn } from './evidence.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening, WeighedNeed } from './prepared-opening.js';
import type { Evidence, HeldSkill, SkillLevel, SkillNo } from './types.js';

/** One skill that a post asks for, and what of the person's covers it. */
export interface NeedCoverage {
  readonly skill: SkillNo;
  readonly essential: boolean;
  readonly hard: boolean;
  readonly minLevel: SkillLevel | null;
  /** How much this need weighs beside the others of the post. */
  readonly weight: number;
  /** Thousandths covered. */
  readonly credit: number;
  /** The held skill that covers it best; null where none does. */
  readonly through: CoveredThrough | null;
}

export interface CoveredThrough {
  readonly skill: SkillNo;
  readonly relation: 'SAME' | 'RELATED';
  /** How far the held skill stands in, parts per million; 1,000,000 for the very skill. */
  readonly degree: number;
  readonly level: SkillLevel;
  /** The evidence that counts today. */
  readonly evidence: Evidence;
  /** A certificate has expired, so the evidence counts one level lower. */
  readonly expired: boolean;
}

/** Need by need, the heaviest first: the working of the signal SKILLS laid open. */
export function skillCoverage(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): readonly NeedCoverage[] {
  return opening.needs
    .map((weighed) => coverageOf(weighed, jobseeker.facts.skills, context))
    .sort((a, b) => b.weight - a.weight || a.skill - b.skill);
}

function coverageOf({ need, weight }: WeighedNeed, skills: readonly HeldSkill[], context: MatchContext): NeedCoverage {
  const degrees = new Map(context.space.relatedSkills(need.skill).map(({ no, degree }) => [no, degree]));
  const ways = skills
    .map((held) => {
      const degree = held.skill === need.skill ? 1_000_000 : (degrees.get(held.skill) ?? 0);
      const evidence = evidenceOn(held, context.asOf);
      return { held, degree, evidence, credit: creditOf(context.policy, degree, held.level, evidence, need.minLevel) };
    })
    .filter(({ credit }) => credit > 0)
    .sort((a, b) => b.credit - a.credit || b.degree - a.degree || a.held.skill - b.held.skill || b.held.level - a.held.level);
  const { skill, essential, hard, minLevel } = need;
  const best = ways[0];
  if (best === undefined) return { skill, essential, hard, minLevel, weight, credit: 0, through: null };
  const { held, degree, evidence, credit } = best;
  const through: CoveredThrough = {
    skill: held.skill,
    relation: held.skill === skill ? 'SAME' : 'RELATED',
    degree,
    level: held.level,
    evidence,
    expired: evidence !== held.evidence,
  };
  return { skill, essential, hard, minLevel, weight, credit, through };
}
