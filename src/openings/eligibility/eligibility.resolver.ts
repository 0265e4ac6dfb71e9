import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Eligibility } from '../../programmes/rules/guarded-facts.js';
import type { RuleOverride } from '../../programmes/rules/programmes/programme.js';
import { EligibilityAnswerType, EligibilityArgs, OverrideRuleInput, OverrideRuleResult } from './eligibility.graphql.js';
import { EligibilityService } from './eligibility.service.js';

@Resolver(() => EligibilityAnswerType)
export class EligibilityResolver {
  constructor(private readonly service: EligibilityService) {}

  @Query(() => EligibilityAnswerType, { nullable: true, description: 'Whether a person may have what an opening or a programme offers; that it was asked is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  eligibility(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, openingId, programmeId, on }: EligibilityArgs): Promise<Outcome<Eligibility>> {
    const of = {
      jobseekerId: localId('Jobseeker', jobseekerId),
      openingId: typeof openingId === 'string' ? localId('Opening', openingId) : null,
      programmeId: typeof programmeId === 'string' ? localId('Programme', programmeId) : null,
    };
    return this.service.ask(viewer, of, on ?? null);
  }

  @Mutation(() => OverrideRuleResult, { description: 'Lets a warning pass for a person at an opening, with a reason; a block is never overridden.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  overrideRule(@CurrentAct() act: Act, @Args('input') { jobseekerId, openingId, rule, reason }: OverrideRuleInput): Promise<Outcome<RuleOverride>> {
    return this.service.override(act, { jobseekerId: localId('Jobseeker', jobseekerId), openingId: localId('Opening', openingId) }, rule, reason);
  }
}
