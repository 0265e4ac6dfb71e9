import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import {
  CandidacyType,
  EndCandidacyInput,
  EndCandidacyResult,
  PutForwardInput,
  PutForwardResult,
  ReleaseIdentityInput,
  ReleaseIdentityResult,
} from './candidacy.graphql.js';
import { CandidatesService, type ShownCandidacy } from './candidates.service.js';

@Resolver(() => CandidacyType)
export class CandidatesResolver {
  constructor(private readonly candidates: CandidatesService) {}

  @Query(() => [CandidacyType], { description: 'Everybody who was put forward for an opening, the first one first; case managers see their own cases.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  candidacies(
    @CurrentViewer() viewer: Viewer,
    @Args('openingId', { type: () => ID, description: 'The opening.' }) openingId: string,
  ): Promise<ShownCandidacy[]> {
    return this.candidates.of(viewer, localId('Opening', openingId));
  }

  @Mutation(() => PutForwardResult, { description: "Puts a person to the employer of an opening: on a match, with the person's consent to this very employer." })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  putForward(@CurrentAct() act: Act, @Args('input') input: PutForwardInput): Promise<Outcome<ShownCandidacy>> {
    return this.candidates.putForward(act, localId('Opening', input.openingId), localId('Jobseeker', input.jobseekerId));
  }

  @Mutation(() => EndCandidacyResult, { description: 'Takes a person back from an employer.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  endCandidacy(@CurrentAct() act: Act, @Args('input') input: EndCandidacyInput): Promise<Outcome<ShownCandidacy>> {
    return this.candidates.end(act, localId('Candidate', input.id), input.reason);
  }

  @Mutation(() => ReleaseIdentityResult, { description: 'Releases name or phone to the employer, each with a consent of its own, after firm, owner and place were read out.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  releaseIdentity(@CurrentAct() act: Act, @Args('input') input: ReleaseIdentityInput): Promise<Outcome<ShownCandidacy>> {
    return this.candidates.release(act, localId('Candidate', input.id), input.step, input.heardFirmOwnerAndPlace);
  }
}
