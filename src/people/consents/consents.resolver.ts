import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { JobseekerType } from '../jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { ConsentLoader } from './consent.loader.js';
import { ConsentType, GiveConsentInput, GiveConsentResult, WithdrawConsentInput, WithdrawConsentResult, type ConsentScopeInput } from './consent.graphql.js';
import { consentTo, type ConsentEvent, type ConsentScope } from './consent.js';
import { readScope } from './consent-words.js';
import { ConsentsService } from './consents.service.js';

@Resolver(() => JobseekerType)
export class ConsentsResolver {
  constructor(
    private readonly consents: ConsentsService,
    private readonly loader: ConsentLoader,
  ) {}

  @Mutation(() => GiveConsentResult, { description: 'Records that a person agrees to something.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  async giveConsent(@CurrentAct() act: Act, @Args('input') input: GiveConsentInput): Promise<Outcome<ConsentEvent>> {
    const scope = scopeOf(input.scope);
    return scope.ok ? this.consents.give(act, localId('Jobseeker', input.jobseekerId), scope.value, input) : scope;
  }

  @Mutation(() => WithdrawConsentResult, { description: 'Records that a person takes something back or does not want it; at once, without a reason.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  async withdrawConsent(@CurrentAct() act: Act, @Args('input') input: WithdrawConsentInput): Promise<Outcome<ConsentEvent>> {
    const scope = scopeOf(input.scope);
    return scope.ok ? this.consents.withdraw(act, localId('Jobseeker', input.jobseekerId), scope.value, input) : scope;
  }

  @Query(() => [ConsentType], { description: 'All that a person agreed to and took back, oldest first.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  consentHistory(
    @CurrentViewer() viewer: Viewer,
    @Args('jobseekerId', { type: () => ID, description: 'The person.' }) jobseekerId: string,
  ): Promise<Outcome<ConsentEvent[]>> {
    return this.consents.history(viewer, localId('Jobseeker', jobseekerId));
  }

  @ResolveField(() => [ConsentType], { description: 'Where the person stands; by handle, only what concerns matching and employers.' })
  async consentsNow(@Parent() jobseeker: Jobseeker, @Context() context: RequestContext): Promise<readonly ConsentEvent[]> {
    return this.loader.for(context).load(jobseeker.id);
  }

  @ResolveField(() => Boolean, { description: 'Whether the person agrees to be matched; nobody else is.' })
  async agreesToMatching(@Parent() jobseeker: Jobseeker, @Context() context: RequestContext): Promise<boolean> {
    return consentTo(await this.loader.for(context).load(jobseeker.id), { purpose: 'MATCHING' }) !== null;
  }
}

function scopeOf({ purpose, employerId, step, office }: ConsentScopeInput): Outcome<ConsentScope> {
  const employer = typeof employerId === 'string' ? localId('Employer', employerId) : null;
  return readScope({ purpose, employerId: employer, step: step ?? null, office: office ?? null });
}
