import type { AccountId, EmployerId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Place } from '../../kernel/place.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';

export type EmployerProposalId = Id<'EmployerProposal'>;

export const proposalStates = ['PROPOSED', 'TAKEN_UP', 'DECLINED'] as const;
/** TAKEN_UP: officers keep the employer; it is verified as any other (L15). Both ends are final. */
export type ProposalState = (typeof proposalStates)[number];

export const declineReasons = ['NOT_REACHED', 'NOT_INTERESTED', 'NOT_FIT', 'OTHER'] as const;
/** Why nothing came of a proposal; a closed list, because what is typed freely might name somebody. */
export type DeclineReason = (typeof declineReasons)[number];

/** What somebody proposes: a firm where they could work. */
export interface ProposedEmployer {
  readonly name: string;
  readonly place: Place | null;
  /** What it does, and why it might hire. */
  readonly about: string;
}

/** An employer that a jobseeker proposes (F55). No employer, and no partner, ever learns whose idea it was. */
export interface EmployerProposal extends ProposedEmployer {
  readonly missionId: MissionId;
  readonly id: EmployerProposalId;
  /** Whose idea it is; null once they were forgotten. */
  readonly jobseekerId: JobseekerId | null;
  readonly state: ProposalState;
  /** The employer that officers keep; only and always with TAKEN_UP. */
  readonly employerId: EmployerId | null;
  readonly declinedFor: DeclineReason | null;
  readonly version: number;
  readonly createdBy: AccountId | null;
  readonly createdAt: Date;
}

/** What became of a proposal. */
export type Decision = { readonly employerId: EmployerId } | { readonly declinedFor: DeclineReason };

/** A proposal that can be kept. */
export function checkProposed({ name, place, about }: ProposedEmployer): Outcome<ProposedEmployer> {
  const checked = checkText('name', name, 1, 200);
  if (!checked.ok) return checked;
  const said = checkOptionalText('about', about, 2_000);
  return said.ok ? accepted({ name: checked.value, place, about: said.value ?? '' }) : said;
}

/** The proposal as it was decided. Refuses one that was decided before. */
export function decide(proposal: EmployerProposal, decision: Decision): Outcome<EmployerProposal> {
  const to: ProposalState = 'employerId' in decision ? 'TAKEN_UP' : 'DECLINED';
  if (proposal.state !== 'PROPOSED') return refused('MOVE_NOT_ALLOWED', { what: 'proposal', from: proposal.state, to });
  return accepted({ ...proposal, state: to, ...decision, version: proposal.version + 1 });
}
