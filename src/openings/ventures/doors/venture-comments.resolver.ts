import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../../kernel/outcome.js';
import { Access } from '../../../platform/graphql/access.js';
import { CurrentAct, type RequestContext } from '../../../platform/graphql/context.js';
import { localId } from '../../../platform/graphql/global-id.js';
import type { Act } from '../../../platform/viewer.js';
import type { VentureComment } from '../comments/venture-comment.js';
import { VentureCommentsService } from '../comments/venture-comments.service.js';
import type { Venture } from '../venture.js';
import { CommentOnVentureInput, VentureCommentResult, VentureCommentType } from './venture-comment.graphql.js';
import { VentureType } from './venture.graphql.js';
import { VentureCommentsLoader } from './venture.loaders.js';

@Resolver(() => VentureType)
export class VentureCommentsResolver {
  constructor(
    private readonly service: VentureCommentsService,
    private readonly loader: VentureCommentsLoader,
  ) {}

  @Mutation(() => VentureCommentResult, { description: 'Writes down what an office said about a venture; whoever proposed it agreed that the office knows (consent to SHARING).' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  commentOnVenture(@CurrentAct() act: Act, @Args('input') { ventureId, office, text }: CommentOnVentureInput): Promise<Outcome<VentureComment>> {
    return this.service.add(act, localId('Venture', ventureId), { office, text });
  }

  @ResolveField(() => [VentureCommentType], { description: 'What offices said about it, oldest first.' })
  comments(@Parent() venture: Venture, @Context() context: RequestContext): Promise<readonly VentureComment[]> {
    return this.loader.for(context).load(venture.id);
  }
}
