import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { VentureRoleType } from '../../../openings/ventures/doors/venture-role.graphql.js';
import type { Opening } from '../../../openings/openings/opening.js';
import { OpeningLoader } from '../../../openings/openings/opening.loaders.js';
import { JobseekerType } from '../../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import { JobseekerLoader } from '../../../people/jobseekers/jobseeker.loader.js';
import type { RequestContext } from '../../../platform/graphql/context.js';
import type { ProposedSeat } from '../team.js';
import { AskedSeatType, TeamSeatType } from './team.graphql.js';

/** Who sits where: people are shown as far as the viewer may see them. */
@Resolver(() => TeamSeatType)
export class TeamSeatsResolver {
  constructor(
    private readonly people: JobseekerLoader,
    private readonly openings: OpeningLoader,
  ) {}

  @ResolveField(() => JobseekerType, { nullable: true, description: 'The person; empty where you may not see them.' })
  jobseeker(@Parent() seat: ProposedSeat, @Context() context: RequestContext): Promise<Jobseeker | null> {
    return this.people.for(context).load(seat.jobseekerId);
  }

  @ResolveField(() => VentureRoleType, { nullable: true, description: 'The role.' })
  role(@Parent() seat: ProposedSeat, @Context() context: RequestContext): Promise<Opening | null> {
    return this.openings.for(context).load(seat.openingId);
  }
}

/** As `TeamSeatsResolver`, for a person's own list. */
@Resolver(() => AskedSeatType)
export class AskedSeatsResolver extends TeamSeatsResolver {}
