import { formatDay, type Day } from '../../kernel/day.js';
import { invalid, refused, type Refused } from '../../kernel/outcome.js';
import { NOTHING_CORRECTED, type Corrected } from '../../openings/payroll-corrections/payroll-correction.js';
import type { AwardMoney } from '../../programmes/funds/ledger/ledger.service.js';
import type { Payment } from '../../programmes/funds/payments/payment.js';
import type { Placement } from '../placements/placement.js';
import { dueBy, dutiesFrom, owedBack, paidTooMuch, type SupportedSeat } from './supported-seat.js';

/**
 * Why an instalment of a seat is not paid: it is for days before the work began, after it ended or after the support, or more than has become due by its
 * last day (L11) with what was paid or asked for before; null where it is. `asked` are the payments of the award, this one among them or not.
 */
export function faultOfInstalment(
  seat: Pick<SupportedSeat, 'minor' | 'months' | 'retentionMonths' | 'wageStepsPercent'>,
  placement: Pick<Placement, 'startedOn' | 'endedOn'> | null,
  payment: Pick<Payment, 'id' | 'fromDay' | 'toDay' | 'minor'>,
  asked: readonly Pick<Payment, 'id' | 'minor' | 'status'>[],
  { settled }: Corrected = NOTHING_CORRECTED,
): Refused | null {
  const startedOn = placement?.startedOn ?? null;
  if (placement === null || startedOn === null) return invalid('fromDay', 'is of work that has not started');
  const { subsidyEndsOn } = dutiesFrom(seat, startedOn);
  const lastDay = placement.endedOn === null || placement.endedOn > subsidyEndsOn ? subsidyEndsOn : placement.endedOn;
  if (payment.fromDay < startedOn) return invalid('fromDay', `is before the first day of work, ${formatDay(startedOn)}`);
  if (payment.toDay > lastDay) return invalid('toDay', `is after the last day that is paid for, ${formatDay(lastDay)}`);
  const before = asked.filter(({ id, status }) => status !== 'REJECTED' && id !== payment.id).reduce((sum, { minor }) => sum + minor, 0);
  const left = Math.max(0, dueBy(seat, startedOn, payment.toDay) - settled - before);
  return payment.minor > left ? refused('RULE_FORBIDS', { rule: 'L11', problem: `No more than ${left} minor units have become due by that day` }) : null;
}

/** What is to be paid, or to come back, as of a day. */
export interface DueMoney {
  /** Due by then, and neither paid nor asked for. */
  readonly dueNow: number;
  /** What was paid too much, and what the employer owes back by its duty (L12), as far as nobody has claimed it yet. */
  readonly owedBack: number;
}

/**
 * What is due at a seat, and owed back, by what became of it. What was claimed or came back counts as settled; `corrected` as in `faultOfInstalment`, of which
 * what was claimed is no claim of this.
 */
export function seatMoney(
  seat: Pick<SupportedSeat, 'minor' | 'months' | 'wageStepsPercent'>,
  placement: Pick<Placement, 'startedOn' | 'endedOn' | 'endReason' | 'subsidyEndsOn' | 'retentionUntil'> | null,
  payments: readonly Pick<Payment, 'minor' | 'status'>[],
  money: Pick<AwardMoney, 'paid' | 'committed'>,
  today: Day,
  corrected: Corrected = NOTHING_CORRECTED,
): DueMoney {
  const startedOn = placement?.startedOn ?? null;
  if (placement === null || startedOn === null) return { dueNow: 0, owedBack: 0 };
  const sum = (status: Payment['status']): number => payments.filter((each) => each.status === status).reduce((total, { minor }) => total + minor, 0);
  const [paid, asked] = [sum('APPROVED'), sum('REQUESTED')];
  const until = placement.endedOn === null || placement.endedOn > today ? today : placement.endedOn;
  const due = Math.max(0, dueBy(seat, startedOn, until) - corrected.settled - paid - asked);
  const isOver = placement.endedOn !== null && placement.endedOn <= today;
  const tooMuch = isOver ? tooMuchAtEnd(seat, startedOn, placement.endedOn, paid, corrected) : paidTooMuch(seat, startedOn, until, paid);
  const back = tooMuch + owedBack(placement, paid - corrected.claimed - tooMuch);
  return { dueNow: Math.min(due, Math.max(0, money.committed - asked)), owedBack: Math.max(0, back - (paid - corrected.claimed - money.paid)) };
}

/**
 * What was paid too much for work that is over, minor units, what was claimed by corrections left out. What was settled comes off nothing more that falls due; what was corrected of
 * months after the end was for no work, and is not asked for twice.
 */
export function tooMuchAtEnd(seat: Parameters<typeof paidTooMuch>[0], startedOn: Day, endedOn: Day, paid: number, { settled, after }: Corrected): number {
  return Math.max(0, paidTooMuch(seat, startedOn, endedOn, paid + settled) - after(endedOn));
}
