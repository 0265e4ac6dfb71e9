import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { IdentitiesService, type KeptIdentity } from './identities.service.js';
import { IdentityArgs, IdentityType, SetIdentityInput, SetIdentityResult } from './identity.graphql.js';
import type { Identity } from './identity.js';

@Resolver(() => IdentityType)
export class IdentitiesResolver {
  constructor(private readonly identities: IdentitiesService) {}

  @Query(() => IdentityType, { nullable: true, description: 'Who a person is; empty where there is none whom you may see. The reading and its reason are recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  identity(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, reason }: IdentityArgs): Promise<Identity | null> {
    return this.identities.readOne(viewer, localId('Jobseeker', jobseekerId), reason);
  }

  @Mutation(() => SetIdentityResult, { description: 'Keeps who a person is, for an own case.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  setIdentity(@CurrentAct() act: Act, @Args('input') input: SetIdentityInput): Promise<Outcome<KeptIdentity>> {
    const { jobseekerId, version, idempotencyKey: _, ...edit } = input;
    return this.identities.set(act, localId('Jobseeker', jobseekerId), version, edit);
  }
}
