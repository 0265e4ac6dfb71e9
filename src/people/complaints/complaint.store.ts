import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ChannelFacts } from './complaint-channel.js';
import type { Complaint, ComplaintId, ComplaintStatus, ComplaintSubject } from './complaint.js';

/** What was said, encrypted. */
export interface SealedWords {
  readonly statement: Buffer;
  readonly answer: Buffer | null;
}

/** How many there are. */
export interface ComplaintCount {
  readonly about: ComplaintSubject;
  readonly status: ComplaintStatus;
  readonly count: number;
}

const COLUMNS = `c.mission_id as "missionId", c.id, c.reference, c.jobseeker_id as "jobseekerId", c.held_by as "heldBy", c.about, c.status, c.filed_by as "filedBy",
  c.filed_at as "filedAt", c.in_review_at as "inReviewAt", c.answered_at as "answeredAt", c.version`;

/** Those that the account may read: of nobody whose case it holds or held when the complaint was filed. */
const READABLE = `from complaint c join jobseeker j on j.mission_id = c.mission_id and j.id = c.jobseeker_id
  where c.mission_id = $1 and c.held_by is distinct from $2 and j.assigned_to is distinct from $2`;

export async function insertComplaint(tx: Tx, complaint: Complaint, statement: Buffer): Promise<void> {
  const { missionId, id, reference, jobseekerId, heldBy, about, status, filedBy, filedAt, version } = complaint;
  await tx.query(
    `insert into complaint (mission_id, id, reference, jobseeker_id, held_by, about, status, filed_by, filed_at, version, statement)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [missionId, id, reference, jobseekerId, heldBy, about, status, filedBy, filedAt, version, statement],
  );
  await insertStep(tx, complaint, null, filedBy, filedAt);
}

/** Locked until the transaction ends; null also where the account may not read it. */
export async function lockComplaint(tx: Tx, missionId: MissionId, reader: AccountId | null, id: ComplaintId): Promise<Complaint | null> {
  const rows: Complaint[] = await tx.query(`select ${COLUMNS} ${READABLE} and c.id = $3 for update of c`, [missionId, reader, id]);
  return rows[0] ?? null;
}

export async function pageOfComplaints(
  tx: Tx,
  missionId: MissionId,
  reader: AccountId | null,
  status: ComplaintStatus | null,
  after: readonly [filedAt: Date, id: string] | null,
  limit: number,
): Promise<Complaint[]> {
  return tx.query(
    `select ${COLUMNS} ${READABLE} and ($3::text is null or c.status = $3) and ($4::timestamptz is null or (c.filed_at, c.id) < ($4, $5::uuid))
     order by c.filed_at desc, c.id desc limit $6`,
    [missionId, reader, status, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

export async function wordsOf(tx: Tx, missionId: MissionId, id: ComplaintId): Promise<SealedWords | null> {
  const rows: SealedWords[] = await tx.query('select statement, answer from complaint where mission_id = $1 and id = $2', [missionId, id]);
  return rows[0] ?? null;
}

/** Writes a step; the answer, where one is given, takes the place of the one before. */
export async function updateComplaint(tx: Tx, before: Complaint, next: Complaint, by: AccountId | null, at: Date, answer: Buffer | null): Promise<void> {
  await tx.query(
    `update complaint set status = $3, in_review_at = $4, answered_at = $5, version = $6, answer = coalesce($7, answer) where mission_id = $1 and id = $2`,
    [next.missionId, next.id, next.status, next.inReviewAt, next.answeredAt, next.version, answer],
  );
  await insertStep(tx, next, before.status, by, at);
}

/** Counts of those that the account may know of: not of people whose case it holds or held when the complaint was filed, so that no count is theirs. */
export async function countComplaints(tx: Tx, missionId: MissionId, reader: AccountId | null): Promise<ComplaintCount[]> {
  return tx.query(`select c.about, c.status, count(*)::int as count ${READABLE} group by 1, 2 order by 1, 2`, [missionId, reader]);
}

/**
 * What `channelNeed` asks, of these accounts of protection. A complaint of somebody whose case the reader holds or held is not looked at, so that nobody learns
 * of it by asking.
 */
export async function channelFacts(tx: Tx, missionId: MissionId, reader: AccountId | null, protection: readonly AccountId[]): Promise<ChannelFacts> {
  const rows: Omit<ChannelFacts, 'protection'>[] = await tx.query(
    `select (select count(*)::int from unnest($3::uuid[]) as p (id)
         where not exists (select from jobseeker j where j.mission_id = $1 and j.assigned_to = p.id and j.erased_at is null)) as "withoutCases",
       exists (select ${READABLE} and c.status <> 'ANSWERED' and j.erased_at is null and not exists (
         select from unnest($3::uuid[]) as p (id) where p.id is distinct from c.held_by and p.id is distinct from j.assigned_to)) as waits`,
    [missionId, reader, protection],
  );
  return { protection: protection.length, withoutCases: 0, waits: false, ...rows[0] };
}

async function insertStep(tx: Tx, { missionId, id, version, status }: Complaint, from: ComplaintStatus | null, by: AccountId | null, at: Date): Promise<void> {
  await tx.query('insert into complaint_step (mission_id, complaint_id, version, from_status, to_status, by_account, at) values ($1, $2, $3, $4, $5, $6, $7)', [
    missionId,
    id,
    version,
    from,
    status,
    by,
    at,
  ]);
}

/** Empties the words of a person's complaints, which nobody can read any more once the key is gone; that there were some stays, for figures. */
export async function forgetComplaints(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(`update complaint set statement = '', answer = case when answer is null then null else ''::bytea end where mission_id = $1 and jobseeker_id = $2`, [
    missionId,
    jobseekerId,
  ]);
}
