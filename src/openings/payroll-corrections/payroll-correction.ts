import { addDays, addMonths, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { ClawBackReason } from '../../programmes/funds/awards/award.js';
import type { Payment, PaymentId } from '../../programmes/funds/payments/payment.js';
import { faultOfMonth, type HeadCountBaseline, type PayrollDeclaration } from '../payrolls/payroll.js';

export type PayrollCorrectionId = Id<'PayrollCorrection'>;

export const correctionCauses = ['WAGES_UNPAID', 'DISPLACEMENT'] as const;
/** Why a month is not due any more: its wages were not paid, or somebody had to go (L12). */
export type CorrectionCause = (typeof correctionCauses)[number];

export const correctionDecisions = ['CLAIMED_BACK', 'SETTLED', 'STANDS'] as const;
/** CLAIMED_BACK: the employer pays it back. SETTLED: what falls due next is less by it. STANDS: nothing is owed, such as where it was made good otherwise. */
export type CorrectionDecision = (typeof correctionDecisions)[number];

/** WITHDRAWN: the month was declared again so that it is due. */
export type CorrectionStatus = 'OPEN' | CorrectionDecision | 'WITHDRAWN';

/** What a payment held for a month that is not due by what its employer declares of it now. */
export interface PayrollCorrection {
  readonly missionId: MissionId;
  readonly id: PayrollCorrectionId;
  readonly employerId: EmployerId;
  readonly awardId: AwardId;
  readonly paymentId: PaymentId;
  /** First day of the month. */
  readonly month: Day;
  readonly cause: CorrectionCause;
  /** What was paid for the month, minor units of the fund's currency. */
  readonly minor: number;
  readonly status: CorrectionStatus;
  readonly openedAt: Date;
  /** Null while it is open, and where the service withdrew it. */
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  readonly version: number;
}

/** What a payment holds for the days of a month: its part by days, rounded down, and the whole of it where it is for no other day. */
export function partOfMonth({ minor, fromDay, toDay }: Pick<Payment, 'minor' | 'fromDay' | 'toDay'>, month: Day): number {
  const [first, last] = [Math.max(fromDay, month), Math.min(toDay, addDays(addMonths(month, 1), -1))];
  return last < first ? 0 : Math.floor((minor * (last - first + 1)) / (toDay - fromDay + 1));
}

/** A payment of wages that was approved, with the work that it is for. */
export interface PaidWork {
  readonly payment: Pick<Payment, 'id' | 'awardId' | 'minor' | 'fromDay' | 'toDay'>;
  readonly occupation: string | null;
}

/** What a declaration says of a payment for its month; null where all that was paid for it is still due. */
export function correctionOf({ payment, occupation }: PaidWork, declaration: PayrollDeclaration, baseline: Pick<HeadCountBaseline, 'headCount'> | null): Pick<PayrollCorrection, 'cause' | 'minor'> | null {
  const minor = partOfMonth(payment, declaration.month);
  if (minor === 0 || faultOfMonth(declaration, baseline, occupation) === null) return null;
  return { cause: declaration.wagesPaid ? 'DISPLACEMENT' : 'WAGES_UNPAID', minor };
}

/** Why what was paid is claimed back. */
export const claimReasons: Readonly<Record<CorrectionCause, ClawBackReason>> = { WAGES_UNPAID: 'EVIDENCE_WRONG', DISPLACEMENT: 'DISPLACEMENT' };

/**
 * The correction as somebody of finance decided about it. Refuses one that is decided or withdrawn; what was settled has moved no money, so that it can still be let stand,
 * such as where the month was declared right afterwards.
 */
export function decided(correction: PayrollCorrection, to: CorrectionDecision | 'WITHDRAWN', by: AccountId | null, at: Date): Outcome<PayrollCorrection> {
  const { status } = correction;
  if (status !== 'OPEN' && !(status === 'SETTLED' && to === 'STANDS')) return refused('MOVE_NOT_ALLOWED', { what: 'correction', from: status, to });
  return accepted({ ...correction, status: to, decidedBy: by, decidedAt: at, version: correction.version + 1 });
}

/** What was paid at an award for months that are not due any more, as finance decided; minor units. */
export interface Corrected {
  /** What falls due next is less by it. */
  readonly settled: number;
  /** The employer pays it back. */
  readonly claimed: number;
  /** Of both, what was for months that begin after a day. */
  readonly after: (day: Day) => number;
}

export const NOTHING_CORRECTED: Corrected = { settled: 0, claimed: 0, after: () => 0 };

/** What was decided about an award. */
export function correctedAt(corrections: readonly Pick<PayrollCorrection, 'awardId' | 'status' | 'month' | 'minor'>[], awardId: AwardId): Corrected {
  const own = corrections.filter((each) => each.awardId === awardId && (each.status === 'SETTLED' || each.status === 'CLAIMED_BACK'));
  const sum = (which: (each: Pick<PayrollCorrection, 'status' | 'month'>) => boolean): number => own.filter(which).reduce((total, { minor }) => total + minor, 0);
  return { settled: sum(({ status }) => status === 'SETTLED'), claimed: sum(({ status }) => status === 'CLAIMED_BACK'), after: (day) => sum(({ month }) => month > day) };
}

/** What names the task of a correction, with its rule. */
export const correctionTaskOf = ({ id, employerId }: Pick<PayrollCorrection, 'id' | 'employerId'>) => ({ kind: 'PAYROLL_CORRECTED', subjectId: employerId, occasion: `${id}.L12` }) as const;
