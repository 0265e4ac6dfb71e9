import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Jobseeker, JobseekerStatus } from '../jobseekers/jobseeker.js';

/** Standings in which a person has said that nothing shall be offered. */
const SAID_STOP: readonly JobseekerStatus[] = ['PAUSED', 'WITHDRAWN'];

/**
 * How the record stands that a merge closes. Refuses where one of the two is closed already, and where the person paused or withdrew on the
 * record that would close and not on the one that goes on: a merge never takes back what a person said (RULES "Voluntary").
 */
export function closedByMerge(kept: Jobseeker, closing: Jobseeker): Outcome<Pick<Jobseeker, 'status' | 'statusReason'>> {
  for (const { status } of [closing, kept])
    if (status === 'CLOSED') return refused('MOVE_NOT_ALLOWED', { what: 'jobseeker', from: status, to: 'CLOSED' });
  if (SAID_STOP.includes(closing.status) && kept.status === 'ACTIVE') return refused('MERGE_AGAINST_WISH', { status: closing.status });
  return accepted({ status: 'CLOSED', statusReason: `The same person as ${kept.handle}.` });
}

/**
 * How a record stands again that a merge had closed: exactly as before. Null where it has been moved since: what somebody decided, or the
 * person said, after the merge stays.
 */
export function standsAgain(
  closed: Jobseeker,
  before: { readonly closedFrom: string | null; readonly closedFromReason: string | null },
): Pick<Jobseeker, 'status' | 'statusReason'> | null {
  if (closed.status !== 'CLOSED' || before.closedFrom === null) return null;
  return { status: before.closedFrom as JobseekerStatus, statusReason: before.closedFromReason };
}
