import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import {
  CaseFileType,
  CaseProgressConnection,
  MovePlanInput,
  MovePlanResult,
  RecordCaseInput,
  RecordCaseResult,
  SignBestInterestInput,
  SignBestInterestResult,
  SuggestionEnum,
  TransferCaseInput,
  TransferCaseResult,
  WritePlanInput,
  WritePlanResult,
} from './case.graphql.js';
import { CasesService, type FollowedCase, type ShownCase } from './cases.service.js';
import type { Plan, Suggestion } from './plan.js';
import { PlansService } from './plans.service.js';

@Resolver(() => CaseFileType)
export class CasesResolver {
  constructor(
    private readonly cases: CasesService,
    private readonly plans: PlansService,
  ) {}

  @Query(() => CaseFileType, { description: "A person's case with the plan." })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION'])
  caseFile(@CurrentViewer() viewer: Viewer, @Args('jobseekerId', { type: () => ID, description: 'The person.' }) id: string): Promise<Outcome<ShownCase>> {
    return this.cases.read(viewer, localId('Jobseeker', id));
  }

  @Query(() => CaseProgressConnection, { description: 'Progress of the cases that you transferred, the last one first; of people who agree that the sending office follows.' })
  @Access(['RETURN_COUNSELLOR'])
  async followedCases(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<FollowedCase>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.cases.followed(viewer, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.sentAt, row.jobseekerId]);
  }

  @Query(() => [SuggestionEnum], { description: 'What is left to try; there is always a way that is no business (F08).' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  planSuggestions(
    @CurrentViewer() viewer: Viewer,
    @Args('jobseekerId', { type: () => ID, description: 'The person.' }) id: string,
  ): Promise<Outcome<readonly Suggestion[]>> {
    return this.plans.suggestions(viewer, localId('Jobseeker', id));
  }

  @Mutation(() => RecordCaseResult, { description: 'Records what is known of a case.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  recordCase(@CurrentAct() act: Act, @Args('input') input: RecordCaseInput): Promise<Outcome<ShownCase>> {
    return this.cases.record(act, localId('Jobseeker', input.jobseekerId), input.version, input);
  }

  @Mutation(() => SignBestInterestResult, { description: 'Signs off that it was determined what is best for a child (F40).' })
  @Access(['PROTECTION'])
  signBestInterest(@CurrentAct() act: Act, @Args('input') input: SignBestInterestInput): Promise<Outcome<ShownCase>> {
    return this.cases.signBestInterest(act, localId('Jobseeker', input.jobseekerId), input.reference);
  }

  @Mutation(() => TransferCaseResult, { description: 'Gives a case to the other office, with the consent of the person.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  transferCase(@CurrentAct() act: Act, @Args('input') input: TransferCaseInput): Promise<Outcome<ShownCase>> {
    return this.cases.transfer(act, localId('Jobseeker', input.jobseekerId), localId('Account', input.to));
  }

  @Mutation(() => WritePlanResult, { description: 'Writes the parts of a plan in draft.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  writePlan(@CurrentAct() act: Act, @Args('input') input: WritePlanInput): Promise<Outcome<Plan>> {
    return this.plans.write(act, localId('Jobseeker', input.jobseekerId), input.version, input.items.map(({ type, state, urgent }) => ({ type, state, urgent })));
  }

  @Mutation(() => MovePlanResult, { description: 'Gives a plan to review, finishes it or opens it again; final only in the country of return (F14).' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  movePlan(@CurrentAct() act: Act, @Args('input') input: MovePlanInput): Promise<Outcome<Plan>> {
    return this.plans.move(act, localId('Jobseeker', input.jobseekerId), input.version, input.to);
  }
}
