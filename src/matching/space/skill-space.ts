import type { OccupationNo, Related, SkillSpace } from '../types.js';
import { OccupationRelatedness, skillWeights } from './occupation-relatedness.js';
import { skillRarities } from './rarity.js';
import { relatedSkills } from './related-skills.js';
import { WHOLE, type SpaceSource } from './space-source.js';

/** A skill space that can also name the nearest occupations. */
export interface BuiltSkillSpace extends SkillSpace {
  /** The occupations most related to this one, nearest first, then by number; unrelated ones are not listed. */
  relatedOccupations(occupation: OccupationNo, most: number): readonly Related[];
}

/**
 * Works out everything that matching reads of a classification. The same source gives the same whole numbers: nothing depends on
 * time or chance, and sums run in a fixed order. For 3,000 occupations and 14,000 skills it takes about two seconds and 40 MB.
 */
export function buildSkillSpace(source: SpaceSource): BuiltSkillSpace {
  const { skillCount, occupationCount } = source;
  const rarities = skillRarities(source);
  const related = relatedSkills(source);
  const using = occupationsUsing(source);
  const relatedness = OccupationRelatedness.of(source);
  return {
    skillCount,
    occupationCount,
    rarity: (skill) => rarities[skill] ?? WHOLE,
    relatedSkills: (skill) => related[skill] ?? NONE,
    occupationsUsing: (skill) => using[skill] ?? NONE,
    occupationRelatedness: (from, to) => relatedness.degree(from, to),
    relatedOccupations(occupation, most) {
      const others: Related[] = [];
      for (let no = 0; no < occupationCount; no++) {
        const degree = no === occupation ? 0 : relatedness.degree(occupation, no);
        if (degree > 0) others.push({ no, degree });
      }
      return others.sort((a, b) => b.degree - a.degree || a.no - b.no).slice(0, most);
    },
  };
}

const NONE: readonly Related[] = [];

function occupationsUsing(source: SpaceSource): readonly (readonly Related[])[] {
  const using: Related[][] = Array.from({ length: source.skillCount }, () => []);
  skillWeights(source).forEach((weights, no) => {
    const length = Math.sqrt(weights.reduce((sum, [, weight]) => sum + weight * weight, 0));
    if (length === 0) return;
    for (const [skill, weight] of weights) using[skill]?.push({ no, degree: Math.round((WHOLE * weight) / length) });
  });
  return using;
}
