import { ArgsType, Field, Float, Int, InterfaceType, ObjectType } from '@nestjs/graphql';

import { enumType } from '../../platform/graphql/enum.js';
import type { ReuseLevel, SkillType as TypeOfSkill } from '../../reference/taxonomy/classification.js';
import type { SeenConcept } from './vocabulary.js';

export const SkillKindEnum = enumType<TypeOfSkill>('SkillKind', 'Whether a skill is something one can do or something one knows.', {
  COMPETENCE: 'Something one can do.',
  KNOWLEDGE: 'Something one knows.',
});

export const ReuseLevelEnum = enumType<ReuseLevel>('ReuseLevel', 'How widely a skill is useful.', {
  TRANSVERSAL: 'In any work.',
  CROSS_SECTOR: 'In many trades.',
  SECTOR_SPECIFIC: 'In one trade.',
  OCCUPATION_SPECIFIC: 'In one occupation.',
});

@InterfaceType('Concept', {
  description: 'An entry of a classification of occupations and skills.',
  resolveType: ({ kind }: SeenConcept) => (kind === 'SKILL' ? 'Skill' : kind === 'OCCUPATION' ? 'Occupation' : 'ConceptGroup'),
})
export abstract class ConceptType {
  @Field(() => String, { description: 'Its identity in every version; profiles and openings name it by this.' })
  readonly uri!: string;

  @Field(() => String, { description: 'Its name in the language asked for, else in one that has a name for it.' })
  readonly name!: string;

  @Field(() => [String], { description: 'Other names in the language asked for.' })
  readonly otherNames!: readonly string[];

  @Field(() => String, { nullable: true, description: 'What it is; null where the classification does not say.' })
  readonly description!: string | null;

  @Field(() => String, { nullable: true, description: "The publisher's code; null where there is none." })
  readonly code!: string | null;

  @Field(() => String, { description: 'Key of the classification that has it, such as `starter-1`.' })
  readonly classification!: string;
}

@ObjectType('Skill', { implements: () => [ConceptType], description: 'A skill or a piece of knowledge.' })
export class SkillType extends ConceptType {
  @Field(() => SkillKindEnum, { nullable: true, description: 'Whether one can do or know it; null where the classification does not say.' })
  readonly skillType!: TypeOfSkill | null;

  @Field(() => ReuseLevelEnum, { nullable: true, description: 'How widely it is useful; null where the classification does not say.' })
  readonly reuseLevel!: ReuseLevel | null;
}

@ObjectType('Occupation', { implements: () => [ConceptType], description: 'An occupation.' })
export class OccupationType extends ConceptType {
  @Field(() => String, { nullable: true, description: 'Its ISCO-08 group, up to four digits.' })
  readonly iscoGroup!: string | null;
}

@ObjectType('ConceptGroup', { implements: () => [ConceptType], description: 'A group of occupations or of skills.' })
export class ConceptGroupType extends ConceptType {}

@ObjectType('FoundSkill', { description: 'A skill that answers a search.' })
export class FoundSkillType {
  @Field(() => SkillType, { name: 'skill', description: 'The skill.' })
  readonly concept!: SeenConcept;

  @Field(() => String, { nullable: true, description: 'The name that answered, in whichever language.' })
  readonly through!: string | null;
}

@ObjectType('FoundOccupation', { description: 'An occupation that answers a search.' })
export class FoundOccupationType {
  @Field(() => OccupationType, { name: 'occupation', description: 'The occupation.' })
  readonly concept!: SeenConcept;

  @Field(() => String, { nullable: true, description: 'The name that answered, in whichever language; null where the description did.' })
  readonly through!: string | null;
}

@ObjectType('RelatedSkill', { description: 'A skill that stands in for another.' })
export class RelatedSkillType {
  @Field(() => SkillType, { name: 'skill', description: 'The skill.' })
  readonly concept!: SeenConcept;

  @Field(() => Float, { description: 'How far, from 0 to 1.' })
  readonly degree!: number;
}

@ObjectType('RelatedOccupation', { description: 'An occupation that has to do with a skill or another occupation.' })
export class RelatedOccupationType {
  @Field(() => OccupationType, { name: 'occupation', description: 'The occupation.' })
  readonly concept!: SeenConcept;

  @Field(() => Float, { description: 'How much, from 0 to 1.' })
  readonly degree!: number;
}

@ObjectType('OccupationSkill', { description: 'A skill that an occupation uses.' })
export class OccupationSkillType {
  @Field(() => SkillType, { name: 'skill', description: 'The skill.' })
  readonly concept!: SeenConcept;

  @Field(() => Boolean, { description: 'Whether the work cannot be done without it.' })
  readonly essential!: boolean;
}

@ArgsType()
export class WordSearchArgs {
  @Field(() => String, { description: 'A title, a phrase or the beginning of a word, in any language of the classification, with a typo or two.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: "Language of the names in the answer, ISO 639-1; the mission's first where left out." })
  readonly language?: string | null;

  @Field(() => Int, { defaultValue: 10, description: 'How many to return, 1 to 50.' })
  readonly first!: number;
}

@ArgsType()
export class ConceptArgs {
  @Field(() => String, { description: 'Its URI.' })
  readonly uri!: string;

  @Field(() => String, { nullable: true, description: "Language of the names in the answer, ISO 639-1; the mission's first where left out." })
  readonly language?: string | null;
}

@ArgsType()
export class ConceptsArgs {
  @Field(() => [String], { description: 'Up to 100 URIs.' })
  readonly uris!: readonly string[];

  @Field(() => String, { nullable: true, description: "Language of the names in the answer, ISO 639-1; the mission's first where left out." })
  readonly language?: string | null;
}

@ArgsType()
export class FirstArgs {
  @Field(() => Int, { description: 'How many to return, 1 to 100.' })
  readonly first!: number;
}
