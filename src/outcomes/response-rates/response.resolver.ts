import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import { QuestionsService } from './questions.service.js';
import type { Question } from './question.js';
import { EmployerQuestionType, EmployerResponseType } from './response.graphql.js';
import { sayResponse, type Response } from './response.js';

@Resolver(() => EmployerResponseType)
export class ResponseResolver {
  constructor(private readonly questions: QuestionsService) {}

  @Query(() => EmployerResponseType, { nullable: true, description: 'How an employer answers when it is asked about candidates; empty for one that is not there.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  employerResponse(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<Response | null> {
    return this.questions.response(viewer, localId('Employer', id));
  }

  @Query(() => [EmployerQuestionType], { description: 'What an employer was asked about candidates and has not answered, the oldest first, for whoever calls it; the first hundred.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  employerQuestions(@CurrentViewer() viewer: Viewer, @Args('employerId', { type: () => ID, description: 'The employer.' }) id: string): Promise<Question[]> {
    return this.questions.open(viewer, localId('Employer', id));
  }

  @ResolveField(() => String, { description: 'The same in words.' })
  sentence(@Parent() response: Response): string {
    return sayResponse(response);
  }
}
