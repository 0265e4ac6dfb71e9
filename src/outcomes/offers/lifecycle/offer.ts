import type { Day } from '../../../kernel/day.js';
import type { AccountId, EmployerId, Id, JobseekerId, MissionId, OpeningId } from '../../../kernel/ids.js';
import type { ReasonCode } from '../../../matching/index.js';
import type { CandidateId } from '../../candidates/candidacy.js';
import type { Receipt } from '../receipts/receipt.js';
import type { EndReason, HoldReason } from './offer-words.js';

export type OfferId = Id<'Offer'>;

export const openStates = ['DRAFT', 'APPROVED', 'SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED'] as const;
/** Something may still come of an offer in these; the person can pause it or say no in each. */
export type OpenState = (typeof openStates)[number];

export const endings = ['ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN', 'FILLED', 'NOT_SELECTED', 'CANCELLED'] as const;
/** ACCEPTED goes on as a placement. That a seat was filled, or another was chosen, is not the person's failure: each has an ending of its own. */
export type Ending = (typeof endings)[number];

export const offerStates = [...openStates, ...endings] as const;
export type OfferState = OpenState | Ending;

/** A match that staff approved and that is put to the person, or a near miss that an officer let pass with reasons. */
export interface Offer {
  readonly missionId: MissionId;
  readonly id: OfferId;
  /** What an answer by text names it by; no two open offers of a mission share one. */
  readonly code: string;
  readonly openingId: OpeningId;
  readonly employerId: EmployerId;
  readonly jobseekerId: JobseekerId;
  /** Under which the person is before the employer; null before that. */
  readonly candidacyId: CandidateId | null;
  readonly state: OfferState;
  /** ON_HOLD, a side state of every open one: since when, and what for; both or neither. */
  readonly heldSince: Date | null;
  readonly holdReason: HoldReason | null;
  /** Requirements that failed and that an officer let pass. */
  readonly waived: readonly Waiver[];
  /** Null once the person was forgotten. */
  readonly receipt: Receipt | null;
  readonly approvedBy: AccountId | null;
  readonly approvedAt: Date | null;
  readonly sentAt: Date | null;
  /** When the person had it: by a text that arrived, or by a call. */
  readonly deliveredAt: Date | null;
  /** When it turned out that no text would arrive. */
  readonly undeliveredAt: Date | null;
  /** The day of the one reminder, and the last day for an answer, by the mission's own calendar; null before it was delivered. */
  readonly remindsOn: Day | null;
  readonly expiresOn: Day | null;
  readonly remindedAt: Date | null;
  readonly endedAt: Date | null;
  readonly endReason: EndReason | null;
  /** The day on which it was last looked at whether it may go on. */
  readonly checkedOn: Day;
  /** The day on which it was its turn and something stood in its way; tried again another day. */
  readonly passedOverOn: Day | null;
  readonly createdBy: AccountId | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** That an officer let a failed requirement pass: which one, why, who and when. */
export interface Waiver {
  readonly code: ReasonCode;
  readonly reason: string;
  readonly by: AccountId | null;
  /** ISO 8601. */
  readonly at: string;
}

export function isOpen(offer: Pick<Offer, 'state'>): offer is { readonly state: OpenState } {
  return (openStates as readonly OfferState[]).includes(offer.state);
}

/** Whether a seat of the opening is taken for it. */
export function holdsSeat({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'EMPLOYER_CONFIRMED' || state === 'ACCEPTED';
}

/** Whether the person was told of it. */
export function wasTold({ sentAt }: Pick<Offer, 'sentAt'>): boolean {
  return sentAt !== null;
}
