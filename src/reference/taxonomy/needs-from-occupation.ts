import type { OccupationNo } from '../../matching/index.js';
import type { Taxonomy } from './taxonomy.js';

/** A skill that a post of an occupation asks for, in the form openings keep: no level asked, nothing hard. */
export interface OccupationNeed {
  readonly uri: string;
  readonly essential: boolean;
  readonly minLevel: null;
  readonly hard: false;
}

/**
 * What a post needs of which only the occupation is known: the occupation's skills, the essential ones first, each part with the rarest
 * first, because these tell most of the work; ties by URI. At most `most`: engineers of ESCO have three hundred.
 * Every import that fills needs from the occupation uses this, so that the same post has the same needs wherever it came from.
 */
export function needsFromOccupation(taxonomy: Taxonomy, occupation: OccupationNo, most: number): readonly OccupationNeed[] {
  return [...taxonomy.skillsOfOccupation(occupation)]
    .sort(
      (a, b) =>
        Number(b.essential) - Number(a.essential) || taxonomy.space.rarity(b.skill) - taxonomy.space.rarity(a.skill) || a.skill - b.skill,
    )
    .slice(0, most)
    .map(({ skill, essential }) => ({ uri: taxonomy.skill(skill).uri, essential, minLevel: null, hard: false }));
}
