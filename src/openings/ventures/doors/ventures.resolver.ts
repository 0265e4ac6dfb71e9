import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { VentureId } from '../../../matching/team/team.js';
import { JobseekerType } from '../../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import { JobseekerLoader } from '../../../people/jobseekers/jobseeker.loader.js';
import { Access } from '../../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { NodeSources } from '../../../platform/graphql/node.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { ProgrammeLoader } from '../../../programmes/rules/programmes/programme.loader.js';
import { pilotEndsOn } from '../../../programmes/rules/programmes/programme.js';
import { EmployerType } from '../../employers/employer.graphql.js';
import type { Employer } from '../../employers/employer.js';
import { EmployerLoader } from '../../employers/employer.loaders.js';
import { STAFF_READERS } from '../../employers/readers.js';
import type { Opening } from '../../openings/opening.js';
import type { VentureTwin } from '../twins/twins.js';
import type { VentureMove } from '../venture-standing.js';
import { costOf, type Venture } from '../venture.js';
import { VenturesService } from '../ventures.service.js';
import { CreateVentureInput, EditVentureInput, MoveVentureInput, ventureDraftOf, VenturesArgs } from './venture-inputs.graphql.js';
import { VentureRoleType } from './venture-role.graphql.js';
import { VentureConnection, VentureResult, VentureStepType, VentureTwinType, VentureType } from './venture.graphql.js';
import { RolesOfVentureLoader, VentureMovesLoader, VentureTwinsLoader } from './venture.loaders.js';

@Resolver(() => VentureType)
export class VenturesResolver {
  constructor(
    private readonly venturesService: VenturesService,
    private readonly employers: EmployerLoader,
    private readonly moves: VentureMovesLoader,
    private readonly twinsLoader: VentureTwinsLoader,
    private readonly rolesLoader: RolesOfVentureLoader,
    private readonly people: JobseekerLoader,
    private readonly programmes: ProgrammeLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Venture', access: STAFF_READERS, typeName: () => 'Venture', byIds: (viewer, ids) => venturesService.byIds(viewer, ids) });
  }

  @Query(() => VentureType, { nullable: true, description: 'One venture; empty where there is none that you may see.' })
  @Access(STAFF_READERS)
  async venture(@CurrentViewer() viewer: Viewer, @Args('id', { type: () => ID, description: 'The venture.' }) id: string): Promise<Venture | null> {
    const [found] = await this.venturesService.byIds(viewer, [localId('Venture', id)]);
    return found ?? null;
  }

  @Query(() => VentureConnection, { description: 'Ventures of the mission, newest first.' })
  @Access(STAFF_READERS)
  async ventures(@CurrentViewer() viewer: Viewer, @Args() args: VenturesArgs): Promise<Connection<Venture>> {
    const page = pageOf(args, ['id']);
    const filter = { kind: args.kind ?? null, status: args.status ?? null, text: args.text ?? null };
    const rows = await this.venturesService.page(viewer, filter, (page.after?.[0] ?? null) as VentureId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => VentureResult, { description: 'Writes a venture down as an idea, with an employer of its own; `joinInstead` shows others like it.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  createVenture(@CurrentAct() act: Act, @Args('input') { jobseekerId, terms }: CreateVentureInput): Promise<Outcome<Venture>> {
    return this.venturesService.create(act, ventureDraftOf(terms), typeof jobseekerId === 'string' ? localId('Jobseeker', jobseekerId) : null);
  }

  @Mutation(() => VentureResult, { description: 'Replaces the terms of a venture; case managers those of an idea of a person of their own cases.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  editVenture(@CurrentAct() act: Act, @Args('input') input: EditVentureInput): Promise<Outcome<Venture>> {
    return this.venturesService.edit(act, localId('Venture', input.id), input.version, ventureDraftOf(input.terms));
  }

  @Mutation(() => VentureResult, { description: 'Moves a venture on, pauses or ends it; a pause and an end close its roles.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  moveVenture(@CurrentAct() act: Act, @Args('input') { id, version, to, reason, despite }: MoveVentureInput): Promise<Outcome<Venture>> {
    return this.venturesService.move(act, localId('Venture', id), version, to, reason, despite);
  }

  @ResolveField('costMinor')
  costMinor(@Parent() venture: Venture): number {
    return costOf(venture);
  }

  @ResolveField('leastMembers')
  leastMembers(@Parent() { members }: Venture): number {
    return members.least;
  }

  @ResolveField('mostMembers')
  mostMembers(@Parent() { members }: Venture): number {
    return members.most;
  }

  @ResolveField(() => DateScalar, { nullable: true, description: 'Until when its programme is tried, where that is a pilot (F32).' })
  async pilotEndsOn(@Parent() { programmeId }: Venture, @Context() context: RequestContext): Promise<Day | null> {
    const programme = programmeId === null ? null : await this.programmes.for(context).load(programmeId);
    return programme === null ? null : pilotEndsOn(programme);
  }

  @ResolveField(() => EmployerType, { nullable: true, description: 'The employer that it is.' })
  employer(@Parent() venture: Venture, @Context() context: RequestContext): Promise<Employer | null> {
    return this.employers.for(context).load(venture.employerId);
  }

  @ResolveField(() => JobseekerType, { nullable: true, description: 'Whose idea it is; empty where you may not see the person.' })
  proposedBy(@Parent() venture: Venture, @Context() context: RequestContext): Promise<Jobseeker | null> | null {
    return venture.proposedBy === null ? null : this.people.for(context).load(venture.proposedBy);
  }

  @ResolveField(() => [VentureRoleType], { description: 'Its roles, in the order in which they were written down.' })
  async roles(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly Opening[]> {
    return (await this.rolesLoader.for(context).load(venture.id)).map((role) => role.opening);
  }

  @ResolveField(() => [VentureStepType], { description: 'What became of it and why, oldest first.' })
  history(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly VentureMove[]> {
    return this.moves.for(context).load(venture.id);
  }

  @ResolveField(() => [VentureTwinType], { description: 'Others of the same trade at the same place, which people may rather join.' })
  joinInstead(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly VentureTwin[]> {
    return this.twinsLoader.for(context).load(venture.id);
  }
}
