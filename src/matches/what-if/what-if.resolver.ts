import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { OpeningType } from '../../openings/doors/opening-type.graphql.js';
import type { Opening } from '../../openings/openings/opening.js';
import { OpeningLoader } from '../../openings/openings/opening.loaders.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { localId } from '../../platform/graphql/global-id.js';
import type { Viewer } from '../../platform/viewer.js';
import { MatchesService } from '../answers/matches.service.js';
import type { ShownUnlocks } from './unlocks.js';
import { CourseUnlocksArgs, CourseUnlocksType, WhatIfArgs, WhatIfOpeningType, WhatIfType } from './what-if.graphql.js';
import type { ShownMove, ShownWhatIf } from './what-if.js';

@Resolver(() => WhatIfOpeningType)
export class WhatIfResolver {
  constructor(
    private readonly matches: MatchesService,
    private readonly openings: OpeningLoader,
  ) {}

  @Query(() => WhatIfType, { description: "What would become of a person's matches, were the profile otherwise; nothing is stored." })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  whatIf(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, change, first, language }: WhatIfArgs): Promise<Outcome<ShownWhatIf>> {
    return this.matches.whatIf(viewer, localId('Jobseeker', jobseekerId), change, first, language ?? null);
  }

  @Query(() => CourseUnlocksType, { description: 'Openings that a person does not match and would match after a course; nothing is stored.' })
  @Access(['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER'])
  courseUnlocks(@CurrentViewer() viewer: Viewer, @Args() { jobseekerId, openingId, first, language }: CourseUnlocksArgs): Promise<Outcome<ShownUnlocks>> {
    return this.matches.unlocks(viewer, localId('Jobseeker', jobseekerId), localId('Opening', openingId), first, language ?? null);
  }

  @ResolveField(() => OpeningType, { nullable: true, description: 'The opening.' })
  opening(@Parent() move: ShownMove, @Context() context: RequestContext): Promise<Opening | null> {
    return this.openings.for(context).load(move.openingId);
  }
}
