import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { RuleOverride } from '../../programmes/rules/programmes/programme.js';
import { MoveReferralInput, MoveReferralResult, OverrideReferralRuleInput, OverrideReferralRuleResult, ReferPersonInput, ReferPersonResult, ReferralType } from './referral.graphql.js';
import { ReferralsService, type ShownReferral } from './referrals.service.js';

@Resolver(() => ReferralType)
export class ReferralsResolver {
  constructor(private readonly service: ReferralsService) {}

  @Query(() => [ReferralType], { description: 'To what a person was pointed, the last one first; nothing of whom you may not see. The reading is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  referrals(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) id: string): Promise<readonly ShownReferral[]> {
    return this.service.of(viewer, localId('Jobseeker', id));
  }

  @Mutation(() => ReferPersonResult, { description: 'Points an own case to what a state or a partner offers.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  referPerson(@CurrentAct() act: Act, @Args('input') { jobseekerId, entryId }: ReferPersonInput): Promise<Outcome<ShownReferral>> {
    return this.service.refer(act, localId('Jobseeker', jobseekerId), localId('CatalogueEntry', entryId));
  }

  @Mutation(() => MoveReferralResult, { description: 'Writes down what came of a referral; a refusal opens the need again.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  moveReferral(@CurrentAct() act: Act, @Args('input') { id, to }: MoveReferralInput): Promise<Outcome<ShownReferral>> {
    return this.service.move(act, localId('Referral', id), to);
  }

  @Mutation(() => OverrideReferralRuleResult, { description: 'Lets a warning pass for a person who is to be pointed somewhere (F10, F59), with a reason.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  overrideReferralRule(@CurrentAct() act: Act, @Args('input') { jobseekerId, entryId, rule, reason }: OverrideReferralRuleInput): Promise<Outcome<RuleOverride>> {
    return this.service.override(act, localId('Jobseeker', jobseekerId), localId('CatalogueEntry', entryId), rule, reason);
  }
}
