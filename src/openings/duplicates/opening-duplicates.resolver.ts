import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { DuplicateReasonType, DuplicatesArgs } from '../../office/duplicates/duplicate.graphql.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { OpeningType } from '../doors/opening-type.graphql.js';
import { OpeningLoader } from '../openings/opening.loaders.js';
import type { Opening } from '../openings/opening.js';
import {
  DecideOpeningDuplicateInput,
  DecideOpeningDuplicateResult,
  OpeningDuplicateConnection,
  OpeningDuplicateType,
} from './opening-duplicate.graphql.js';
import { OpeningDuplicatesService, type OpeningPair } from './opening-duplicates.service.js';
import { openingReasons, type OpeningReason } from './opening-likeness.js';

@Resolver(() => OpeningDuplicateType)
export class OpeningDuplicatesResolver {
  constructor(
    private readonly duplicates: OpeningDuplicatesService,
    private readonly openings: OpeningLoader,
  ) {}

  @Query(() => OpeningDuplicateConnection, { description: 'Openings that may be one post, the most alike first.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  async openingDuplicates(@CurrentViewer() viewer: Viewer, @Args() args: DuplicatesArgs): Promise<Connection<OpeningPair>> {
    const page = pageOf(args, ['integer', 'id']);
    const rows = await this.duplicates.page(viewer, args.state, page.after, page.limit);
    return connectionOf(rows, page, (row) => [row.points, row.id]);
  }

  @Mutation(() => DecideOpeningDuplicateResult, { description: 'Merges two openings that are one post, tells them apart, or takes either back.' })
  @Access(['JOB_PLACEMENT_OFFICER'])
  decideOpeningDuplicate(@CurrentAct() act: Act, @Args('input') input: DecideOpeningDuplicateInput): Promise<Outcome<OpeningPair>> {
    const keepId = typeof input.keepId === 'string' ? localId('Opening', input.keepId) : null;
    return this.duplicates.decide(act, localId('OpeningDuplicate', input.id), input.decision, keepId);
  }

  @ResolveField(() => [DuplicateReasonType], { description: 'What the two have in common.' })
  reasons(@Parent() pair: OpeningPair): readonly DuplicateReasonType[] {
    return pair.reasons.map((code) => ({ code, sentence: openingReasons[code as OpeningReason] }));
  }

  @ResolveField(() => OpeningType, { nullable: true, description: 'One of the two.' })
  one(@Parent() pair: OpeningPair, @Context() context: RequestContext): Promise<Opening | null> {
    return this.openings.for(context).load(pair.oneId);
  }

  @ResolveField(() => OpeningType, { nullable: true, description: 'The other of the two.' })
  other(@Parent() pair: OpeningPair, @Context() context: RequestContext): Promise<Opening | null> {
    return this.openings.for(context).load(pair.otherId);
  }

  @ResolveField(() => OpeningType, { nullable: true, description: 'Of a merged pair, the one that goes on.' })
  async kept(@Parent() pair: OpeningPair, @Context() context: RequestContext): Promise<Opening | null> {
    return pair.keptId === null ? null : this.openings.for(context).load(pair.keptId);
  }
}
