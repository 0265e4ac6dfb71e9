import type { OccupationNo, Related, SkillNo } from '../../matching/index.js';
import { nameOf, type Concept } from '../../reference/taxonomy/classification.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';

/** A concept as somebody sees it: in a language, with the classification that says more of it. */
export interface SeenConcept {
  readonly uri: string;
  readonly kind: Concept['kind'];
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly description: string | null;
  readonly code: string | null;
  readonly iscoGroup: string | null;
  readonly skillType: Concept['skillType'];
  readonly reuseLevel: Concept['reuseLevel'];
  /** Key of the classification that has it. */
  readonly classification: string;
  /** Null where only a version that the mission does not use has it: nothing more is said of it then. */
  readonly from: Source | null;
}

/** Where a seen concept comes from. */
export interface Source {
  readonly taxonomy: Taxonomy;
  /** ISO 639-1. */
  readonly language: string;
}

export interface SeenRelated {
  readonly concept: SeenConcept;
  /** 0 to 1. */
  readonly degree: number;
}

export interface SeenOccupationSkill {
  readonly concept: SeenConcept;
  readonly essential: boolean;
}

/** A concept in a language, else in a language that has a name for it. */
export function seen(concept: Concept, classification: string, language: string, taxonomy: Taxonomy | null): SeenConcept {
  const names = concept.names[language];
  return {
    uri: concept.uri,
    kind: concept.kind,
    name: nameOf(concept, language, { languages: taxonomy?.classification.languages ?? Object.keys(concept.names) }),
    otherNames: names?.alternatives ?? [],
    description: concept.descriptions[language] ?? Object.values(concept.descriptions)[0] ?? null,
    code: concept.code,
    iscoGroup: concept.iscoGroup,
    skillType: concept.skillType,
    reuseLevel: concept.reuseLevel,
    classification,
    from: taxonomy === null ? null : { taxonomy, language },
  };
}

/** The first skills of an occupation: essential before optional, the rarer first. */
export function skillsOf(occupation: SeenConcept, first: number): readonly SeenOccupationSkill[] {
  const { from } = occupation;
  const no = from?.taxonomy.occupationNo(occupation.uri) ?? null;
  if (from === null || no === null) return [];
  return needsFromOccupation(from.taxonomy, no, first).flatMap(({ uri, essential }) => {
    const skill = from.taxonomy.concept(uri);
    return skill === null ? [] : [{ concept: seen(skill, from.taxonomy.key, from.language, from.taxonomy), essential }];
  });
}

/** The first concepts related to a skill or an occupation, nearest first. */
export function relatedTo(concept: SeenConcept, first: number): readonly SeenRelated[] {
  const { from } = concept;
  if (from === null) return [];
  const { taxonomy } = from;
  const skill = taxonomy.skillNo(concept.uri);
  if (skill !== null) return seenRelated(from, taxonomy.space.relatedSkills(skill).slice(0, first), (no) => taxonomy.skill(no));
  const occupation = taxonomy.occupationNo(concept.uri);
  if (occupation === null) return [];
  return seenRelated(from, taxonomy.space.relatedOccupations(occupation, first), (no) => taxonomy.occupation(no));
}

/** The first occupations that use a skill, those first for which it weighs most among their skills. */
export function occupationsUsing(skill: SeenConcept, first: number): readonly SeenRelated[] {
  const { from } = skill;
  const no = from?.taxonomy.skillNo(skill.uri) ?? null;
  if (from === null || no === null) return [];
  const using = [...from.taxonomy.space.occupationsUsing(no)].sort((a, b) => b.degree - a.degree || a.no - b.no);
  return seenRelated(from, using.slice(0, first), (occupation) => from.taxonomy.occupation(occupation));
}

function seenRelated({ taxonomy, language }: Source, related: readonly Related[], conceptOf: (no: SkillNo | OccupationNo) => Concept): readonly SeenRelated[] {
  return related.map(({ no, degree }) => ({ concept: seen(conceptOf(no), taxonomy.key, language, taxonomy), degree: degree / 1_000_000 }));
}
