import type { AccountId, Id, MissionId } from '../../kernel/ids.js';
import type { SaidComment } from '../ventures/comments/venture-comment.js';
import type { EmployerProposalId } from './employer-proposal.js';

/** What an office said about an employer that somebody proposed (F55), written down by staff. */
export interface ProposalComment extends SaidComment {
  readonly missionId: MissionId;
  readonly id: Id<'ProposalComment'>;
  readonly proposalId: EmployerProposalId;
  readonly by: AccountId | null;
  readonly at: Date;
}
