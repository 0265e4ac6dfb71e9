import { Inject } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { refused } from '../../kernel/outcome.js';
import type { Viewer } from '../viewer.js';
import { Access } from './access.js';
import { LARGEST_PAGE } from './connection.js';
import { CurrentViewer } from './context.js';
import { readGlobalId } from './global-id.js';
import { Node, NodeSources } from './node.js';
import { RefusalError } from './refused.js';

/** Fetches anything again by its id. */
@Resolver(() => Node)
export class NodeResolver {
  constructor(@Inject(NodeSources) private readonly sources: NodeSources) {}

  @Query(() => Node, { nullable: true, description: 'The record with this id; null where there is none that you may see.' })
  @Access('SIGNED_IN')
  async node(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'Id of a record.' }) id: string,
  ): Promise<object | null> {
    const [found] = await this.sources.find(viewer, [readGlobalId(id)]);
    return found ?? null;
  }

  @Query(() => [Node], { nullable: 'items', description: 'The records with these ids, in their order; null where there is none that you may see.' })
  @Access('SIGNED_IN')
  async nodes(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'Up to 100 ids.' }) ids: readonly string[],
  ): Promise<readonly (object | null)[]> {
    if (ids.length > LARGEST_PAGE)
      throw new RefusalError(refused('INVALID_INPUT', { field: 'ids', problem: `must be at most ${LARGEST_PAGE}` }));
    return this.sources.find(viewer, ids.map(readGlobalId));
  }
}
