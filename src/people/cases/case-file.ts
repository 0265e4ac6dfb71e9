import { addDays, addMonths, addYears, day, formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Jobseeker, JobseekerKind } from '../jobseekers/jobseeker.js';

/** What is kept of a person's case. Who holds it is one fact, `assignedTo` of the person. */
export interface CaseFile {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  readonly plannedArrival: Day | null;
  readonly arrivedOn: Day | null;
  /** Start of assistance. */
  readonly assistanceFrom: Day;
  /** The counsellor of the host office who transferred the case and follows its progress; null before. */
  readonly sentBy: AccountId | null;
  readonly sentAt: Date | null;
  /** Whether a child came without anybody who is responsible for them; null while nobody said. */
  readonly unaccompanied: boolean | null;
  /** Where the guardian's authority is registered; no name. */
  readonly guardianReference: string | null;
  /** Of the determination of what is best for the child, signed off by protection. */
  readonly bestInterestReference: string | null;
  /** Anyone may choose it, so that it tells nothing of anybody (F41). */
  readonly monthlyFollowUp: boolean;
  /** A day until which somebody is followed at least; may be set for anyone, without a reason. */
  readonly followUpAtLeast: Day | null;
  readonly version: number;
}

/** The file of somebody of whose case nothing has been said yet. */
export function newCaseFile({ missionId, id }: Pick<Jobseeker, 'missionId' | 'id'>, assistanceFrom: Day): CaseFile {
  return {
    missionId,
    jobseekerId: id,
    plannedArrival: null,
    arrivedOn: null,
    assistanceFrom,
    sentBy: null,
    sentAt: null,
    unaccompanied: null,
    guardianReference: null,
    bestInterestReference: null,
    monthlyFollowUp: false,
    followUpAtLeast: null,
    version: 0,
  };
}

const ADULT_YEARS = 18;

/**
 * Whether rules for unaccompanied children hold on a day (F40, F15). A child of whom nobody said who came along counts as alone; somebody
 * of unknown age only where it was said.
 */
export function isChildAlone(bornOnOrBefore: Day | null, unaccompanied: boolean | null, on: Day): boolean {
  if (bornOnOrBefore === null) return unaccompanied === true;
  return addYears(bornOnOrBefore, ADULT_YEARS) > on && unaccompanied !== false;
}

/** F50. */
const FOLLOW_UP_MONTHS = 12;
/** F40. */
const CHILD_MONTHS = 18;
/** F41. */
const TRAFFICKING_MONTHS = 6;

/** What the length of follow-up is made of. */
export interface FollowUpFacts extends Pick<CaseFile, 'arrivedOn' | 'assistanceFrom' | 'unaccompanied' | 'followUpAtLeast'> {
  readonly kind: JobseekerKind;
  readonly registeredOn: Day;
  readonly bornOnOrBefore: Day | null;
  /** The last day on which protection recorded that the person needs more than others, for whatever reason; null for never. */
  readonly needsKnownOn: Day | null;
}

/** F50: the day from which a person is followed: arrival, and registration of whoever did not go away. Null before arrival. */
export function followedFrom({ kind, arrivedOn, registeredOn }: Pick<FollowUpFacts, 'kind' | 'arrivedOn' | 'registeredOn'>): Day | null {
  return kind === 'RETURNEE' ? arrivedOn : registeredOn;
}

/**
 * Until when a person is followed: the longest of what applies. F50: 12 months after arrival, of those who did not travel after registration.
 * F40: an unaccompanied child until the later of the 18th birthday and 18 months from the start of assistance. F41: at least six months from when
 * protection knew. Why is not read: whatever protection records makes follow-up as long as any of its reasons could, by what everybody who sees the
 * case knows of the person, and to the end of a month, so that no length tells the reason or its day. Null before arrival.
 */
export function followUpUntil(facts: FollowUpFacts): Day | null {
  const from = followedFrom(facts);
  return from === null ? null : longestFrom(from, facts);
}

function longestFrom(from: Day, { bornOnOrBefore, assistanceFrom, unaccompanied, followUpAtLeast, needsKnownOn }: FollowUpFacts): Day {
  const child = isChildAlone(bornOnOrBefore, unaccompanied, assistanceFrom) || (needsKnownOn !== null && !isAdult(bornOnOrBefore, assistanceFrom));
  const ends = [
    addMonths(from, FOLLOW_UP_MONTHS),
    followUpAtLeast,
    needsKnownOn === null ? null : endOfMonth(addMonths(needsKnownOn, TRAFFICKING_MONTHS)),
    child ? addMonths(assistanceFrom, CHILD_MONTHS) : null,
    child && bornOnOrBefore !== null ? addYears(bornOnOrBefore, ADULT_YEARS) : null,
  ];
  return Math.max(...ends.filter((end) => end !== null)) as Day;
}

/** How long and how often a person is followed. Why is not in it, and the same for everybody: whoever makes a calendar of it learns no category (F41). */
export interface FollowUp {
  /** The last day on which somebody may stop asking; check-ins that other rules want may come later. */
  readonly until: Day;
  /** Whether a check-in each month was chosen, which it can be for anyone. */
  readonly monthly: boolean;
}

/**
 * How a person is followed: as long as the longest of F40, F41 and F50 says (`followUpUntil`), monthly where that was chosen. Of whoever has not arrived it
 * is counted from the start of assistance, so that work before return is followed too; the arrival then makes it longer.
 */
export function followUpOf(facts: FollowUpFacts & Pick<CaseFile, 'monthlyFollowUp'>): FollowUp {
  return { until: longestFrom(followedFrom(facts) ?? facts.assistanceFrom, facts), monthly: facts.monthlyFollowUp };
}

/** Whether somebody was known to be grown up on a day. */
function isAdult(bornOnOrBefore: Day | null, on: Day): boolean {
  return bornOnOrBefore !== null && addYears(bornOnOrBefore, ADULT_YEARS) <= on;
}

function endOfMonth(value: Day): Day {
  return addDays(addMonths(day(`${formatDay(value).slice(0, 7)}-01`), 1), -1);
}

export const caseStages = ['BEFORE_ARRIVAL', 'ARRIVED', 'PLAN_FINAL', 'CLOSED'] as const;
export type CaseStage = (typeof caseStages)[number];

/** F60: all that a sending office follows of a case. */
export interface CaseProgress {
  readonly handle: string;
  readonly stage: CaseStage;
  readonly plannedArrival: Day | null;
  readonly arrivedOn: Day | null;
  readonly planFinalOn: Day | null;
}

/** How far a case is: stage and dates, nothing else (F60). */
export function progressOf(
  { handle, status }: Pick<Jobseeker, 'handle' | 'status'>,
  { plannedArrival, arrivedOn }: Pick<CaseFile, 'plannedArrival' | 'arrivedOn'>,
  planFinalOn: Day | null,
): CaseProgress {
  const stage = status === 'CLOSED' ? 'CLOSED' : planFinalOn !== null ? 'PLAN_FINAL' : arrivedOn !== null ? 'ARRIVED' : 'BEFORE_ARRIVAL';
  return { handle, stage, plannedArrival, arrivedOn, planFinalOn };
}
