import type { JobseekerKind } from '../../people/jobseekers/jobseeker.js';
import type { EndReason } from '../../outcomes/placements/lifecycle/end-reasons.js';
import { Draws } from '../constructed/draws.js';

/** People of the year. */
export const PEOPLE = 100;
/** From the first registration to the last day: a year of work for those who start early, and what comes before it. */
export const DAYS = 460;
/** Kinds of work there. */
export const YEAR_TRADES = 4;

/** What comes of one offer. Numbers are days after the step before. */
export interface Attempt {
  readonly offeredAfter: number;
  readonly answer: 'INTERESTED' | 'DECLINED' | 'SILENT';
  readonly answeredAfter: number;
  readonly releasedAfter: number;
  readonly employer: 'CONFIRM' | 'NOT_SELECTED';
  readonly decidedAfter: number;
  readonly accepts: boolean;
  readonly job: JobPlan;
}

/** What comes of work that was agreed. */
export interface JobPlan {
  readonly startsAfter: number;
  readonly starts: boolean;
  /** Days that it lasts; null for longer than anybody looks. */
  readonly lasts: number | null;
  readonly reason: EndReason;
  /** Days until staff hear of its end. */
  readonly knownAfter: number;
  /** Day of the work from which nobody is reached any more; null for never. */
  readonly lostAfter: number | null;
}

/** Somebody who does not exist, and what happens to them. */
export interface PersonPlan {
  readonly number: number;
  readonly kind: JobseekerKind;
  readonly trade: number;
  /** Day of the year, 0 for the first. */
  readonly registered: number;
  readonly monthsOfWork: number;
  readonly level: 1 | 2 | 3 | 4;
  readonly attempts: readonly Attempt[];
}

/** The first people of the year, or all: the same on every machine. Shares are made up, within what programmes report. */
export function yearPlan(people = PEOPLE): readonly PersonPlan[] {
  return Array.from({ length: people }, (_, index) => {
    const draws = new Draws(`year person ${index}`);
    return {
      number: index + 1,
      kind: draws.weighted([['RETURNEE', 6], ['COMMUNITY_MEMBER', 3], ['DISPLACED', 1]] as const),
      trade: draws.between(0, YEAR_TRADES - 1),
      registered: draws.between(0, 55),
      monthsOfWork: draws.between(6, 120),
      level: draws.pick([1, 2, 3, 4] as const),
      attempts: Array.from({ length: 2 }, () => attempt(draws)),
    };
  });
}

function attempt(draws: Draws): Attempt {
  return {
    offeredAfter: draws.between(2, 20),
    answer: draws.weighted([['INTERESTED', 78], ['DECLINED', 12], ['SILENT', 10]] as const),
    answeredAfter: draws.between(1, 3),
    releasedAfter: draws.between(1, 4),
    employer: draws.chance(0.8) ? 'CONFIRM' : 'NOT_SELECTED',
    decidedAfter: draws.between(2, 9),
    accepts: draws.chance(0.93),
    job: job(draws),
  };
}

const REASONS: readonly (readonly [EndReason, number])[] = [
  ['BETTER_JOB', 5],
  ['RESIGNED_PAY', 4],
  ['RESIGNED_DISTANCE', 2],
  ['RESIGNED_CONDITIONS', 2],
  ['RESIGNED_HEALTH', 2],
  ['RESIGNED_FAMILY', 2],
  ['DISMISSED_REDUNDANCY', 3],
  ['SEASON_OVER', 3],
  ['BACK_TO_STUDY', 1],
  ['MOVED_IN_COUNTRY', 1],
  ['RESIGNED_STIGMA', 1],
];

function job(draws: Draws): JobPlan {
  return {
    startsAfter: draws.between(2, 12),
    starts: draws.chance(0.95),
    lasts: draws.chance(0.5) ? null : draws.weighted([[draws.between(8, 90), 5], [draws.between(91, 365), 5]]),
    reason: draws.weighted(REASONS),
    knownAfter: draws.weighted([[0, 3], [draws.between(1, 10), 4], [draws.between(11, 30), 2]]),
    lostAfter: draws.chance(0.12) ? draws.between(30, 250) : null,
  };
}
