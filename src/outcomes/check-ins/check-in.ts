import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { PlacementId } from '../placements/placement.js';

export type CheckInId = Id<'CheckIn'>;

export const checkInSides = ['PERSON', 'EMPLOYER'] as const;
/** Who is asked. */
export type CheckInSide = (typeof checkInSides)[number];

export const checkInKinds = ['START', 'DAY_7', 'DAY_30', 'AFTER_SUBSIDY', 'RETENTION_END', 'MONTH', 'FOLLOW_UP_END'] as const;
/** Why there is a date in the calendar; of those on one day the first of this list stands. */
export type CheckInKind = (typeof checkInKinds)[number];

export const checkInStatuses = ['PLANNED', 'ASKED', 'CALLING', 'VISITING', 'ANSWERED', 'UNREACHED', 'SKIPPED', 'CANCELLED'] as const;
/**
 * ASKED: by text. CALLING, VISITING: a task of the staff. UNREACHED: nobody was reached by text, call or visit. SKIPPED: a later one was due as well.
 */
export type CheckInStatus = (typeof checkInStatuses)[number];

/** Those in which an answer is waited for. */
export const openStatuses: readonly CheckInStatus[] = ['PLANNED', 'ASKED', 'CALLING', 'VISITING'];

/** A dated question of a placement. What was answered stands in lines of its own. */
export interface CheckIn {
  readonly missionId: MissionId;
  readonly id: CheckInId;
  readonly placementId: PlacementId;
  readonly jobseekerId: JobseekerId;
  readonly employerId: EmployerId;
  readonly side: CheckInSide;
  readonly kind: CheckInKind;
  /** What makes it one row of its placement, such as `MONTH-3`. */
  readonly occasion: string;
  readonly dueOn: Day;
  readonly status: CheckInStatus;
  /** How often it was planned: 1 at first, one more where it was cancelled and is wanted again. */
  readonly round: number;
  /** Texts that went out, and calls that nobody answered. */
  readonly texts: number;
  readonly calls: number;
  /** When it is looked at again; null while nothing is waited for. */
  readonly nextAt: Date | null;
  readonly version: number;
}

export const checkInAnswers = ['FINE', 'NOT_FINE', 'CALL_ME', 'DANGER', 'MONEY', 'LEFT'] as const;
/**
 * What somebody says. By text only the first three are asked (RULES "Check-ins"); a word of danger or of money is understood all the same. LEFT: the
 * person does not work there any more.
 */
export type CheckInAnswer = (typeof checkInAnswers)[number];

export const answerChannels = ['TEXT', 'CALL', 'VISIT', 'IN_PERSON', 'API', 'LINK'] as const;
export type AnswerChannel = (typeof answerChannels)[number];

/** One answer; appended, never changed, and the last one counts. */
export interface AnswerLine {
  readonly missionId: MissionId;
  readonly checkInId: CheckInId;
  /** 1 for the first, then without a gap. */
  readonly number: number;
  readonly answer: CheckInAnswer;
  readonly channel: AnswerChannel;
  readonly saidBy: CheckInSide;
  /** Who wrote it down; null for a text and for whoever has no account. */
  readonly by: AccountId | null;
  readonly at: Date;
}
