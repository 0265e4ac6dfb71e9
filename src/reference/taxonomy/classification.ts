import type { OccupationNo, SkillNo } from '../../matching/types.js';

export const conceptKinds = ['OCCUPATION', 'SKILL', 'OCCUPATION_GROUP', 'SKILL_GROUP'] as const;
/** What an entry of a classification is: only occupations and skills are matched, groups order them. */
export type ConceptKind = (typeof conceptKinds)[number];

export const skillTypes = ['COMPETENCE', 'KNOWLEDGE'] as const;
/** Whether a skill is something one can do or something one knows. */
export type SkillType = (typeof skillTypes)[number];

export const reuseLevels = ['TRANSVERSAL', 'CROSS_SECTOR', 'SECTOR_SPECIFIC', 'OCCUPATION_SPECIFIC'] as const;
/** How widely a skill is useful, widest first. */
export type ReuseLevel = (typeof reuseLevels)[number];

/** The names of a concept in one language. Alternatives are shown; hidden ones (misspellings, outdated words) only help search. */
export interface Names {
  readonly preferred: string;
  readonly alternatives: readonly string[];
  readonly hidden: readonly string[];
}

/** One entry of a classification; its URI is its identity in every version. */
export interface Concept {
  readonly uri: string;
  readonly kind: ConceptKind;
  /** The publisher's code, such as 7531.5 or S1.2.3; null where the version has none. */
  readonly code: string | null;
  /** ISCO-08 unit group of an occupation, one to four digits; null for everything else. */
  readonly iscoGroup: string | null;
  readonly skillType: SkillType | null;
  readonly reuseLevel: ReuseLevel | null;
  /** By language (ISO 639-1, lower case). A language in which the concept has no name is absent. */
  readonly names: Readonly<Record<string, Names>>;
  /** By language; often only in the classification's first language. */
  readonly descriptions: Readonly<Record<string, string>>;
}

/** That an occupation needs a skill, or can use it. */
export interface OccupationSkill {
  readonly occupation: OccupationNo;
  readonly skill: SkillNo;
  readonly essential: boolean;
}

/** That skill `from` needs, or can use, skill `to`. */
export interface SkillUse {
  readonly from: SkillNo;
  readonly to: SkillNo;
  readonly essential: boolean;
}

/** One step up a hierarchy, by URI; a concept may have several parents. */
export interface Broader {
  readonly child: string;
  readonly parent: string;
}

/** Which classification: the same concept keeps its URI from version to version, so an id is kept with this. */
export interface ClassificationVersion {
  /** `esco`, `starter` or the name that a `vocabulary.json` gives; lower case. */
  readonly name: string;
  /** As the publisher writes it: `1.1.1`. */
  readonly version: string;
}

/**
 * A whole classification in memory, plain and immutable. Occupations and skills are numbered by their place here, in the order
 * of their URIs, so the same version has the same numbers in every process. Relations are ordered by those numbers.
 */
export interface Classification extends ClassificationVersion {
  /** Languages with at least one name, the first being the one that others fall back to. */
  readonly languages: readonly string[];
  readonly occupations: readonly Concept[];
  readonly skills: readonly Concept[];
  /** Groups of occupations and of skills, in the order of their URIs. */
  readonly groups: readonly Concept[];
  readonly occupationSkills: readonly OccupationSkill[];
  readonly skillUses: readonly SkillUse[];
  readonly broader: readonly Broader[];
}

/** The name of a concept in a language, else in the classification's first language, else in any, else its URI. */
export function nameOf(concept: Concept, language: string, classification: Pick<Classification, 'languages'>): string {
  const names = concept.names[language];
  if (names !== undefined) return names.preferred;
  for (const other of classification.languages) {
    const fallback = concept.names[other];
    if (fallback !== undefined) return fallback.preferred;
  }
  return concept.uri;
}

/** Order of URIs, and so of numbers: by UTF-16 unit, the same on every machine whatever its locale. */
export function byUri(a: { readonly uri: string }, b: { readonly uri: string }): number {
  return a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0;
}
