import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { CheckOneTimeCodeInput, CheckOneTimeCodeResult, OneTimeCodeType, SendOneTimeCodeInput, SendOneTimeCodeResult } from './code.graphql.js';
import { OneTimeCodes, type CheckedCode, type SentCode } from './codes.service.js';

@Resolver(() => OneTimeCodeType)
export class CodesResolver {
  constructor(private readonly codes: OneTimeCodes) {}

  @Query(() => OneTimeCodeType, { nullable: true, description: 'The newest code that was sent to a person whom you accompany; empty for none.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  oneTimeCode(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) jobseekerId: string): Promise<Outcome<SentCode | null>> {
    return this.codes.last(viewer, localId('Jobseeker', jobseekerId));
  }

  @Mutation(() => SendOneTimeCodeResult, { description: 'Texts a code to the number that a person of an own case agreed on; it works once, for ten minutes.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  sendOneTimeCode(@CurrentAct() act: Act, @Args('input') input: SendOneTimeCodeInput): Promise<Outcome<SentCode>> {
    return this.codes.send(act, localId('Jobseeker', input.jobseekerId));
  }

  @Mutation(() => CheckOneTimeCodeResult, { description: 'Says whether the digits that somebody reads out are those that were sent.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  checkOneTimeCode(@CurrentAct() act: Act, @Args('input') input: CheckOneTimeCodeInput): Promise<Outcome<CheckedCode>> {
    return this.codes.check(act, localId('Jobseeker', input.jobseekerId), input.code);
  }
}
