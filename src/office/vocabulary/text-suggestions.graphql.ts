import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { OccupationType, SkillType } from './vocabulary.graphql.js';
import type { SeenConcept } from './vocabulary.js';

@ObjectType('LeadingWords', { description: 'Words of a text that led to a proposal.' })
export class LeadingWordsType {
  @Field(() => String, { description: 'The words as they stand in the text.' })
  readonly text!: string;

  @Field(() => Int, { description: 'Where they begin, in UTF-16 units from 0.' })
  readonly from!: number;

  @Field(() => Int, { description: 'Where they end: the first unit after them.' })
  readonly to!: number;

  @Field(() => String, { description: 'The name that they were taken for.' })
  readonly through!: string;
}

@ObjectType({ isAbstract: true })
class Suggested {
  @Field(() => Float, { description: 'How much speaks for it, 0 to 1; comparable within this list only.' })
  readonly confidence!: number;

  @Field(() => [LeadingWordsType], { description: 'The words that led to it, in the order of the text.' })
  readonly words!: readonly LeadingWordsType[];
}

@ObjectType('SuggestedOccupation', { description: 'An occupation proposed for a text.' })
export class SuggestedOccupationType extends Suggested {
  @Field(() => OccupationType, { name: 'occupation', description: 'The occupation.' })
  readonly concept!: SeenConcept;
}

@ObjectType('SuggestedSkill', { description: 'A skill proposed for a text.' })
export class SuggestedSkillType extends Suggested {
  @Field(() => SkillType, { name: 'skill', description: 'The skill.' })
  readonly concept!: SeenConcept;
}

@ObjectType('TextSuggestions', { description: 'What a vacancy text seems to ask for; whoever posts it confirms.' })
export class TextSuggestionsType {
  @Field(() => [SuggestedOccupationType], { description: 'Occupations, at most 5, best first.' })
  readonly occupations!: readonly SuggestedOccupationType[];

  @Field(() => [SuggestedSkillType], { description: 'Skills, at most 30, best first.' })
  readonly skills!: readonly SuggestedSkillType[];
}

@ArgsType()
export class SuggestFromTextArgs {
  @Field(() => String, { description: 'The text of a vacancy, in any language of the classification; at most 10,000 characters.' })
  readonly text!: string;

  @Field(() => String, { nullable: true, description: "Language of the names in the answer, ISO 639-1; the mission's first where left out." })
  readonly language?: string | null;
}
