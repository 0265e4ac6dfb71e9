import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PolicyReview, PolicyReviewId } from './policy-review.js';

const COLUMNS = `mission_id as "missionId", id, from_policy as "from", to_policy as "to", reason, evidence, state, proposed_by as "proposedBy", proposed_at as "proposedAt",
  decided_by as "decidedBy", decided_at as "decidedAt", decision_reason as "decisionReason"`;

/** False where one is open already. */
export async function insertReview(tx: Tx, review: PolicyReview): Promise<boolean> {
  const { missionId, id, from, to, reason, evidence, state, proposedBy, proposedAt } = review;
  const rows: unknown[] = await tx.query(
    `insert into policy_review (mission_id, id, from_policy, to_policy, reason, evidence, state, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9) on conflict do nothing returning id`,
    [missionId, id, from, to, reason, JSON.stringify(evidence), state, proposedBy, proposedAt],
  );
  return rows.length === 1;
}

export async function lockReview(tx: Tx, missionId: MissionId, id: PolicyReviewId): Promise<PolicyReview | null> {
  const rows: PolicyReview[] = await tx.query(`select ${COLUMNS} from policy_review where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

export async function writeDecision(tx: Tx, { missionId, id, state, decidedBy, decidedAt, decisionReason }: PolicyReview): Promise<void> {
  await tx.query('update policy_review set state = $3, decided_by = $4, decided_at = $5, decision_reason = $6 where mission_id = $1 and id = $2', [
    missionId,
    id,
    state,
    decidedBy,
    decidedAt,
    decisionReason,
  ]);
}

/** All of a mission, the newest first; a mission has few. */
export function reviewsOf(tx: Tx, missionId: MissionId): Promise<PolicyReview[]> {
  return tx.query(`select ${COLUMNS} from policy_review where mission_id = $1 order by proposed_at desc, id`, [missionId]);
}
