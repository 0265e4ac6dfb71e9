import type { Day } from '../../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Instrument } from '../../instruments.js';
import type { AwardId, FundId } from '../ledger/ledger-account.js';
import type { AwardMoney } from '../ledger/ledger.service.js';
import type { AwardStage } from '../ledger/moves.js';

/** What a fund sets aside for one person at one opening, or as a grant for founders. Written once; what becomes of it is in the ledger. */
export interface Award {
  readonly missionId: MissionId;
  readonly id: AwardId;
  readonly fundId: FundId;
  /** Null for a grant, and only for one. */
  readonly openingId: OpeningId | null;
  /** Who is paid; null for a grant to a person who founds alone. */
  readonly employerId: EmployerId | null;
  /** Null for a grant to several people together. */
  readonly jobseekerId: JobseekerId | null;
  readonly instrument: Instrument;
  /** What it is set aside for, such as `offer <id>`: asked for twice, it is the same award. */
  readonly occasion: string;
  /** What was set aside at first, minor units of the fund's currency. */
  readonly minor: number;
  readonly reservedOn: Day;
  readonly reservedAt: Date;
}

/** An award as a viewer may see it. */
export interface ShownAward extends Omit<Award, 'jobseekerId'> {
  /** For staff only: partners know the person by other means, once the person agrees. */
  readonly jobseekerId: JobseekerId | null;
  readonly currency: string;
  readonly payerName: string;
  readonly stage: AwardStage;
  readonly money: AwardMoney;
}

/** Why what is left of an award goes back to the fund: a closed list, without words about the person. */
export const releaseReasons = ['NEVER_STARTED', 'DROPPED_OUT', 'ENDED_EARLY', 'COMPLETED', 'OFFER_ENDED', 'CONDITIONS_NOT_MET'] as const;
export type ReleaseReason = (typeof releaseReasons)[number];

/** Why what was paid is claimed back. */
export const clawBackReasons = ['OVERPAID', 'EVIDENCE_WRONG', 'RETENTION_NOT_KEPT', 'DISPLACEMENT', 'FRAUD'] as const;
export type ClawBackReason = (typeof clawBackReasons)[number];

/** Whether somebody may see an award: staff whom the doors let in, and partners what is paid to their own employer. */
export function maySeeAward(viewer: Viewer, { employerId }: Pick<Award, 'employerId'>): boolean {
  return viewer.employerId === null ? !viewer.roles.includes('PARTNER') : viewer.employerId === employerId;
}
