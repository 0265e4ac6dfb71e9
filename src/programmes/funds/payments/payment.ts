import { formatDay, type Day } from '../../../kernel/day.js';
import type { AccountId, Id, MissionId } from '../../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkOptionalText, checkReason, LONGEST_REASON } from '../../../kernel/text.js';
import { isWhole } from '../../../kernel/whole.js';
import type { Instrument } from '../../instruments.js';
import type { AwardId } from '../ledger/ledger-account.js';
import { MOST_MINOR } from '../ledger/moves.js';

export type PaymentId = Id<'Payment'>;

/** What shows that a part is due. */
export const evidences = ['PAYROLL_DECLARATION', 'ATTENDANCE', 'END_REPORT', 'INVOICE', 'RECEIPTS', 'DELIVERY', 'VISIT'] as const;
export type Evidence = (typeof evidences)[number];

/** What shows that a part of each instrument is due: wages by the payroll, a stipend also by whoever came or by the end report, courses and things by what was used or billed. */
export const evidenceFor: Readonly<Record<Instrument, readonly Evidence[]>> = {
  WAGE_SUBSIDY: ['PAYROLL_DECLARATION'],
  ON_THE_JOB_TRAINING: ['PAYROLL_DECLARATION'],
  CASH_FOR_WORK: ['PAYROLL_DECLARATION', 'ATTENDANCE'],
  PAID_INTERNSHIP: ['PAYROLL_DECLARATION', 'ATTENDANCE', 'END_REPORT'],
  TRAINING: ['ATTENDANCE', 'INVOICE'],
  GRANT: ['INVOICE', 'RECEIPTS', 'DELIVERY', 'VISIT'],
};

export type PaymentStatus = 'REQUESTED' | 'APPROVED' | 'REJECTED';

/** Papers that show something bought or handed over: each is paid for once, however many there are of one day. */
const PAPERS: readonly Evidence[] = ['INVOICE', 'RECEIPTS', 'DELIVERY', 'VISIT'];
const LONGEST_DOCUMENT = 100;

/** A part of an award that somebody asks to be paid: for a time, or by a paper, that nothing else is paid for. */
export interface PaymentDraft {
  readonly awardId: AwardId;
  /** Minor units of the fund's currency. */
  readonly minor: number;
  /** First and last day that it is paid for. */
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly evidence: Evidence;
  /** Number of the paper, such as that of an invoice; null where a part is paid for its days alone. Forgotten with the person. */
  readonly document: string | null;
}

export interface Payment extends PaymentDraft {
  readonly missionId: MissionId;
  readonly id: PaymentId;
  /** What stands on the bank statement: says nothing of anybody. */
  readonly reference: string;
  readonly status: PaymentStatus;
  readonly requestedBy: AccountId;
  readonly requestedAt: Date;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** Longest time of one payment, days: a month, or the whole of a short course. */
const LONGEST_DAYS = 366;

/**
 * A draft as it may be asked for: evidence that fits the instrument of the award, an amount, days that are over today, and nothing that is paid for or asked for already (`others`: the
 * award's payments). Two parts that each name a paper are told apart by that; of all others no day is paid for twice. What the award still owes is the ledger's to say.
 */
export function checkPayment(draft: PaymentDraft, instrument: Instrument, others: readonly Pick<Payment, 'fromDay' | 'toDay' | 'status' | 'evidence' | 'document'>[], today: Day): Outcome<PaymentDraft> {
  const { minor, fromDay, toDay, evidence } = draft;
  if (!evidenceFor[instrument].includes(evidence)) return invalid('evidence', `must be one of ${evidenceFor[instrument].join(', ')} for ${instrument}`);
  if (!isWhole(minor, 1, MOST_MINOR)) return invalid('amount', `must be 1 to ${MOST_MINOR} minor units`);
  if (toDay < fromDay) return invalid('toDay', 'is before fromDay');
  if (toDay - fromDay >= LONGEST_DAYS) return invalid('toDay', 'is more than a year after fromDay');
  if (toDay > today) return invalid('toDay', 'has not come yet: what is paid for is shown first');
  const document = checkOptionalText('document', draft.document, LONGEST_DOCUMENT);
  if (!document.ok) return document;
  const paper = document.value;
  if (paper !== null && !PAPERS.includes(evidence)) return invalid('document', `is of something bought or handed over (${PAPERS.join(', ')}); work is paid for by its days`);
  const standing = others.filter((each) => each.status !== 'REJECTED');
  if (paper !== null && standing.some((each) => each.evidence === evidence && each.document?.toLowerCase() === paper.toLowerCase())) return invalid('document', 'is paid for already, or asked for');
  const other = standing.find((each) => each.fromDay <= toDay && fromDay <= each.toDay && (paper === null || each.document === null));
  if (other !== undefined) return invalid('fromDay', `is within days that are paid for already, or asked for: ${formatDay(other.fromDay)} to ${formatDay(other.toDay)}; name others${PAPERS.includes(evidence) ? ', or the paper of each part' : ''}`);
  return accepted({ ...draft, document: paper });
}

/** What somebody of finance decides about a payment that they did not request. */
export interface Decision {
  readonly approve: boolean;
  readonly by: AccountId;
  readonly at: Date;
  /** Needed to reject; forgotten with the person. */
  readonly reason: string | null;
}

/** The payment as decided. Refuses the decision of whoever requested it (SECOND_PERSON_NEEDED), and of what is decided. */
export function decided(payment: Payment, { approve, by, at, reason: said }: Decision): Outcome<Payment> {
  const to = approve ? 'APPROVED' : 'REJECTED';
  if (payment.status !== 'REQUESTED') return refused('MOVE_NOT_ALLOWED', { what: 'payment', from: payment.status, to });
  if (payment.requestedBy === by) return refused('SECOND_PERSON_NEEDED', { act: 'deciding about a payment' });
  const reason = approve ? checkOptionalText('reason', said, LONGEST_REASON) : checkReason('rejecting a payment', said ?? '');
  return reason.ok ? accepted({ ...payment, status: to, decidedBy: by, decidedAt: at, decisionReason: reason.value }) : reason;
}
