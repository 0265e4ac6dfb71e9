import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { DecidePolicyInput, DecidePolicyResult, PolicyReviewType, ProposePolicyInput, ProposePolicyResult } from './policy-review.graphql.js';
import type { PolicyReview } from './policy-review.js';
import { PolicyReviewsService } from './policy-reviews.service.js';

@Resolver(() => PolicyReviewType)
export class PolicyReviewsResolver {
  constructor(private readonly reviews: PolicyReviewsService) {}

  @Query(() => [PolicyReviewType], { description: 'How the policy that matches are scored under was changed, and what was proposed; the newest first.' })
  @Access(['MONITORING', 'ADMIN', 'JOB_PLACEMENT_OFFICER'])
  policyReviews(@CurrentViewer() viewer: Viewer): Promise<PolicyReview[]> {
    return this.reviews.all(viewer);
  }

  @Mutation(() => ProposePolicyResult, { description: 'Proposes another policy to score matches under; the figures by kind of match are kept with it.' })
  @Access(['MONITORING', 'ADMIN'])
  proposePolicy(@CurrentAct() act: Act, @Args('input') { policy, reason }: ProposePolicyInput): Promise<Outcome<PolicyReview>> {
    return this.reviews.propose(act, policy, reason);
  }

  @Mutation(() => DecidePolicyResult, { description: 'Decides about a policy that somebody else proposed.' })
  @Access(['ADMIN'])
  decidePolicy(@CurrentAct() act: Act, @Args('input') { id, to, reason }: DecidePolicyInput): Promise<Outcome<PolicyReview>> {
    return this.reviews.decide(act, localId('PolicyReview', id), to, reason);
  }
}
