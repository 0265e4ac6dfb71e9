import { addYears, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome } from '../../kernel/outcome.js';
import { checkOptionalText, LONGEST_REASON } from '../../kernel/text.js';
import type { SkillProfile } from './profile/skill-profile.js';

export const jobseekerKinds = ['RETURNEE', 'DISPLACED', 'COMMUNITY_MEMBER'] as const;
/** For figures and eligibility only; the kind never changes rank (F09). */
export type JobseekerKind = (typeof jobseekerKinds)[number];

export const jobseekerStatuses = ['ACTIVE', 'PAUSED', 'WITHDRAWN', 'CLOSED'] as const;
export type JobseekerStatus = (typeof jobseekerStatuses)[number];

/** A person who looks for work: a handle and the mission's own case reference, never a name, phone or birth date. */
export interface Jobseeker {
  readonly missionId: MissionId;
  readonly id: JobseekerId;
  /** What staff call the person where identity is not needed, such as `J-4F7QK2`; unique in the mission. */
  readonly handle: string;
  /** The mission's own reference of the case; for those who accompany it. */
  readonly caseReference: string | null;
  readonly kind: JobseekerKind;
  readonly status: JobseekerStatus;
  readonly statusReason: string | null;
  /** The account that accompanies the person ("own case"). */
  readonly assignedTo: AccountId;
  /** A day on or before which the person was certainly born (see `ageBound`); null where age is unknown. */
  readonly bornOnOrBefore: Day | null;
  readonly profile: SkillProfile;
  /** Where an import knows the person from; null for a person registered by hand. */
  readonly source: string | null;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
  /** When the person was forgotten: only figures and what names them by id know the record from then on. */
  readonly erasedAt: Date | null;
}

/** One step of a person's status; appended, never changed. */
export interface StatusStep {
  readonly missionId: MissionId;
  readonly id: string;
  readonly jobseekerId: JobseekerId;
  readonly from: JobseekerStatus | null;
  readonly to: JobseekerStatus;
  readonly reason: string | null;
  readonly accountId: AccountId | null;
  readonly at: Date;
}

/**
 * The moves a status may make. Pausing and withdrawing are open from every state in which something could still happen,
 * without penalty: whoever withdrew or was closed can come back.
 */
export const jobseekerMoves: Readonly<Record<JobseekerStatus, readonly JobseekerStatus[]>> = {
  ACTIVE: ['PAUSED', 'WITHDRAWN', 'CLOSED'],
  PAUSED: ['ACTIVE', 'WITHDRAWN', 'CLOSED'],
  WITHDRAWN: ['ACTIVE', 'CLOSED'],
  CLOSED: ['ACTIVE', 'WITHDRAWN'],
};

/** Moves that staff make for reasons of their own need one; what a person asks for does not. */
const NEEDS_REASON: readonly JobseekerStatus[] = ['CLOSED'];

/** The person in the next status, or why not. Repeating the present status is no move. */
export function moveJobseeker(jobseeker: Jobseeker, to: JobseekerStatus, reason: string | null): Outcome<Jobseeker> {
  if (!jobseekerMoves[jobseeker.status].includes(to)) return cannotBecome('jobseeker', jobseeker.status, to, jobseekerMoves[jobseeker.status]);
  const given = checkOptionalText('reason', reason, LONGEST_REASON);
  if (!given.ok) return given;
  if (NEEDS_REASON.includes(to) && given.value === null) return refused('REASON_NEEDED', { act: 'closing a case' });
  return accepted({ ...jobseeker, status: to, statusReason: given.value });
}

/** What staff know of a person's age when no birth date is kept. */
export type KnownAge =
  | { readonly adultOn: Day }
  /** First day of the month of birth, for people under age. */
  | { readonly bornInMonth: Day };

const ADULT_YEARS = 18;
const OLDEST_YEARS = 110;

/** Whether an age can be that of a living person: born by today, so of age within 18 years, and not more than 110 years ago. */
export function isPossible(age: KnownAge, today: Day): boolean {
  const [on, latest] = 'adultOn' in age ? [age.adultOn, addYears(today, ADULT_YEARS)] : [age.bornInMonth, today];
  return on <= latest && on >= addYears(today, -OLDEST_YEARS);
}

/**
 * The latest day on which the person can have been born. An adult's says no more than "18 on that day"; a minor's month
 * counts by its last day, so that a requirement of age is never met too early.
 */
export function ageBound(age: KnownAge): Day {
  if ('adultOn' in age) return addYears(age.adultOn, -ADULT_YEARS);
  const inMonth = new Date(age.bornInMonth * 86_400_000);
  return (Date.UTC(inMonth.getUTCFullYear(), inMonth.getUTCMonth() + 1, 0) / 86_400_000) as Day;
}
