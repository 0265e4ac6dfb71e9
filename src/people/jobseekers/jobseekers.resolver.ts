import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import {
  AssignJobseekerInput,
  AssignJobseekerResult,
  EditJobseekerInput,
  EditJobseekerResult,
  JobseekerConnection,
  JobseekerStatusEnum,
  JobseekerStatusStepType,
  JobseekerType,
  MoveJobseekerInput,
  MoveJobseekerResult,
  RegisterJobseekerInput,
  RegisterJobseekerResult,
} from './jobseeker.graphql.js';
import type { Jobseeker, JobseekerStatus, StatusStep } from './jobseeker.js';
import { JobseekersService } from './jobseekers.service.js';
import { HistoryLoader } from './history.loader.js';
import { ProfileWords } from './profile/profile-words.js';

@ArgsType()
class JobseekersArgs extends PageArgs {
  @Field(() => JobseekerStatusEnum, { nullable: true, description: 'Only people who stand there.' })
  readonly status?: JobseekerStatus | null;
}

@Resolver(() => JobseekerType)
export class JobseekersResolver {
  constructor(
    private readonly jobseekersService: JobseekersService,
    private readonly words: ProfileWords,
    private readonly histories: HistoryLoader,
    nodes: NodeSources,
  ) {
    nodes.add({
      kind: 'Jobseeker',
      access: ['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'],
      typeName: () => 'Jobseeker',
      byIds: (viewer, ids) => jobseekersService.byIds(viewer, ids),
    });
  }

  @Query(() => JobseekerType, { nullable: true, description: 'One person; empty where there is none whom you may see.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  async jobseeker(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The person.' }) id: string): Promise<Jobseeker | null> {
    const [found] = await this.jobseekersService.byIds(viewer, [localId('Jobseeker', id)]);
    return found ?? null;
  }

  @Query(() => JobseekerConnection, { description: 'People whom you may see, newest first: your own cases, or all by handle.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  async jobseekers(@CurrentViewer() viewer: Viewer, @Args() args: JobseekersArgs): Promise<Connection<Jobseeker>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.jobseekersService.page(viewer, args.status ?? null, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.createdAt, row.id]);
  }

  @Mutation(() => RegisterJobseekerResult, { description: 'Registers a person. They are matched once their consent to it is recorded, with `giveConsent`.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  async registerJobseeker(@CurrentAct() act: Act, @Args('input') input: RegisterJobseekerInput): Promise<Outcome<Jobseeker>> {
    const said = await this.words.read(input.profile, input.age);
    if (!said.ok) return said;
    return this.jobseekersService.register(act, {
      kind: input.kind,
      caseReference: input.caseReference ?? null,
      age: said.value.age,
      profile: said.value.profile,
      assignedTo: typeof input.assignedTo === 'string' ? localId('Account', input.assignedTo) : null,
      origin: null,
    });
  }

  @Mutation(() => EditJobseekerResult, { description: "Changes a person's record; a stale edit is refused, not lost." })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  async editJobseeker(@CurrentAct() act: Act, @Args('input') input: EditJobseekerInput): Promise<Outcome<Jobseeker>> {
    const said = await this.words.read(input.profile, input.age);
    if (!said.ok) return said;
    return this.jobseekersService.edit(act, localId('Jobseeker', input.id), input.version, {
      profile: input.profile === undefined || input.profile === null ? null : said.value.profile,
      age: said.value.age,
      caseReference: input.caseReference ?? null,
    });
  }

  @Mutation(() => MoveJobseekerResult, { description: 'Pauses, resumes, withdraws, closes or reopens.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR'])
  moveJobseeker(@CurrentAct() act: Act, @Args('input') input: MoveJobseekerInput): Promise<Outcome<Jobseeker>> {
    return this.jobseekersService.move(act, localId('Jobseeker', input.id), input.to, input.reason ?? null);
  }

  @Mutation(() => AssignJobseekerResult, { description: 'Hands a case to another account.' })
  @Access(['CASE_MANAGER', 'RETURN_COUNSELLOR', 'ADMIN'])
  assignJobseeker(@CurrentAct() act: Act, @Args('input') input: AssignJobseekerInput): Promise<Outcome<Jobseeker>> {
    return this.jobseekersService.assign(act, localId('Jobseeker', input.id), localId('Account', input.to));
  }

  @ResolveField(() => [JobseekerStatusStepType], { description: 'The steps of the status, oldest first; for those who accompany the case.' })
  history(@Parent() jobseeker: Jobseeker, @Context() context: RequestContext): Promise<readonly StatusStep[]> {
    return this.histories.for(context).load(jobseeker.id);
  }
}
