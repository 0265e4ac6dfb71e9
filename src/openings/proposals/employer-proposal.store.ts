import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { EmployerProposal, EmployerProposalId, ProposalState } from './employer-proposal.js';
import type { ProposalComment } from './proposal-comment.js';

const COLUMNS = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", name, place, about, state, employer_id as "employerId", declined_for as "declinedFor", version,
  created_by as "createdBy", created_at as "createdAt"`;

/** What a list of proposals is narrowed to; null for no limit. */
export interface ProposalFilter {
  readonly jobseekerId: JobseekerId | null;
  readonly state: ProposalState | null;
}

export async function insertProposal(tx: Tx, proposal: EmployerProposal): Promise<void> {
  const { missionId, id, jobseekerId, name, place, about, state, version, createdBy, createdAt } = proposal;
  await tx.query(
    `insert into employer_proposal (mission_id, id, jobseeker_id, name, place, about, state, version, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [missionId, id, jobseekerId, name, place === null ? null : JSON.stringify(place), about, state, version, createdBy, createdAt],
  );
}

/** Locked until the transaction ends. */
export async function lockProposal(tx: Tx, missionId: MissionId, id: EmployerProposalId): Promise<EmployerProposal | null> {
  const rows: EmployerProposal[] = await tx.query(`select ${COLUMNS} from employer_proposal where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

/** Writes what was decided of a proposal that the caller has locked. */
export async function putDecision(tx: Tx, { missionId, id, state, employerId, declinedFor, version }: EmployerProposal): Promise<void> {
  await tx.query('update employer_proposal set state = $3, employer_id = $4, declined_for = $5, version = $6 where mission_id = $1 and id = $2', [missionId, id, state, employerId, declinedFor, version]);
}

/** Newest first, after the given one. */
export function pageOfProposals(tx: Tx, missionId: MissionId, { jobseekerId, state }: ProposalFilter, after: EmployerProposalId | null, limit: number): Promise<EmployerProposal[]> {
  return tx.query(
    `select ${COLUMNS} from employer_proposal
     where mission_id = $1 and ($2::uuid is null or jobseeker_id = $2) and ($3::text is null or state = $3) and ($4::uuid is null or id < $4) order by id desc limit $5`,
    [missionId, jobseekerId, state, after, limit],
  );
}

export async function insertProposalComment(tx: Tx, { missionId, id, proposalId, office, text, by, at }: ProposalComment): Promise<void> {
  await tx.query('insert into employer_proposal_comment (mission_id, id, proposal_id, office, text, by_account, at) values ($1, $2, $3, $4, $5, $6, $7)', [missionId, id, proposalId, office, text, by, at]);
}

/** The comments on these proposals, oldest first; those whose words were forgotten are left out. */
export function commentsOnProposals(tx: Tx, missionId: MissionId, ids: readonly EmployerProposalId[]): Promise<ProposalComment[]> {
  return tx.query(
    `select mission_id as "missionId", id, proposal_id as "proposalId", office, text, by_account as "by", at from employer_proposal_comment
     where mission_id = $1 and proposal_id = any($2::uuid[]) and text <> '' order by proposal_id, at, id`,
    [missionId, ids],
  );
}

/** The names stay; whose ideas they were, and what was written and said about them, is forgotten. */
export async function forgetProposals(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(`update employer_proposal_comment set text = '' where mission_id = $1 and proposal_id in (select id from employer_proposal where mission_id = $1 and jobseeker_id = $2)`, [missionId, id]);
  await tx.query(`update employer_proposal set jobseeker_id = null, about = '' where mission_id = $1 and jobseeker_id = $2`, [missionId, id]);
}

/** What the person proposed was proposed by the record which goes on from theirs. */
export async function handProposedOn(tx: Tx, missionId: MissionId, from: JobseekerId, into: JobseekerId): Promise<void> {
  await tx.query('update employer_proposal set jobseeker_id = $3 where mission_id = $1 and jobseeker_id = $2', [missionId, from, into]);
}
