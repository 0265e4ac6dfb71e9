import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { TeamProposal, TeamRunId } from '../team.js';
import type { TeamsService } from '../teams.service.js';

/** The proposals of all searches of a page in one read. */
export class ProposalsLoader extends GroupLoader<TeamRunId, TeamProposal> {
  constructor(teams: TeamsService) {
    super((viewer, ids) => teams.proposals(viewer, ids), (proposal) => proposal.runId);
  }
}
