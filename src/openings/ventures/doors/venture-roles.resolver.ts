import { Args, Context, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act } from '../../../platform/viewer.js';
import { draftOf } from '../../doors/opening-inputs.graphql.js';
import type { Opening } from '../../openings/opening.js';
import type { VentureRole } from '../roles/venture-role.js';
import { VentureRolesService } from '../roles/venture-roles.service.js';
import type { Venture } from '../venture.js';
import { CloseVentureRoleInput, CreateVentureRoleInput, EditVentureRoleInput, PublishVentureRoleInput, VentureRoleResult, VentureRoleType } from './venture-role.graphql.js';
import { VentureType } from './venture.graphql.js';
import { RoleTermsLoader, VentureLoader } from './venture.loaders.js';

@Resolver(() => VentureRoleType)
export class VentureRolesResolver {
  constructor(
    private readonly roles: VentureRolesService,
    private readonly terms: RoleTermsLoader,
    private readonly ventures: VentureLoader,
  ) {}

  @Mutation(() => VentureRoleResult, { description: 'Writes a role of a venture down as a draft.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  createVentureRole(@CurrentAct() act: Act, @Args('input') { ventureId, terms }: CreateVentureRoleInput): Promise<Outcome<Opening>> {
    return this.roles.create(act, localId('Venture', ventureId), draftOf(terms), terms);
  }

  @Mutation(() => VentureRoleResult, { description: 'Replaces the terms of a role; a stale edit is refused, not lost.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  editVentureRole(@CurrentAct() act: Act, @Args('input') { id, version, terms }: EditVentureRoleInput): Promise<Outcome<Opening>> {
    return this.roles.edit(act, localId('Opening', id), version, draftOf(terms), terms);
  }

  @Mutation(() => VentureRoleResult, { description: 'Publishes a role of a venture that takes people: they are matched to it from then on.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  publishVentureRole(@CurrentAct() act: Act, @Args('input') { id, version, reason }: PublishVentureRoleInput): Promise<Outcome<Opening>> {
    return this.roles.publish(act, localId('Opening', id), version, reason ?? null);
  }

  @Mutation(() => VentureRoleResult, { description: 'Ends a role.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  closeVentureRole(@CurrentAct() act: Act, @Args('input') { id, version, reason }: CloseVentureRoleInput): Promise<Outcome<Opening>> {
    return this.roles.close(act, localId('Opening', id), version, reason);
  }

  @ResolveField(() => VentureType, { nullable: true, description: 'The venture that it is of.' })
  async venture(@Parent() opening: Opening, @Context() context: RequestContext): Promise<Venture | null> {
    const role = await this.own(opening, context);
    return role === null ? null : this.ventures.for(context).load(role.ventureId);
  }

  @ResolveField(() => Int, { nullable: true, description: 'Fewest people without whom the venture does not begin.' })
  async leastSeats(@Parent() opening: Opening, @Context() context: RequestContext): Promise<number | null> {
    return (await this.own(opening, context))?.leastSeats ?? null;
  }

  @ResolveField(() => Int, { nullable: true, description: 'What one seat gives its holder of the venture, percent.' })
  async sharePercent(@Parent() opening: Opening, @Context() context: RequestContext): Promise<number | null> {
    return (await this.own(opening, context))?.sharePercent ?? null;
  }

  private async own(opening: Opening, context: RequestContext): Promise<VentureRole | null> {
    const [role] = await this.terms.for(context).load(opening.id);
    return role ?? null;
  }
}
