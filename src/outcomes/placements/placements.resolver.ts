import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { refused, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import { wagesGoOn } from './lifecycle/fold.js';
import {
  AnswerPlacementInput,
  AnswerPlacementResult,
  ConvertPlacementInput,
  ConvertPlacementResult,
  HiredPlacementConnection,
  HiredPlacementsArgs,
  MovePlacementInput,
  MovePlacementResult,
  PlacementConnection,
  PlacementEventType,
  PlacementsArgs,
  PlacementType,
} from './placement.graphql.js';
import type { Placement, PlacementEvent } from './placement.js';
import { PlacementEventsLoader } from './placement.loader.js';
import { PlacementsService } from './placements.service.js';

const FOLLOWS: readonly Role[] = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];

@Resolver(() => PlacementType)
export class PlacementsResolver {
  constructor(
    private readonly service: PlacementsService,
    private readonly events: PlacementEventsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Placement', access: FOLLOWS, typeName: () => 'Placement', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => PlacementConnection, { description: 'Placements of your cases, or as an officer all by handle, the last agreed first; reasons that are personal are shown as that.' })
  @Access(FOLLOWS)
  async placements(@CurrentViewer() viewer: Viewer, @Args() args: PlacementsArgs): Promise<Connection<Placement>> {
    const page = pageOf(args, ['instant', 'id']);
    const id = <Kind extends string>(kind: Kind, text: string | null | undefined) => (typeof text === 'string' ? localId(kind, text) : null);
    const filter = {
      state: args.state ?? null,
      jobseekerId: id('Jobseeker', args.jobseekerId),
      employerId: id('Employer', args.employerId),
      openingId: id('Opening', args.openingId),
      endReason: args.endReason ?? null,
    };
    const rows = await this.service.page(viewer, filter, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.agreedAt, row.id]);
  }

  @Query(() => HiredPlacementConnection, { description: 'Placements at your firm, the last agreed first.' })
  @Access(['PARTNER'])
  async hiredPlacements(@CurrentViewer() viewer: Viewer, @Args() args: HiredPlacementsArgs): Promise<Connection<Placement>> {
    const page = pageOf(args, ['instant', 'id']);
    const rows = await this.service.ofOwnEmployer(viewer, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.agreedAt, row.id]);
  }

  @Mutation(() => MovePlacementResult, { description: 'Records what happened to a placement. A person who works there can pause and withdraw in every state.' })
  @Access(FOLLOWS)
  movePlacement(@CurrentAct() act: Act, @Args('input') input: MovePlacementInput): Promise<Outcome<Placement>> {
    const { id, move, saidBy, channel, ...said } = input;
    if (saidBy === 'SERVICE') return Promise.resolve(refused('INVALID_INPUT', { field: 'saidBy', problem: 'is for the service itself' }));
    return this.service.move(act, localId('Placement', id), move, { actor: saidBy, channel: channel ?? null }, said);
  }

  @Mutation(() => ConvertPlacementResult, { description: 'Makes a placement of another kind of one that runs, such as a job of an internship; answers with the new one.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  convertPlacement(@CurrentAct() act: Act, @Args('input') input: ConvertPlacementInput): Promise<Outcome<Placement>> {
    const to = { kind: input.kind, instrument: null, startsOn: input.startsOn ?? null };
    return this.service.convert(act, localId('Placement', input.id), to, input.on ?? null);
  }

  @Mutation(() => AnswerPlacementResult, { description: 'Says how a placement at your firm goes, or asks for somebody else.' })
  @Access(['PARTNER'])
  answerPlacement(@CurrentAct() act: Act, @Args('input') input: AnswerPlacementInput): Promise<Outcome<Placement>> {
    return this.service.moveByEmployer(act, localId('Placement', input.id), input.move, input.on ?? null);
  }

  @ResolveField(() => Boolean, { description: 'Whether wages are due: a dispute never stops them.' })
  wagesGoOn(@Parent() placement: Placement): boolean {
    return wagesGoOn(placement);
  }

  @ResolveField(() => [PlacementEventType], { description: 'What happened to it, oldest first.' })
  history(@Parent() placement: Placement, @Context() context: RequestContext): Promise<readonly PlacementEvent[]> {
    return this.events.for(context).load(placement.id);
  }
}
