import { addMonths, type Day } from '../../../kernel/day.js';
import { knownOf, type FollowedPlacement } from './followed-placement.js';

/** How many are still in work after some months; what is not known is shown as bounds and never dropped. */
export interface Retention {
  readonly months: number;
  /** Those who started so long ago that it could be known. */
  readonly started: number;
  readonly inWork: number;
  readonly ended: number;
  readonly unknown: number;
  /** Share if everybody of whom nothing is known had ended, and if nobody had; null of nobody. */
  readonly share: { readonly low: number; readonly high: number } | null;
}

/** How somebody stands on a day, as far as is known. */
export type Standing = 'IN_WORK' | 'ENDED' | 'UNKNOWN';

/** The months that are asked about (RULES "Check-ins", 1 for the first month). */
export const retentionMonths = [1, 3, 6, 9, 12] as const;

/** The first day of the first of these jobs; null for none. */
export function firstStart(jobs: readonly FollowedPlacement[]): Day | null {
  return jobs.length === 0 ? null : (Math.min(...jobs.map((job) => job.startedOn)) as Day);
}

/**
 * How somebody with these jobs stood on `due`, as was known on `asOf`: in work where one of them is known to have gone on then, unknown where one of them may have.
 * A job that ended on its day still counts on it.
 */
export function standingAt(jobs: readonly FollowedPlacement[], due: Day, asOf: Day): Standing {
  const each = jobs.filter((job) => job.startedOn <= due).map((job) => {
    const { endedOn, lastHeardOn } = knownOf(job, asOf);
    return endedOn === null ? (lastHeardOn >= due ? 'IN_WORK' : 'UNKNOWN') : endedOn >= due ? 'IN_WORK' : 'ENDED';
  });
  return each.includes('IN_WORK') ? 'IN_WORK' : each.includes('UNKNOWN') ? 'UNKNOWN' : 'ENDED';
}

/**
 * Retention `months` after the first start, in whichever job, as it was known on `asOf`: what happened or was heard later is not looked at, so that a report of
 * yesterday comes out the same tomorrow. Somebody whose day is yet to come is not counted at all.
 */
export function retentionAt(people: readonly (readonly FollowedPlacement[])[], months: number, asOf: Day): Retention {
  const counts = { IN_WORK: 0, ENDED: 0, UNKNOWN: 0 };
  for (const jobs of people) {
    const due = dueOf(jobs, months, asOf);
    if (due !== null) counts[standingAt(jobs, due, asOf)] += 1;
  }
  const { IN_WORK: inWork, ENDED: ended, UNKNOWN: unknown } = counts;
  const started = inWork + ended + unknown;
  return { months, started, inWork, ended, unknown, share: started === 0 ? null : { low: inWork / started, high: (inWork + unknown) / started } };
}

/** The day on which somebody is asked about after so many months; null where it has not come, or nothing had started. */
export function dueOf(jobs: readonly FollowedPlacement[], months: number, asOf: Day): Day | null {
  const start = firstStart(jobs);
  const due = start === null ? null : addMonths(start, months);
  return due === null || due > asOf ? null : due;
}
