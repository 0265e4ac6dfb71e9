import type { OccupationNo, Related, SkillNo, SkillSpace } from '../../src/matching/types.js';

/** A small classification written out by hand. What is left out is unrelated. */
export interface SkillSpaceDraft {
  /** Rarity of each skill, parts per million; its length is the number of skills. */
  readonly rarity: readonly number[];
  /** `[held, needed, degree]`: the held skill stands in for the needed one. */
  readonly related?: readonly (readonly [held: SkillNo, needed: SkillNo, degree: number])[];
  readonly occupationCount?: number;
  /** `[from, to, degree]`, one way. */
  readonly occupations?: readonly (readonly [from: OccupationNo, to: OccupationNo, degree: number])[];
  /** `[skill, occupation, weight]`. */
  readonly uses?: readonly (readonly [skill: SkillNo, occupation: OccupationNo, weight: number])[];
}

export function skillSpace(draft: SkillSpaceDraft): SkillSpace {
  const occupationCount = draft.occupationCount ?? 0;
  const related = lists(draft.rarity.length);
  for (const [held, needed, degree] of draft.related ?? []) related[needed]!.push({ no: held, degree });
  const uses = lists(draft.rarity.length);
  for (const [skill, occupation, weight] of draft.uses ?? []) uses[skill]!.push({ no: occupation, degree: weight });
  const degrees = new Float64Array(occupationCount * occupationCount);
  for (const [from, to, degree] of draft.occupations ?? []) degrees[from * occupationCount + to] = degree;
  return {
    skillCount: draft.rarity.length,
    occupationCount,
    rarity: (skill) => draft.rarity[skill]!,
    relatedSkills: (skill) => related[skill]!,
    occupationsUsing: (skill) => uses[skill]!,
    occupationRelatedness: (from, to) => (from === to ? 1_000_000 : degrees[from * occupationCount + to]!),
  };
}

function lists(length: number): Related[][] {
  return Array.from({ length }, () => []);
}
