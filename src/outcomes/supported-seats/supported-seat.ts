import { addDays, addMonths, type Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import type { SlotInstrument, SupportTerms } from '../../openings/support/support.js';
import type { AwardId, FundId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { OfferId } from '../offers/lifecycle/offer.js';
import type { KeptReason } from '../placements/lifecycle/end-reasons.js';
import type { Placement, PlacementId } from '../placements/placement.js';

/** How a seat is paid for: the terms of the opening's support as they were when the employer confirmed. */
export interface SeatTerms extends Omit<SupportTerms, 'programmeId' | 'instrument' | 'fundId' | 'amountMinor' | 'months'> {
  /** The work that was agreed, as a URI: displacement is looked for in it, whatever the opening says by now (L12). Null where it is not coded. */
  readonly occupation: string | null;
  /** What is set aside for the person in all, minor units of the fund's currency. */
  readonly minor: number;
  readonly months: number;
}

/** A seat that a programme pays for. Its money is in the ledger, under the award. */
export interface SupportedSeat extends SeatTerms {
  readonly missionId: MissionId;
  readonly awardId: AwardId;
  readonly offerId: OfferId;
  /** From the agreement on. */
  readonly placementId: PlacementId | null;
  readonly programmeId: ProgrammeId;
  readonly fundId: FundId;
  readonly instrument: SlotInstrument;
  readonly heldAt: Date;
  /** When the seat was given up, or the work ended; what is due for the time before is still paid. */
  readonly endedAt: Date | null;
}

/** A time for which a programme pays wages at an employer. */
export interface PaidTime {
  readonly employerId: EmployerId;
  readonly awardId: AwardId;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** Last day that is paid for, and of the duty to keep the person after it; null for no duty. */
export function dutiesFrom({ months, retentionMonths }: Pick<SeatTerms, 'months' | 'retentionMonths'>, startedOn: Day): { readonly subsidyEndsOn: Day; readonly retentionUntil: Day | null } {
  const after = addMonths(startedOn, months);
  return { subsidyEndsOn: addDays(after, -1), retentionUntil: retentionMonths === null ? null : addDays(addMonths(startedOn, months + retentionMonths), -1) };
}

/**
 * What has become due by the end of a day: of each month its part, and of a month that is not over the part of its days, rounded down. Months weigh alike, but
 * where wages rise by steps (F05) each weighs what its wage lacks of the advertised one.
 */
export function dueBy(terms: Pick<SeatTerms, 'minor' | 'months' | 'wageStepsPercent'>, startedOn: Day, until: Day): number {
  const weights = weightsOf(terms);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let worked = 0;
  for (const [month, weight] of weights.entries()) {
    const [from, to] = [addMonths(startedOn, month), addMonths(startedOn, month + 1)];
    const days = Math.min(Math.max(until + 1 - from, 0), to - from);
    worked += (weight * days) / (to - from);
  }
  return until >= addDays(addMonths(startedOn, terms.months), -1) ? terms.minor : Math.floor((terms.minor * worked) / total);
}

function weightsOf({ months, wageStepsPercent }: Pick<SeatTerms, 'months' | 'wageStepsPercent'>): number[] {
  const lacking = Array.from({ length: months }, (_, month) => (wageStepsPercent === null ? 1 : Math.max(0, 100 - (wageStepsPercent[Math.min(month, wageStepsPercent.length - 1)] ?? 100))));
  return lacking.some((weight) => weight > 0) ? lacking : lacking.map(() => 1);
}

/**
 * What was paid for days by whose end it had not become due: an end, or a later start, was written down after the payment. A proposal to claim it back; somebody
 * of finance decides.
 */
export function paidTooMuch(terms: Parameters<typeof dueBy>[0], startedOn: Day, until: Day, paidMinor: number): number {
  return Math.max(0, paidMinor - dueBy(terms, startedOn, until));
}

/** L12: of the subsidised jobs whose support is over at an employer, how many there were, and how many ended with it. */
export interface EndedWithSupport {
  readonly over: number;
  readonly ended: number;
}

/** Days around the end of a support within which a job ended with it [P]. */
export const WITH_SUPPORT_DAYS = 30;

/** Reasons that say that the employer ended the work with the support. */
export const endsWithSupport: readonly KeptReason[] = ['SUBSIDY_OVER', 'DISMISSED_REDUNDANCY', 'DISMISSED_PERFORMANCE', 'CONTRACT_COMPLETED', 'SEASON_OVER'];

/** What the rules ask of it, whole percent, rounded up: just more than most is more than most. */
export function endedFacts({ over, ended }: EndedWithSupport): Facts {
  return { subsidisedJobs: over, subsidisedJobsEndedPercent: over === 0 ? 0 : Math.ceil((100 * ended) / over) };
}

/** Ends by the employer's will, after which what it did not keep of its duty is paid back [P]. Whoever left by their own will, or for a fault, breaks nothing. */
const NOT_KEPT: readonly KeptReason[] = ['DISMISSED_REDUNDANCY', 'DISMISSED_PERFORMANCE', 'SUBSIDY_OVER', 'SEASON_OVER'];

/**
 * L12: what the employer owes back of what was paid, because it did not keep the person as long as it had agreed: the part of the duty's days that is
 * missing, and all of it where the work ended before the support did. A proposal; somebody of finance decides.
 */
export function owedBack(placement: Pick<Placement, 'endReason' | 'endedOn' | 'subsidyEndsOn' | 'retentionUntil'>, paidMinor: number): number {
  const { endReason, endedOn, subsidyEndsOn, retentionUntil } = placement;
  if (endReason === null || endedOn === null || subsidyEndsOn === null || retentionUntil === null || !NOT_KEPT.includes(endReason)) return 0;
  const missing = retentionUntil - Math.max(endedOn, subsidyEndsOn);
  return missing <= 0 ? 0 : Math.floor((paidMinor * missing) / (retentionUntil - subsidyEndsOn));
}
