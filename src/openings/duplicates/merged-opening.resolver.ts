import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { RequestContext } from '../../platform/graphql/context.js';
import { OpeningType } from '../doors/opening-type.graphql.js';
import { OpeningLoader } from '../openings/opening.loaders.js';
import type { Opening } from '../openings/opening.js';
import { KeptOpeningLoader } from './kept-opening.loader.js';

/** The pointer that a closed opening carries to the one that goes on. */
@Resolver(() => OpeningType)
export class MergedOpeningResolver {
  constructor(
    private readonly kept: KeptOpeningLoader,
    private readonly openings: OpeningLoader,
  ) {}

  @ResolveField(() => OpeningType, { nullable: true, description: 'The record of the same post that goes on, where a merge closed this one.' })
  async mergedInto(@Parent() opening: Opening, @Context() context: RequestContext): Promise<Opening | null> {
    const kept = await this.kept.for(context).load(opening.id);
    return kept === null ? null : this.openings.for(context).load(kept.keptId);
  }
}
