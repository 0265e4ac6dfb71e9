import type { OccupationNo, SkillNo } from '../../matching/index.js';
import { buildSkillSpace, type BuiltSkillSpace } from '../../matching/space/skill-space.js';
import { keyOf } from './classification.store.js';
import { nameOf, type Classification, type Concept } from './classification.js';
import { surroundingsIn } from './search/occupation-surroundings.js';
import { labelIndex, type LabelIndex } from './search/label-index.js';
import { searchConcepts, type Found, type SearchOptions } from './search/taxonomy-search.js';
import { spaceSourceOf } from './space-source.js';

/** A loaded classification ready for use: URIs to numbers and back, names, skills of occupations, the skill space. */
export class Taxonomy {
  /** What missions name it by, such as `esco-1.1.1`. */
  readonly key: string;
  private readonly skills: ReadonlyMap<string, SkillNo>;
  private readonly occupations: ReadonlyMap<string, OccupationNo>;
  private readonly skillsOf: readonly (readonly OccupationSkills[])[];
  private built: BuiltSkillSpace | null;
  private skillLabels: LabelIndex | null = null;
  private occupationLabels: LabelIndex | null = null;

  /** `space` is what was kept with the classification; where there is none it is worked out at first use (three seconds for ESCO). */
  constructor(
    readonly classification: Classification,
    space: BuiltSkillSpace | null = null,
  ) {
    this.key = keyOf(classification);
    this.built = space;
    this.skills = numbersOf(classification.skills);
    this.occupations = numbersOf(classification.occupations);
    const skillsOf: OccupationSkills[][] = classification.occupations.map(() => []);
    for (const { occupation, skill, essential } of classification.occupationSkills) skillsOf[occupation]?.push({ skill, essential });
    this.skillsOf = skillsOf;
  }

  /** What matching reads. */
  get space(): BuiltSkillSpace {
    return (this.built ??= buildSkillSpace(spaceSourceOf(this.classification)));
  }

  isSkill(uri: string): boolean {
    return this.skills.has(uri);
  }

  isOccupation(uri: string): boolean {
    return this.occupations.has(uri);
  }

  /** Null for what is no skill of this version. */
  skillNo(uri: string): SkillNo | null {
    return this.skills.get(uri) ?? null;
  }

  /** Null for what is no occupation of this version. */
  occupationNo(uri: string): OccupationNo | null {
    return this.occupations.get(uri) ?? null;
  }

  skill(no: SkillNo): Concept {
    return conceptAt(this.classification.skills, no);
  }

  occupation(no: OccupationNo): Concept {
    return conceptAt(this.classification.occupations, no);
  }

  /** ISCO-08 group of an occupation; null where the version does not say or has no such occupation. */
  iscoGroup(uri: string): string | null {
    const no = this.occupationNo(uri);
    return no === null ? null : this.occupation(no).iscoGroup;
  }

  /** Skills of an occupation by number, essential and optional. */
  skillsOfOccupation(no: OccupationNo): readonly OccupationSkills[] {
    return this.skillsOf[no] ?? [];
  }

  /** Skills by words, best first; forgives typos, inflection and accents. The index is built at first use (a second for ESCO). */
  searchSkills(text: string, options: SearchOptions): readonly Found[] {
    this.skillLabels ??= labelIndex(this.classification.skills, this.classification.languages, null);
    return searchConcepts(this.skillLabels, text, options);
  }

  /** Occupations by words, as `searchSkills`; a whole job title may be given. */
  searchOccupations(text: string, options: SearchOptions): readonly Found[] {
    this.occupationLabels ??= labelIndex(this.classification.occupations, this.classification.languages, surroundingsIn(this.classification));
    return searchConcepts(this.occupationLabels, text, options);
  }

  /** In a language (ISO 639-1), else in the first language of the classification. */
  skillName(no: SkillNo, language: string): string {
    return nameOf(this.skill(no), language, this.classification);
  }

  occupationName(no: OccupationNo, language: string): string {
    return nameOf(this.occupation(no), language, this.classification);
  }

  /** The group of occupations or skills of a URI; null for anything else. */
  group(uri: string): Concept | null {
    return this.classification.groups.find((group) => group.uri === uri) ?? null;
  }

  /** The occupation or skill of a URI; null for anything else. */
  concept(uri: string): Concept | null {
    const skill = this.skillNo(uri);
    if (skill !== null) return this.skill(skill);
    const occupation = this.occupationNo(uri);
    return occupation === null ? null : this.occupation(occupation);
  }
}

/** A skill that an occupation uses. */
export interface OccupationSkills {
  readonly skill: SkillNo;
  readonly essential: boolean;
}

function numbersOf(concepts: readonly Concept[]): ReadonlyMap<string, number> {
  return new Map(concepts.map((concept, number) => [concept.uri, number]));
}

function conceptAt(concepts: readonly Concept[], no: number): Concept {
  const concept = concepts[no];
  if (concept === undefined) throw new RangeError(`the classification has no concept number ${no}`);
  return concept;
}
