import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { Band, Dimension, SurveyLanguage } from './instrument.js';
import type { SurveyChannel, SurveyPart, SurveyRound } from './survey.js';

export const SurveyRoundEnum = enumType<SurveyRound>('SurveyRound', 'When the reintegration survey is asked.', {
  BASELINE: 'Within a month of arrival or registration.',
  MONTH_3: 'Three months after it.',
  MONTH_6: 'Six months after it.',
  MONTH_9: 'Nine months after it.',
  MONTH_12: 'Twelve months after it.',
});

export const SurveyPartEnum = enumType<SurveyPart>('SurveyPart', 'A part of the reintegration survey.', {
  GENERAL: 'Economic and social questions.',
  PSYCHOSOCIAL: 'How somebody feels: asked by protection alone, with a referral ready.',
});

export const SurveyChannelEnum = enumType<SurveyChannel>('SurveyChannel', 'How somebody was asked.', {
  IN_PERSON: 'Face to face.',
  CALL: 'In a call.',
  TEXT: 'By text message: only what is not sensitive, and only where the person agreed.',
});

export const SurveyLanguageEnum = enumType<SurveyLanguage>('SurveyLanguage', 'A language that the survey is written in.', { en: 'English.', fr: 'French.', ar: 'Arabic.' });

export const SurveyDimensionEnum = enumType<Dimension>('SurveyDimension', 'A side of reintegration.', {
  ECONOMIC: 'How somebody gets by.',
  SOCIAL: 'What somebody can rely on around them.',
  PSYCHOSOCIAL: 'How somebody feels.',
});

export const SurveyBandEnum = enumType<Band>('SurveyBand', 'A score in words; the limits are our own first setting.', {
  HIGH: 'Fares well.',
  MIDDLE: 'Fares so-so.',
  LOW: 'Needs more support.',
});

@ObjectType('SurveyAnswerOption', { description: 'An answer that can be given.' })
export class SurveyAnswerOptionType {
  @Field(() => String, { description: 'For programs.' })
  readonly code!: string;

  @Field(() => String, { description: 'What is read out.' })
  readonly text!: string;
}

@ObjectType('SurveyQuestion', { description: 'A question with its closed answers.' })
export class SurveyQuestionType {
  @Field(() => String, { description: 'For programs.' })
  readonly code!: string;

  @Field(() => SurveyPartEnum, { description: 'The part that it belongs to.' })
  readonly part!: SurveyPart;

  @Field(() => SurveyDimensionEnum, { description: 'What it counts for.' })
  readonly dimension!: Dimension;

  @Field(() => String, { description: 'What is read out.' })
  readonly text!: string;

  @Field(() => Boolean, { description: 'Asked by voice alone, where the person can talk freely.' })
  readonly sensitive!: boolean;

  @Field(() => [SurveyAnswerOptionType], { description: 'Its answers, "rather not say" at the end.' })
  readonly answers!: readonly SurveyAnswerOptionType[];

  @Field(() => String, { nullable: true, description: 'An earlier question after which it may not apply.' })
  readonly skipAfter!: string | null;

  @Field(() => [String], { description: 'The answers to that question after which it is not asked.' })
  readonly skipAnswers!: readonly string[];
}

@ObjectType('SurveyInstrument', { description: 'The questions of the reintegration survey.' })
export class SurveyInstrumentType {
  @Field(() => String, { description: 'Kept with every answer.' })
  readonly version!: string;

  @Field(() => String, { description: 'Where its weights come from: "provisional" are set by hand.' })
  readonly weightsSource!: string;

  @Field(() => Boolean, { description: 'Whether a native speaker reviewed these words.' })
  readonly reviewed!: boolean;

  @Field(() => [SurveyQuestionType], { description: 'In the order in which they are asked.' })
  readonly questions!: readonly SurveyQuestionType[];
}

@ObjectType({ isAbstract: true })
abstract class ScoredFields {
  @Field(() => Float, { nullable: true, description: 'From 0 to 1; empty where nothing was answered, and of a composite where too little was.' })
  readonly score!: number | null;

  @Field(() => Float, { description: 'How much of what applies it rests on, from 0 to 1.' })
  readonly coverage!: number;

  @Field(() => SurveyBandEnum, { nullable: true, description: 'The score in words.' })
  readonly band!: Band | null;
}

@ObjectType('SurveyDimensionScore', { description: 'How somebody fared on one side.' })
export class SurveyDimensionScoreType extends ScoredFields {
  @Field(() => SurveyDimensionEnum, { description: 'The side.' })
  readonly dimension!: Dimension;
}

@ObjectType('SurveyCompositeScore', { description: 'How somebody fared on all sides together.' })
export class SurveyCompositeScoreType extends ScoredFields {}

@ObjectType('SurveyAnswer', { description: 'What somebody answered.' })
export class SurveyAnswerType {
  @Field(() => String, { description: 'Code of the question.' })
  readonly question!: string;

  @Field(() => String, { description: 'Code of the answer.' })
  readonly answer!: string;
}

@ObjectType('SurveyResult', { description: 'How somebody fared at one round, as far as you may know it.' })
export class SurveyResultType {
  @Field(() => SurveyRoundEnum, { description: 'When it was asked.' })
  readonly round!: SurveyRound;

  @Field(() => String, { description: 'Version of the questions.' })
  readonly instrument!: string;

  @Field(() => String, { description: 'Where the weights come from: "provisional" are set by hand.' })
  readonly weightsSource!: string;

  @Field(() => DateScalar, { description: 'Last day on which something of it was asked.' })
  readonly conductedOn!: Day;

  @Field(() => [SurveyPartEnum], { description: 'The parts that were asked.' })
  readonly parts!: readonly SurveyPart[];

  @Field(() => [SurveyDimensionScoreType], { description: 'Side by side.' })
  readonly dimensions!: readonly SurveyDimensionScoreType[];

  @Field(() => SurveyCompositeScoreType, { nullable: true, description: 'All together; for protection alone, since it tells of how somebody feels.' })
  readonly composite!: SurveyCompositeScoreType | null;

  @Field(() => [SurveyAnswerType], { description: 'What was answered; for whoever accompanies the person, and protection.' })
  readonly answers!: readonly SurveyAnswerType[];
}

@ObjectType('RecordedSurvey', { description: 'That somebody was asked.' })
export class RecordedSurveyType {
  @Field(() => SurveyRoundEnum, { description: 'When.' })
  readonly round!: SurveyRound;

  @Field(() => SurveyPartEnum, { description: 'Which part.' })
  readonly part!: SurveyPart;

  @Field(() => String, { description: 'Version of the questions.' })
  readonly instrument!: string;

  @Field(() => Int, { description: '1 for the first time; more for corrections.' })
  readonly revision!: number;

  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  readonly recordedAt!: Date;
}

export const RecordSurveyResult = resultUnion('RecordSurveyResult', RecordedSurveyType);

@InputType('SurveyAnswerInput', { description: 'What somebody answered.' })
export class SurveyAnswerInput {
  @Field(() => String, { description: 'Code of the question.' })
  readonly question!: string;

  @Field(() => String, { description: 'Code of the answer.' })
  readonly answer!: string;
}

@InputType('RecordSurveyInput', { description: 'What somebody answered at a round; again for the same round and part is a correction.' })
export class RecordSurveyInput extends MutationInput {
  @Field(() => ID, { description: 'Who answered.' })
  readonly jobseekerId!: string;

  @Field(() => SurveyRoundEnum, { description: 'When.' })
  readonly round!: SurveyRound;

  @Field(() => SurveyPartEnum, { description: 'Which part.' })
  readonly part!: SurveyPart;

  @Field(() => SurveyChannelEnum, { description: 'How they were asked.' })
  readonly channel!: SurveyChannel;

  @Field(() => DateScalar, { description: 'The day on which they were asked.' })
  readonly conductedOn!: Day;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether somebody could be sent on to help at once; needed for the psychosocial part.' })
  readonly referralReady!: boolean;

  @Field(() => [SurveyAnswerInput], { description: 'The answers; a question that was not asked is left out.' })
  readonly answers!: readonly SurveyAnswerInput[];
}
