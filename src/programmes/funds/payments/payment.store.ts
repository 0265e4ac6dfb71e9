import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import { anyOf } from '../../../platform/database/any-of.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { AwardId } from '../ledger/ledger-account.js';
import type { Payment, PaymentId, PaymentStatus } from './payment.js';
import { paymentTable } from './payment.table.js';

/** What a list of payments is narrowed to; null for no limit. */
export interface PaymentFilter {
  readonly status: PaymentStatus | null;
  /** Those of this employer's awards alone. */
  readonly employerId: EmployerId | null;
}

export async function insertPayment(tx: Tx, payment: Payment): Promise<void> {
  await tx.getRepository(paymentTable).insert(payment);
}

export function paymentById(tx: Tx, missionId: MissionId, id: PaymentId): Promise<Payment | null> {
  return tx.getRepository(paymentTable).findOneBy({ missionId, id });
}

export function lockPayment(tx: Tx, missionId: MissionId, id: PaymentId): Promise<Payment | null> {
  return tx.getRepository(paymentTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function updateDecision(tx: Tx, { missionId, id, status, decidedBy, decidedAt, decisionReason }: Payment): Promise<void> {
  await tx.getRepository(paymentTable).update({ missionId, id }, { status, decidedBy, decidedAt, decisionReason });
}

export function paymentsOfAwards(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<Payment[]> {
  return tx.getRepository(paymentTable).find({ where: { missionId, awardId: anyOf(ids) }, order: { id: 'ASC' } });
}

/** These payments; with an employer those of its awards alone. */
export function paymentsByIds(tx: Tx, missionId: MissionId, employerId: EmployerId | null, ids: readonly PaymentId[]): Promise<Payment[]> {
  return listed(tx, missionId, { status: null, employerId }).andWhere('p.id = any(:ids::uuid[])', { ids: [...ids] }).getMany();
}

/** Newest first, after the given one. */
export function pageOfPayments(tx: Tx, missionId: MissionId, filter: PaymentFilter, after: PaymentId | null, limit: number): Promise<Payment[]> {
  const query = listed(tx, missionId, filter);
  if (after !== null) query.andWhere('p.id < :after', { after });
  return query.orderBy('p.id', 'DESC').limit(limit).getMany();
}

/** The payments for a person about which somebody wrote something, or named a paper. */
export async function spokenOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<PaymentId[]> {
  const rows: { id: PaymentId }[] = await tx.query(
    'select p.id from payment p join award a on a.mission_id = p.mission_id and a.id = p.award_id where p.mission_id = $1 and a.jobseeker_id = $2 and (p.decision_reason is not null or p.document is not null)',
    [missionId, jobseekerId],
  );
  return rows.map((row) => row.id);
}

/** What was said of payments for a person, and their papers; amounts and days stay. */
export async function forgetReasons(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update payment p set decision_reason = case when status = 'REJECTED' then 'forgotten' end, document = case when document is not null then 'forgotten ' || p.id end
     from award a where p.mission_id = $1 and a.mission_id = $1 and a.id = p.award_id and a.jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
}

function listed(tx: Tx, missionId: MissionId, { status, employerId }: PaymentFilter) {
  const query = tx.getRepository(paymentTable).createQueryBuilder('p').where('p.missionId = :missionId', { missionId });
  if (status !== null) query.andWhere('p.status = :status', { status });
  if (employerId !== null)
    query.andWhere('exists (select from award a where a.mission_id = :missionId and a.id = p.award_id and a.employer_id = :employerId)', { employerId });
  return query;
}
