import type { OccupationNo, Related, SkillSpace } from '../types.js';
import { degreeIn, relatednessTable, skillWeights, type RelatednessTable } from './occupation-relatedness.js';
import { skillRarities } from './rarity.js';
import { relatedSkills } from './related-skills.js';
import { WHOLE, type SpaceSource } from './space-source.js';

/** A skill space that can also name the nearest occupations. */
export interface BuiltSkillSpace extends SkillSpace {
  /** The occupations most related to this one, nearest first, then by number; unrelated ones are not listed. */
  relatedOccupations(occupation: OccupationNo, most: number): readonly Related[];
}

/** A skill space as plain arrays of whole numbers: what is kept with a classification, so that every process has the very same. */
export interface FrozenSpace {
  readonly skillCount: number;
  readonly occupationCount: number;
  readonly rarities: Int32Array;
  readonly related: RelatedLists;
  readonly using: RelatedLists;
  readonly relatedness: RelatednessTable;
}

/** Lists end to end: list `i` runs from `starts[i]` to before `starts[i + 1]`. */
export interface RelatedLists {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  readonly degrees: Int32Array;
}

/** Counted up with every change that gives other numbers for the same classification: what was frozen before is then worked out anew. */
export const SPACE_REVISION = 2;

/**
 * Works out everything that matching reads of a classification. The same source gives the same whole numbers: nothing depends on
 * time or chance, and sums run in a fixed order. For 3,000 occupations and 14,000 skills it takes about three seconds.
 */
export function freezeSpace(source: SpaceSource): FrozenSpace {
  return {
    skillCount: source.skillCount,
    occupationCount: source.occupationCount,
    rarities: skillRarities(source),
    related: endToEnd(relatedSkills(source)),
    using: endToEnd(occupationsUsing(source)),
    relatedness: relatednessTable(source),
  };
}

/** A frozen space ready for use, at the cost of a walk over it. */
export function spaceOf({ skillCount, occupationCount, rarities, related, using, relatedness }: FrozenSpace): BuiltSkillSpace {
  const relatedOf = listsOf(related);
  const usingOf = listsOf(using);
  return {
    skillCount,
    occupationCount,
    rarity: (skill) => rarities[skill] ?? WHOLE,
    relatedSkills: (skill) => relatedOf[skill] ?? NONE,
    occupationsUsing: (skill) => usingOf[skill] ?? NONE,
    occupationRelatedness: (from, to) => degreeIn(relatedness, occupationCount, from, to),
    relatedOccupations(occupation, most) {
      const others: Related[] = [];
      for (let no = 0; no < occupationCount; no++) {
        const degree = no === occupation ? 0 : degreeIn(relatedness, occupationCount, occupation, no);
        if (degree > 0) others.push({ no, degree });
      }
      return others.sort((a, b) => b.degree - a.degree || a.no - b.no).slice(0, most);
    },
  };
}

/** Both in one: for a classification that is used once. */
export function buildSkillSpace(source: SpaceSource): BuiltSkillSpace {
  return spaceOf(freezeSpace(source));
}

const NONE: readonly Related[] = [];

function occupationsUsing(source: SpaceSource): readonly (readonly Related[])[] {
  const using: Related[][] = Array.from({ length: source.skillCount }, () => []);
  skillWeights(source).forEach((weights, no) => {
    const length = Math.sqrt([...weights].sort(([a], [b]) => a - b).reduce((sum, [, weight]) => sum + weight * weight, 0));
    if (length === 0) return;
    for (const [skill, weight] of weights) using[skill]?.push({ no, degree: Math.round((WHOLE * weight) / length) });
  });
  return using;
}

function endToEnd(lists: readonly (readonly Related[])[]): RelatedLists {
  const all = lists.flat();
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = (starts[at] ?? 0) + list.length;
  });
  return { starts, numbers: Int32Array.from(all, ({ no }) => no), degrees: Int32Array.from(all, ({ degree }) => degree) };
}

function listsOf({ starts, numbers, degrees }: RelatedLists): readonly (readonly Related[])[] {
  return Array.from({ length: Math.max(0, starts.length - 1) }, (_, list) => {
    const entries: Related[] = [];
    for (let at = starts[list] ?? 0; at < (starts[list + 1] ?? 0); at++) entries.push({ no: numbers[at] ?? 0, degree: degrees[at] ?? 0 });
    return entries;
  });
}
