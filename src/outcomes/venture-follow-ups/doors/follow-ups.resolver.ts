import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import type { VentureId } from '../../../matching/team/team.js';
import { VentureType } from '../../../openings/ventures/doors/venture.graphql.js';
import type { Venture } from '../../../openings/ventures/venture.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { VentureFollowUp } from '../follow-up.js';
import { FollowUpsService, type VentureFigures } from '../follow-ups.service.js';
import { milestonesOf, type Milestone } from '../milestones.js';
import { monthOf, RecordFollowUpResult, RecordVentureFollowUpInput, VentureFiguresType, VentureFollowUpType, VentureMilestoneType } from './follow-up.graphql.js';

/** What was heard of all ventures of a page in one read. */
export class FollowUpsLoader extends GroupLoader<VentureId, VentureFollowUp> {
  constructor(followUps: FollowUpsService) {
    super((viewer, ids) => followUps.of(viewer, ids), (line) => line.ventureId);
  }
}

@Resolver(() => VentureType)
export class FollowUpsResolver {
  constructor(
    private readonly service: FollowUpsService,
    private readonly heard: FollowUpsLoader,
  ) {}

  @Mutation(() => RecordFollowUpResult, { description: 'Writes down what was heard of a venture some months after its start; case managers of what a person of their own cases proposed.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  recordVentureFollowUp(@CurrentAct() act: Act, @Args('input') { ventureId, month, incomeMinor, ...answers }: RecordVentureFollowUpInput): Promise<Outcome<VentureFollowUp>> {
    return this.service.record(act, localId('Venture', ventureId), { ...answers, month: monthOf(month), incomeMinor: incomeMinor ?? null });
  }

  @Query(() => VentureFiguresType, { description: 'How the ventures of the mission fare.' })
  @Access(['MONITORING', 'ADMIN', 'JOB_PLACEMENT_OFFICER'])
  ventureFigures(@CurrentViewer() viewer: Viewer): Promise<VentureFigures> {
    return this.service.figures(viewer);
  }

  @ResolveField(() => [VentureFollowUpType], { description: 'What was heard of it after its start, by month, corrections last.' })
  followUps(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly VentureFollowUp[]> {
    return this.heard.for(context).load(venture.id);
  }

  @ResolveField(() => [VentureMilestoneType], { description: 'What it has come to, as it was heard: growth is a milestone, never an ending.' })
  async milestones(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly Milestone[]> {
    return milestonesOf(await this.heard.for(context).load(venture.id));
  }
}
