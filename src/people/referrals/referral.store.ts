import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { CatalogueEntryId } from '../../programmes/catalogue/catalogue-entry.js';
import type { Referral } from '../../programmes/catalogue/referral.js';

export type ReferralId = Id<'Referral'>;

/** A referral of a person as it is kept. */
export interface KeptReferral extends Referral {
  readonly missionId: MissionId;
  readonly id: ReferralId;
  readonly jobseekerId: JobseekerId;
  readonly entryId: CatalogueEntryId;
  readonly referredBy: AccountId | null;
  readonly version: number;
}

const COLUMNS = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", entry_id as "entryId", status, referred_on - date '1970-01-01' as "referredOn",
  status_on - date '1970-01-01' as "statusOn", referred_by as "referredBy", version`;

/** False where the person waits for an answer to the same. */
export async function insertReferral(tx: Tx, { missionId, id, jobseekerId, entryId, status, referredOn, statusOn, referredBy, version }: KeptReferral): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into referral (mission_id, id, jobseeker_id, entry_id, status, referred_on, status_on, referred_by, version)
     values ($1, $2, $3, $4, $5, date '1970-01-01' + $6::int, date '1970-01-01' + $7::int, $8, $9) on conflict do nothing returning id`,
    [missionId, id, jobseekerId, entryId, status, referredOn, statusOn, referredBy, version],
  );
  return rows.length === 1;
}

/** Writes the status of a referral whose person the caller has locked. */
export async function putStatus(tx: Tx, { missionId, id, status, statusOn }: KeptReferral): Promise<void> {
  await tx.query(`update referral set status = $3, status_on = date '1970-01-01' + $4::int, version = version + 1 where mission_id = $1 and id = $2`, [missionId, id, status, statusOn]);
}

export async function referralById(tx: Tx, missionId: MissionId, id: ReferralId): Promise<KeptReferral | null> {
  const rows: KeptReferral[] = await tx.query(`select ${COLUMNS} from referral where mission_id = $1 and id = $2`, [missionId, id]);
  return rows[0] ?? null;
}

/** All of a person, the last one first. */
export function referralsOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<KeptReferral[]> {
  return tx.query(`select ${COLUMNS} from referral where mission_id = $1 and jobseeker_id = $2 order by referred_on desc, id desc`, [missionId, jobseekerId]);
}

/** What was promised to these people or given, and not taken back. */
export function referralsOfPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<KeptReferral[]> {
  return tx.query(`select ${COLUMNS} from referral where mission_id = $1 and jobseeker_id = any($2::uuid[]) and status in ('ACCEPTED', 'SERVED') order by status_on, id`, [missionId, ids]);
}
