import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import type { VentureId } from '../../../matching/team/team.js';
import { JobseekerType } from '../../../people/jobseekers/jobseeker.graphql.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import { JobseekerLoader } from '../../../people/jobseekers/jobseeker.loader.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Act } from '../../../platform/viewer.js';
import { VentureType } from '../../ventures/doors/venture.graphql.js';
import type { Venture } from '../../ventures/venture.js';
import { MentoringService } from '../mentoring.service.js';
import type { VentureSession } from '../session.js';
import { RecordVentureSessionInput, VentureSessionResult, VentureSessionType, WithdrawVentureSessionInput } from './session.graphql.js';

/** The sessions of all ventures of a page in one read. */
export class SessionsOfVentureLoader extends GroupLoader<VentureId, VentureSession> {
  constructor(mentoring: MentoringService) {
    super((viewer, ids) => mentoring.of(viewer, ids), (session) => session.ventureId);
  }
}

@Resolver(() => VentureSessionType)
export class VentureSessionsResolver {
  constructor(
    private readonly mentoring: MentoringService,
    private readonly people: JobseekerLoader,
  ) {}

  @Mutation(() => VentureSessionResult, { description: 'Writes down mentoring or training that was held with members of a venture.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  recordVentureSession(@CurrentAct() act: Act, @Args('input') { ventureId, attendedIds, kind, heldOn, minutes, topics, mentor }: RecordVentureSessionInput): Promise<Outcome<VentureSession>> {
    const attended = attendedIds.map((id) => localId('Jobseeker', id));
    return this.mentoring.record(act, localId('Venture', ventureId), { kind, heldOn, minutes, topics, mentor, attended });
  }

  @Mutation(() => VentureSessionResult, { description: 'Takes back a session that was written down wrongly; it counts for nothing from then on.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  withdrawVentureSession(@CurrentAct() act: Act, @Args('input') { ventureSessionId }: WithdrawVentureSessionInput): Promise<Outcome<VentureSession>> {
    return this.mentoring.withdraw(act, localId('VentureSession', ventureSessionId));
  }

  @ResolveField(() => [JobseekerType], { description: 'Members who were there, those whom you may see.' })
  async attended(@Parent() session: VentureSession, @Context() context: RequestContext): Promise<Jobseeker[]> {
    const found = await Promise.all(session.attended.map((id) => this.people.for(context).load(id)));
    return found.filter((person) => person !== null);
  }
}

/** The sessions beside the venture that they were held with. */
@Resolver(() => VentureType)
export class SessionsOfVentureResolver {
  constructor(private readonly sessionsLoader: SessionsOfVentureLoader) {}

  @ResolveField(() => [VentureSessionType], { description: 'Mentoring and training of its people, the oldest first.' })
  sessions(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly VentureSession[]> {
    return this.sessionsLoader.for(context).load(venture.id);
  }
}
