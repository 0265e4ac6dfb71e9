import { GroupLoader } from '../../../platform/graphql/loaders.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { TeamProposal, TeamRunId } from '../team.js';
import type { TeamsService } from '../teams.service.js';

/** The proposals of all searches of a page in one read. */
export class ProposalsLoader extends GroupLoader<TeamRunId, TeamProposal> {
  constructor(private readonly teams: TeamsService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly TeamRunId[]): Promise<TeamProposal[]> {
    return this.teams.proposals(viewer, ids);
  }

  protected keyOf(proposal: TeamProposal): TeamRunId {
    return proposal.runId;
  }
}
