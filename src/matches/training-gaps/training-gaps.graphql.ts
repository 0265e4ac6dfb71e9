import { ArgsType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { SkillLevel } from '../../matching/index.js';
import { connectionType, PageArgs } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { TrainingGapRun, TrainingGapRunId } from './training-gap-run.js';
import type { NamedGap } from './training-gaps.service.js';

export const TrainingGapRunStateEnum = enumType<TrainingGapRun['state']>('TrainingGapRunState', 'Where a report on training gaps stands.', {
  REQUESTED: 'It was asked for.',
  RUNNING: 'It is being worked out.',
  DONE: 'It can be read.',
  FAILED: 'It was given up; ask again.',
});

@ObjectType('TrainingGap', {
  description: 'What one skill would unlock: pairs that are no match and become one when the person has the skill as asked and nothing else is changed.',
})
export class TrainingGapType {
  @Field(() => Int, { description: '1 for the skill that would unlock the most: the lesser of seats and people counts first, then openings; where people are hidden, openings alone, after all others.' })
  readonly rank!: number;

  @Field(() => String, { description: 'URI of the skill.' })
  readonly skillUri!: string;

  @Field(() => String, { description: 'Name of the skill.' })
  readonly skillName!: string;

  @Field(() => Int, { description: 'The level, 1 to 4, that unlocks all of the openings counted.' })
  readonly level!: SkillLevel;

  @Field(() => Int, { description: 'Openings that somebody would match who cannot now because of this skill alone.' })
  readonly openings!: number;

  @Field(() => Int, { description: 'Seats left in them.' })
  readonly seats!: number;

  @Field(() => Int, { nullable: true, description: 'People who would match at least one of them. Empty for fewer than five, but not for job placement officers.' })
  readonly people!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of these, people who match nothing today. Empty where fewer than five do, or fewer than five do not, but not for job placement officers.',
  })
  readonly peopleWithoutMatch!: number | null;

  @Field(() => Int, { nullable: true, description: 'Mean score of the pairs unlocked, 0 to 1,000,000; empty with `people`.' })
  readonly meanScore!: number | null;
}

export const TrainingGapConnection = connectionType<NamedGap>('TrainingGap', TrainingGapType);

@ObjectType('TrainingGapRun', { description: 'A report on training gaps; it can be read while it is being worked out.' })
export class TrainingGapRunType {
  @GlobalId('TrainingGapRun')
  readonly id!: TrainingGapRunId;

  @Field(() => TrainingGapRunStateEnum, { description: 'Where it stands.' })
  readonly state!: TrainingGapRun['state'];

  @Field(() => Int, { nullable: true, description: 'People looked at so far; empty with `total`.' })
  readonly done!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many people there are to look at; 0 before it begins. Empty for fewer than five, but not for job placement officers.' })
  readonly total!: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'The calendar day of the mission for which it holds; empty until it is done.' })
  readonly asOf!: Day | null;

  @Field(() => String, { nullable: true, description: 'Name of the frozen weights; empty until it is done.' })
  readonly policy!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  readonly requestedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  readonly finishedAt!: Date | null;
}

@ArgsType()
export class TrainingGapsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'ISO 639-1, for names of skills; that of the mission when omitted.' })
  readonly language?: string | null;
}

@InputType('RequestTrainingGapsInput', { description: 'A report on training gaps to ask for.' })
export class RequestTrainingGapsInput extends MutationInput {}

export const RequestTrainingGapsResult = resultUnion('RequestTrainingGapsResult', TrainingGapRunType);
