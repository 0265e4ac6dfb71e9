import { Float, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { TEAM_LIMITS } from '../solving/team-solving.service.js';
import { gapOf, type TeamProposal } from '../team.js';
import { TeamProposalType } from './team.graphql.js';

const { gap, seconds } = TEAM_LIMITS;

/** What is worked out of a proposed team when somebody asks. */
@Resolver(() => TeamProposalType)
export class TeamProposalsResolver {
  @ResolveField(() => Float, { description: `By what share of the greatest fit possible it may fall short, 0 for the best there is: ${gap} at most, unless the ${seconds} seconds for all teams of a search were over before.` })
  gap(@Parent() proposal: TeamProposal): number {
    return gapOf(proposal);
  }
}
