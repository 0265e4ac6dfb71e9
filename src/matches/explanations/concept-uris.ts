import type { OccupationNo, SkillNo } from '../../matching/index.js';

/** How the numbers in an explanation are turned back into URIs: those of the classification it was made with. */
export interface ConceptUris {
  skillUri(skill: SkillNo): string;
  occupationUri(occupation: OccupationNo): string;
}
