import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { AnsweringService, type OpeningProgress } from './answering.service.js';
import { AnswerCandidateInput, AnswerCandidateResult, OpeningProgressType } from './progress.graphql.js';
import type { CandidateProgress } from './progress.js';

@Resolver(() => OpeningProgressType)
export class AnsweringResolver {
  constructor(private readonly answering: AnsweringService) {}

  @Query(() => OpeningProgressType, { nullable: true, description: 'How one of your own openings comes along; empty for every other opening.' })
  @Access(['PARTNER'])
  openingProgress(@CurrentViewer() viewer: Viewer, @Args('openingId', { type: () => ID, description: 'One of your own openings.' }) id: string): Promise<OpeningProgress | null> {
    return this.answering.progress(viewer, localId('Opening', id));
  }

  @Mutation(() => AnswerCandidateResult, { description: 'Your answer about a candidate of one of your openings; it can be taken back for half an hour.' })
  @Access(['PARTNER'])
  answerCandidate(@CurrentAct() act: Act, @Args('input') { candidateId, answer, reason }: AnswerCandidateInput): Promise<Outcome<CandidateProgress>> {
    return this.answering.answer(act, localId('Candidate', candidateId), { answer, reason: reason ?? null });
  }
}
