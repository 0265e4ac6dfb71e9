import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { JobseekerId } from '../../kernel/ids.js';
import { SurveyRoundEnum } from '../../outcomes/surveys/survey.graphql.js';
import type { SurveyRound } from '../../outcomes/surveys/survey.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import type { TextSurvey } from './text-survey.js';

export const TextSurveyStatusEnum = enumType<TextSurvey['status']>('TextSurveyStatus', 'How far a survey by text has come.', {
  ASKING: 'A question waits for an answer.',
  COMPLETE: 'Every question was answered.',
  ENDED: 'Nobody answered for a while, or it could not be said; what was answered is kept.',
});

@ObjectType('TextSurvey', { description: 'The plain questions of the reintegration survey, asked by text one after the other.' })
export class TextSurveyType {
  @GlobalId('Jobseeker', { description: 'Who is asked.' })
  readonly jobseekerId!: JobseekerId;

  @Field(() => SurveyRoundEnum, { description: 'The round.' })
  readonly round!: SurveyRound;

  @Field(() => TextSurveyStatusEnum, { description: 'How far it has come.' })
  readonly status!: TextSurvey['status'];

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  readonly startedAt!: Date;
}

@InputType('AskSurveyByTextInput', { description: 'Somebody of whom the plain questions of a round are asked by text.' })
export class AskSurveyByTextInput extends MutationInput {
  @Field(() => ID, { description: 'Who.' })
  readonly jobseekerId!: string;

  @Field(() => SurveyRoundEnum, { description: 'The round.' })
  readonly round!: SurveyRound;

  @Field(() => Boolean, { description: 'That the person was asked whether these questions may come by text, and said yes.' })
  readonly agreed!: boolean;
}

export const AskSurveyByTextResult = resultUnion('AskSurveyByTextResult', TextSurveyType);
