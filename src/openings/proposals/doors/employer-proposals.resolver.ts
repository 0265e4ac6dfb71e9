import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { JobseekerType } from '../../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import { JobseekerLoader } from '../../../people/jobseekers/jobseeker.loader.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { EmployerType } from '../../employers/employer.graphql.js';
import type { Employer } from '../../employers/employer.js';
import { EmployerLoader } from '../../employers/employer.loaders.js';
import type { EmployerProposal, EmployerProposalId } from '../employer-proposal.js';
import { EmployerProposals } from '../employer-proposals.service.js';
import type { ProposalComment } from '../proposal-comment.js';
import {
  CommentOnEmployerProposalInput,
  DeclineEmployerProposalInput,
  EmployerProposalConnection,
  EmployerProposalResult,
  EmployerProposalsArgs,
  EmployerProposalType,
  ProposalCommentResult,
  ProposalCommentType,
  ProposeEmployerInput,
  TakeUpEmployerProposalInput,
} from './employer-proposal.graphql.js';

/** What was said about all proposals of a page in one read. */
export class ProposalCommentsLoader extends GroupLoader<EmployerProposalId, ProposalComment> {
  constructor(proposals: EmployerProposals) {
    super((viewer, ids) => proposals.comments(viewer, ids), (comment) => comment.proposalId);
  }
}

@Resolver(() => EmployerProposalType)
export class EmployerProposalsResolver {
  constructor(
    private readonly service: EmployerProposals,
    private readonly commentsLoader: ProposalCommentsLoader,
    private readonly people: JobseekerLoader,
    private readonly employers: EmployerLoader,
  ) {}

  @Query(() => EmployerProposalConnection, { description: 'Employers that people propose, newest first; empty where you may not see the person.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  async employerProposals(@CurrentViewer() viewer: Viewer, @Args() args: EmployerProposalsArgs): Promise<Connection<EmployerProposal>> {
    const page = pageOf(args, ['id']);
    const filter = { jobseekerId: typeof args.jobseekerId === 'string' ? localId('Jobseeker', args.jobseekerId) : null, state: args.state ?? null };
    const rows = await this.service.page(viewer, filter, (page.after?.[0] ?? null) as EmployerProposalId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => EmployerProposalResult, { description: 'Writes down an employer that a person proposes; officers have a task to look at it.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  proposeEmployer(@CurrentAct() act: Act, @Args('input') { jobseekerId, name, geonameId, about }: ProposeEmployerInput): Promise<Outcome<EmployerProposal>> {
    return this.service.propose(act, localId('Jobseeker', jobseekerId), { name, about, geonameId: geonameId ?? null });
  }

  @Mutation(() => EmployerProposalResult, { description: 'Says which employer of the mission a proposal has become; it is verified as any other.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  takeUpEmployerProposal(@CurrentAct() act: Act, @Args('input') { proposalId, employerId }: TakeUpEmployerProposalInput): Promise<Outcome<EmployerProposal>> {
    return this.service.takeUp(act, localId('EmployerProposal', proposalId), localId('Employer', employerId));
  }

  @Mutation(() => EmployerProposalResult, { description: 'Says that nothing comes of a proposal, and why.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  declineEmployerProposal(@CurrentAct() act: Act, @Args('input') { proposalId, reason }: DeclineEmployerProposalInput): Promise<Outcome<EmployerProposal>> {
    return this.service.decline(act, localId('EmployerProposal', proposalId), reason);
  }

  @Mutation(() => ProposalCommentResult, { description: 'Writes down what an office said about an employer that somebody proposed, who agreed that the office knows (consent to SHARING).' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  commentOnEmployerProposal(@CurrentAct() act: Act, @Args('input') { proposalId, office, text }: CommentOnEmployerProposalInput): Promise<Outcome<ProposalComment>> {
    return this.service.comment(act, localId('EmployerProposal', proposalId), { office, text });
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'Whose idea it is; empty where you may not see the person.' })
  jobseeker(@Parent() { jobseekerId }: EmployerProposal, @Context() context: RequestContext): Promise<Jobseeker | null> | null {
    return jobseekerId === null ? null : this.people.for(context).load(jobseekerId);
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'The employer that it has become.' })
  employer(@Parent() { employerId }: EmployerProposal, @Context() context: RequestContext): Promise<Employer | null> | null {
    return employerId === null ? null : this.employers.for(context).load(employerId);
  }

  @ResolveField(() => [ProposalCommentType], { description: 'What offices said about it, oldest first.' })
  comments(@Parent() { id }: EmployerProposal, @Context() context: RequestContext): Promise<readonly ProposalComment[]> {
    return this.commentsLoader.for(context).load(id);
  }
}
