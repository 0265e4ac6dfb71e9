import type { OccupationNo, SkillNo } from '../types.js';

/** What a skill space is built from: a classification as plain arrays, everything by number. */
export interface SpaceSource {
  readonly skillCount: number;
  readonly occupationCount: number;
  /** Each pair at most once. */
  readonly occupationSkills: readonly { readonly occupation: OccupationNo; readonly skill: SkillNo; readonly essential: boolean }[];
  /** Skills that need, or can use, another. */
  readonly skillUses: readonly { readonly from: SkillNo; readonly to: SkillNo; readonly essential: boolean }[];
  /** For each skill the nodes of the hierarchy above it and itself, by any numbers below `nodeCount`. */
  readonly skillNodes: readonly (readonly number[])[];
  readonly nodeCount: number;
  /** ISCO-08 code of each occupation, up to four digits; null where there is none. */
  readonly iscoGroups: readonly (string | null)[];
  /** For each occupation the words that describe it, by any numbers below `wordCount`, each once, with how often it comes. */
  readonly occupationWords: readonly (readonly { readonly word: number; readonly count: number }[])[];
  readonly wordCount: number;
}

/** What an optional skill of an occupation weighs beside an essential one. */
export const OPTIONAL_SHARE = 0.5;

/** 1,000,000: a degree in full. */
export const WHOLE = 1_000_000;
