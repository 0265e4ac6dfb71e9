import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import { MinorUnits } from '../../platform/graphql/scalars.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import { CreateKitInput, CreateKitResult, KitConnection, KitsArgs, KitType, KitVersionType, ReviseKitInput, ReviseKitResult } from './kit.graphql.js';
import { kitCost, type Kit, type KitId, type KitVersion } from './kit.js';
import { KitVersionsLoader } from './kit.loaders.js';
import { KitsService } from './kits.service.js';

/** Who reads the catalogue in their work. */
const READERS: readonly Role[] = ['ADMIN', 'JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION', 'FINANCE'];

@Resolver(() => KitType)
export class KitsResolver {
  constructor(
    private readonly kitsService: KitsService,
    private readonly versionsLoader: KitVersionsLoader,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Kit', access: READERS, typeName: () => 'Kit', byIds: (viewer, ids) => kitsService.byIds(viewer, ids) });
  }

  @Query(() => KitConnection, { description: 'The in-kind catalogue: what people are given to start a business with, newest first.' })
  @Access(READERS)
  async kits(@CurrentViewer() viewer: Viewer, @Args() args: KitsArgs): Promise<Connection<Kit>> {
    const page = pageOf(args, ['id']);
    const rows = await this.kitsService.page(viewer, args.category ?? null, (page.after?.[0] ?? null) as KitId | null, page.limit);
    return connectionOf(rows, page, (row) => [row.id]);
  }

  @Mutation(() => CreateKitResult, { description: 'Puts a kit into the in-kind catalogue.' })
  @Access(['ADMIN'])
  createKit(@CurrentAct() act: Act, @Args('input') { category, type, contents }: CreateKitInput): Promise<Outcome<Kit>> {
    return this.kitsService.create(act, { category, type }, contents);
  }

  @Mutation(() => ReviseKitResult, { description: 'Writes the next version of a kit; what is awarded already keeps its own.' })
  @Access(['ADMIN'])
  reviseKit(@CurrentAct() act: Act, @Args('input') { id, version, contents }: ReviseKitInput): Promise<Outcome<Kit>> {
    return this.kitsService.revise(act, localId('Kit', id), version, contents);
  }

  @ResolveField(() => MinorUnits, { description: 'What its things cost together, minor units.' })
  costMinor(@Parent() kit: Kit): number {
    return kitCost(kit);
  }

  @ResolveField(() => [KitVersionType], { description: 'All its versions, the last one first.' })
  versions(@Parent() kit: Kit, @Context() context: RequestContext): Promise<readonly KitVersion[]> {
    return this.versionsLoader.for(context).load(kit.id);
  }
}
