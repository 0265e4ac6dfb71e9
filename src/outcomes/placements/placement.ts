import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { OpeningKind } from '../../matching/types.js';
import type { OfferedPay, WeeklyHours } from '../../openings/openings/opening.js';
import type { KeptReason } from './lifecycle/end-reasons.js';

export type PlacementId = Id<'Placement'>;

export const placementStates = ['AGREED', 'STARTED', 'ACTIVE', 'NO_SHOW', 'PAUSED', 'DISPUTED', 'COMPLETED', 'CONVERTED', 'ENDED'] as const;
/** AGREED: before the start is confirmed. STARTED: it is. ACTIVE: somebody heard since that it goes on. */
export type PlacementState = (typeof placementStates)[number];

/** States in which the work is over. */
export const overStates: readonly PlacementState[] = ['COMPLETED', 'CONVERTED', 'ENDED'];

export const placementActs = [
  'AGREE',
  'CONFIRM_START',
  'CORRECT_START',
  'REPORT_NO_SHOW',
  'HEAR',
  'PAUSE',
  'RESUME',
  'DISPUTE',
  'SETTLE',
  'COMPLETE',
  'CONVERT',
  'END',
  'WITHDRAW',
  'ASK_REPLACEMENT',
] as const;
export type PlacementAct = (typeof placementActs)[number];

export const placementActors = ['STAFF', 'PERSON', 'EMPLOYER', 'SERVICE'] as const;
/** Whose word it is; staff write down what the others say in a call. */
export type PlacementActor = (typeof placementActors)[number];

export const wordChannels = ['IN_PERSON', 'CALL', 'TEXT', 'API', 'LINK'] as const;
/** How somebody said it. */
export type WordChannel = (typeof wordChannels)[number];

/** Whose word a move rests on, and how it was said. */
export interface Word {
  readonly actor: PlacementActor;
  readonly channel: WordChannel | null;
}

/** The terms that were agreed to; frozen, whatever becomes of the opening. */
export interface AgreedTerms {
  readonly startsOn: Day | null;
  readonly hoursPerWeek: WeeklyHours | null;
  readonly pay: OfferedPay | null;
  readonly remote: boolean;
}

/** What a placement is made of, and where it stands: the fold of its events, kept beside them so that lists can ask for it. */
export interface Placement extends Present {
  readonly missionId: MissionId;
  readonly id: PlacementId;
  /** The offer it came of; null for one that an earlier placement was converted into. */
  readonly offerId: string | null;
  readonly convertedFrom: PlacementId | null;
  readonly openingId: OpeningId;
  readonly employerId: EmployerId;
  readonly jobseekerId: JobseekerId;
  /** How a programme supports it; null for without. */
  readonly instrument: string | null;
  readonly kind: OpeningKind;
  readonly terms: AgreedTerms;
  readonly agreedAt: Date;
  /** Last day of a subsidy, and of the duty to keep the person after it; null for none. */
  readonly subsidyEndsOn: Day | null;
  readonly retentionUntil: Day | null;
  /** Number of its last event. */
  readonly version: number;
}

/** Where a placement stands at present. */
export interface Present {
  readonly state: PlacementState;
  /** Where it stands beneath a pause or a dispute. */
  readonly stage: PlacementState;
  readonly paused: boolean;
  /** A dispute never stops wages, nor does a pause during one. */
  readonly disputed: boolean;
  /** Days of the start as each side said it, while it is not confirmed. */
  readonly startSaidByPerson: Day | null;
  readonly startSaidByEmployer: Day | null;
  readonly startedOn: Day | null;
  readonly endedOn: Day | null;
  readonly endReason: KeptReason | null;
  /** F57: whether skills gained during reintegration made leaving possible; null where that was not asked. */
  readonly skillsHelped: boolean | null;
  /** The last day on which somebody heard that it goes on. */
  readonly heardOn: Day | null;
  /** Whether the person agrees to be asked how it goes; a wish to pause or stop also counts after the end. */
  readonly followUp: 'ON' | 'PAUSED' | 'STOPPED';
  readonly convertedTo: PlacementId | null;
  readonly replacementAsked: boolean;
}

/** One line of a placement's history; appended, never changed. */
export interface PlacementEvent {
  readonly missionId: MissionId;
  readonly placementId: PlacementId;
  /** 1 for the agreement, then without a gap. */
  readonly number: number;
  readonly act: PlacementAct;
  readonly actor: PlacementActor;
  /** Who wrote it down; null for the service and for whoever has no account. */
  readonly by: AccountId | null;
  readonly channel: WordChannel | null;
  /** The day that it is about, by the mission's calendar. */
  readonly on: Day;
  readonly reason: KeptReason | null;
  readonly skillsHelped: boolean | null;
  /** Of a conversion: what it was converted into. */
  readonly linked: PlacementId | null;
  readonly at: Date;
}

/** What was agreed, as offers say it. */
export interface PlacementDraft {
  readonly offerId: string;
  readonly openingId: OpeningId;
  readonly employerId: EmployerId;
  readonly jobseekerId: JobseekerId;
  readonly instrument: string | null;
  readonly kind: OpeningKind;
  readonly terms: AgreedTerms;
}

/** The last day of the work that somebody has or is to have, as far as it was agreed: that of its support. Null where none has an end that is known. */
export function plannedEnd(placements: readonly Pick<Placement, 'stage' | 'subsidyEndsOn'>[]): Day | null {
  const ends = placements.flatMap(({ stage, subsidyEndsOn }) => (subsidyEndsOn === null || stage === 'NO_SHOW' || overStates.includes(stage) ? [] : [subsidyEndsOn]));
  return ends.length === 0 ? null : (Math.max(...ends) as Day);
}
