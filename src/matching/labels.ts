import type { OccupationNo, SkillNo } from './types.js';

/** How the caller names things in one language; matching itself knows only numbers and codes. */
export interface Labels {
  skill(no: SkillNo): string;
  occupation(no: OccupationNo): string;
  /** Why two skills are related, in words that stand in brackets; empty where nothing can be said. */
  relation(held: SkillNo, needed: SkillNo): string;
  /** By ISO 639-3. */
  language(code: string): string;
  licence(code: string): string;
  /** By ISO 3166-1 alpha-2. */
  country(code: string): string;
  /** A monthly amount in minor units of the mission's currency. */
  money(minor: number): string;
}
