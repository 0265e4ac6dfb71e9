import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, PageArgs, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { PlaceSuspension } from './place-suspension.js';
import {
  LiftPlaceSuspensionInput,
  LiftPlaceSuspensionResult,
  PlaceSuspensionConnection,
  PlaceSuspensionType,
  SuspendPlaceInput,
  SuspendPlaceResult,
} from './place-suspension.graphql.js';
import { PlaceSuspensionsService } from './place-suspensions.service.js';

@Resolver(() => PlaceSuspensionType)
export class PlaceSuspensionsResolver {
  constructor(private readonly suspensions: PlaceSuspensionsService) {}

  @Query(() => PlaceSuspensionConnection, { description: 'Places where nobody is or was put forward, the last one first.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  async placeSuspensions(@CurrentViewer() viewer: Viewer, @Args() args: PageArgs): Promise<Connection<PlaceSuspension>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.suspensions.page(viewer, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.at, row.id]);
  }

  @Mutation(() => SuspendPlaceResult, { description: 'Suspends a place: nobody is put forward there, and nothing more is released.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  suspendPlace(@CurrentAct() act: Act, @Args('input') input: SuspendPlaceInput): Promise<Outcome<PlaceSuspension>> {
    return this.suspensions.suspend(act, input);
  }

  @Mutation(() => LiftPlaceSuspensionResult, { description: 'Lifts a suspension.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'PROTECTION'])
  liftPlaceSuspension(@CurrentAct() act: Act, @Args('input') input: LiftPlaceSuspensionInput): Promise<Outcome<PlaceSuspension>> {
    return this.suspensions.lift(act, localId('PlaceSuspension', input.id), input.reason);
  }
}
