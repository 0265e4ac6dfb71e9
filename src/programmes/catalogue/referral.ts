import type { Day } from '../../kernel/day.js';
import { accepted, cannotBecome, type Outcome } from '../../kernel/outcome.js';

/** REFERRED is not SERVED: somebody has to say what came of it. */
export const referralStatuses = ['REFERRED', 'ACCEPTED', 'SERVED', 'REFUSED', 'NOT_TAKEN_UP'] as const;
export type ReferralStatus = (typeof referralStatuses)[number];

/** What can become of a referral to a state or partner programme (F10-F12, F29, F33). */
export const referralMoves: Readonly<Record<ReferralStatus, readonly ReferralStatus[]>> = {
  REFERRED: ['ACCEPTED', 'SERVED', 'REFUSED', 'NOT_TAKEN_UP'],
  ACCEPTED: ['SERVED', 'REFUSED', 'NOT_TAKEN_UP'],
  SERVED: [],
  REFUSED: [],
  NOT_TAKEN_UP: [],
};

/** That a person was pointed to a service of the catalogue, and what came of it. */
export interface Referral {
  readonly status: ReferralStatus;
  readonly referredOn: Day;
  /** On which the status was heard of. */
  readonly statusOn: Day;
}

/** Whether the need behind a referral is met, waits for an answer, or is open again: only what was served meets it. */
export function needAfter({ status }: Pick<Referral, 'status'>): 'MET' | 'WAITING' | 'OPEN' {
  if (status === 'SERVED') return 'MET';
  return status === 'REFERRED' || status === 'ACCEPTED' ? 'WAITING' : 'OPEN';
}

/** The referral with what came of it. Refuses moves that the table does not have. */
export function moveReferral<Kept extends Referral>(referral: Kept, to: ReferralStatus, on: Day): Outcome<Kept> {
  if (!referralMoves[referral.status].includes(to)) return cannotBecome('referral', referral.status, to, referralMoves[referral.status]);
  return accepted({ ...referral, status: to, statusOn: on });
}
