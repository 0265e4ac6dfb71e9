import type { AccountId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';

/** What is kept of a person for rules, as it lies encrypted. */
export interface SealedRuleFacts {
  readonly jobseekerId: JobseekerId;
  readonly ofCase: Buffer | null;
  readonly ofProtection: Buffer | null;
  readonly version: number;
}

export function sealedRuleFacts(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<SealedRuleFacts[]> {
  return tx.query(
    `select jobseeker_id as "jobseekerId", of_case as "ofCase", of_protection as "ofProtection", version from rule_facts where mission_id = $1 and jobseeker_id = any($2::uuid[])`,
    [missionId, ids],
  );
}

export async function putRuleFacts(tx: Tx, missionId: MissionId, { jobseekerId, ofCase, ofProtection, version }: SealedRuleFacts, by: AccountId | null, at: Date): Promise<void> {
  await tx.query(
    `insert into rule_facts (mission_id, jobseeker_id, of_case, of_protection, version, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (mission_id, jobseeker_id) do update set of_case = $3, of_protection = $4, version = $5, changed_by = $6, changed_at = $7`,
    [missionId, jobseekerId, ofCase, ofProtection, version, by, at],
  );
}

export async function forgetRuleFacts(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query('delete from rule_facts where mission_id = $1 and jobseeker_id = $2', [missionId, id]);
}
