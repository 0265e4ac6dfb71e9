import { Args, Mutation, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act } from '../../platform/viewer.js';
import { AskSurveyByTextInput, AskSurveyByTextResult, TextSurveyType } from './text-survey.graphql.js';
import type { TextSurvey } from './text-survey.js';
import { TextSurveys } from './text-surveys.service.js';

@Resolver(() => TextSurveyType)
export class TextSurveysResolver {
  constructor(private readonly surveys: TextSurveys) {}

  @Mutation(() => AskSurveyByTextResult, { description: 'Asks the plain questions of a round of the reintegration survey by text, of somebody who agreed to that and alone reads the phone; the others are asked by voice.' })
  @Access(['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  askSurveyByText(@CurrentAct() act: Act, @Args('input') { jobseekerId, round, agreed }: AskSurveyByTextInput): Promise<Outcome<TextSurvey>> {
    return this.surveys.ask(act, localId('Jobseeker', jobseekerId), round, agreed);
  }
}
