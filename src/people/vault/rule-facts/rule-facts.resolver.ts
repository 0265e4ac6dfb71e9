import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { RecordRiskAssessmentInput, RecordRiskAssessmentResult, RecordRuleFactsInput, RecordRuleFactsResult, RuleFactsType } from './rule-facts.graphql.js';
import type { RuleFacts } from './rule-facts.js';
import { RuleFactsService, type KeptRuleFacts } from './rule-facts.service.js';

@Resolver(() => RuleFactsType)
export class RuleFactsResolver {
  constructor(private readonly facts: RuleFactsService) {}

  @Query(() => RuleFactsType, { nullable: true, description: 'What rules of programmes ask of a person; empty where there is none whom you may see. The reading is recorded.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  ruleFacts(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) id: string): Promise<RuleFacts | null> {
    return this.facts.read(viewer, localId('Jobseeker', id));
  }

  @Mutation(() => RecordRuleFactsResult, { description: 'Writes down what rules of programmes ask of an own case.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  recordRuleFacts(@CurrentAct() act: Act, @Args('input') input: RecordRuleFactsInput): Promise<Outcome<KeptRuleFacts>> {
    const { jobseekerId, version, idempotencyKey: _, ...edit } = input;
    return this.facts.record(act, localId('Jobseeker', jobseekerId), version, edit);
  }

  @Mutation(() => RecordRiskAssessmentResult, { description: 'Writes down whether the risks of a return were assessed.' })
  @Access(['PROTECTION'])
  recordRiskAssessment(@CurrentAct() act: Act, @Args('input') input: RecordRiskAssessmentInput): Promise<Outcome<KeptRuleFacts>> {
    return this.facts.recordRisk(act, localId('Jobseeker', input.jobseekerId), input.assessed ?? null);
  }
}
