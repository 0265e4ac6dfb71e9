import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { EligibilityAnswerType } from '../../openings/eligibility/eligibility.graphql.js';
import { EligibilityLoader, pairKey } from '../../openings/eligibility/eligibility.loader.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import type { Eligibility } from '../../programmes/rules/guarded-facts.js';
import { MatchType } from '../answers/match.graphql.js';
import type { ShownMatch } from '../answers/matches.service.js';

/** What the rules say of a match: shown beside it, and read only where it is asked for. The order of a list knows nothing of it (F02). */
@Resolver(() => MatchType)
export class MatchEligibilityResolver {
  constructor(private readonly loader: EligibilityLoader) {}

  @ResolveField(() => EligibilityAnswerType, {
    nullable: true,
    description: 'Whether the person may have what the opening offers, by the rules of today and as far as you may know; it changes no rank. That it was asked is recorded.',
  })
  async eligibility(@Parent() match: ShownMatch, @Context() context: RequestContext): Promise<Eligibility | null> {
    return (await this.loader.for(context).load(pairKey(match)))?.eligibility ?? null;
  }
}
