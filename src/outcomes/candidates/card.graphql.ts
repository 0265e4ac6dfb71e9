import { Field, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import type { Cefr, Evidence } from '../../matching/index.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { Node } from '../../platform/graphql/node.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import { CefrEnum, EvidenceEnum } from '../../platform/graphql/terms.js';
import type { CandidateId } from './candidacy.js';
import type { ExperienceBand, TravelBand } from './card.js';
import type { ShownCard } from './cards.service.js';

export const ExperienceBandEnum = enumType<ExperienceBand>('ExperienceBand', 'Years in the occupation of the post.', {
  NONE: 'None.',
  UNDER_1: 'Less than one year.',
  FROM_1_TO_3: 'One year or more, less than three.',
  FROM_3_TO_5: 'Three years or more, less than five.',
  FROM_5_TO_10: 'Five years or more, less than ten.',
  OVER_10: 'Ten years or more.',
});

export const TravelBandEnum = enumType<TravelBand>('TravelBand', 'How far the work is from where a candidate lives.', {
  NEAR: 'Less than 10 km.',
  IN_REACH: '10 to 30 km.',
  FAR: 'More than 30 km, which the candidate would travel.',
});

@ObjectType('CandidateSkill', { description: 'A skill that the post asks for and the candidate has.' })
export class CandidateSkillType {
  @Field(() => String, { description: 'Its URI in the classification.' })
  readonly uri!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => EvidenceEnum, { description: 'How well it is shown.' })
  readonly evidence!: Evidence;
}

@ObjectType('CandidateLanguage', { description: 'A language that the post asks for and the candidate speaks.' })
export class CandidateLanguageType {
  @Field(() => String, { description: 'ISO 639-3.' })
  readonly language!: string;

  @Field(() => CefrEnum, { description: 'At least this level, and at most the one that is asked for is told.' })
  readonly level!: Cefr;
}

@ObjectType('CandidateCard', {
  implements: () => [Node],
  description: 'Somebody who agreed to be put to your firm for one opening: what the post asks for, under a handle of its own.',
})
export class CandidateCardType {
  @GlobalId('Candidate')
  readonly id!: CandidateId;

  @GlobalId('Opening', { description: 'The opening.' })
  readonly openingId!: OpeningId;

  @Field(() => String, { description: 'What to call the candidate; it differs from opening to opening.' })
  readonly handle!: string;

  @Field(() => ExperienceBandEnum, { nullable: true, description: 'Years in the occupation of the post; empty where it names none.' })
  readonly experience!: ExperienceBand | null;

  @Field(() => TravelBandEnum, { nullable: true, description: 'How far the work is; empty for remote work and where it is not known.' })
  readonly travel!: TravelBand | null;

  @Field(() => [CandidateSkillType], { description: 'Of the skills that the post asked for, those that the candidate has.' })
  readonly skills!: readonly CandidateSkillType[];

  @Field(() => [CandidateLanguageType], { description: 'Of the languages that the post asked for, those that the candidate speaks.' })
  readonly languages!: readonly CandidateLanguageType[];

  @Field(() => [String], { description: 'Of the licences that the post asked for, those that the candidate holds.' })
  readonly licences!: readonly string[];

  @Field(() => DateScalar, { description: 'The week from which the candidate could begin.' })
  readonly startsOn!: Day;

  @Field(() => DateTimeScalar, { description: 'When the candidate was put to you.' })
  readonly putAt!: Date;
}

export const CandidateCardConnection = connectionType<ShownCard>('CandidateCard', CandidateCardType);

@ObjectType('ReleasedIdentity', { description: 'What a candidate agreed that your firm may know beyond the card, as long as they do.' })
export class ReleasedIdentityType {
  @Field(() => String, { nullable: true, description: 'The name, once released.' })
  readonly name!: string | null;

  @Field(() => String, { nullable: true, description: 'A phone number, once released.' })
  readonly phone!: string | null;
}
