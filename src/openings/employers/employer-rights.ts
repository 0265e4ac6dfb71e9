import type { Day } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Employer, EmployerFacts, EmployerStatus } from './employer.js';

/** A partner sees its own employer and what is that employer's; staff and the service itself see all of the mission. */
export function maySee(viewer: Viewer, employerId: EmployerId): boolean {
  return viewer.employerId === null || viewer.employerId === employerId;
}

/** Where an employer stands, as staff read it. */
export interface EmployerStanding {
  readonly employerId: EmployerId;
  readonly status: EmployerStatus;
  readonly verifiedUntil: Day | null;
}

/**
 * Null for a partner: a question about fees stops new offers quietly, and nobody is confronted without the worker's agreement (L7).
 */
export function standingFor(viewer: Viewer, employer: Employer): EmployerStanding | null {
  if (viewer.employerId !== null) return null;
  return { employerId: employer.id, status: employer.status, verifiedUntil: employer.verifiedUntil };
}

/**
 * Whether the viewer may turn `employer` into `next`. A partner changes ordinary facts: not its contact person, and what staff
 * looked at (`samePapers`) only before they did, because a verified firm that takes another name is another firm. Nobody
 * takes away the contact person while candidates are put to the employer.
 */
export function mayChange(viewer: Viewer, employer: Employer, next: Employer): Outcome<null> {
  const good = employer.status === 'VERIFIED' || employer.status === 'SUPPORTED';
  if (good && next.contactAccountId === null)
    return refused('INVALID_INPUT', { field: 'contactAccountId', problem: 'must name somebody while candidates are put to the employer' });
  if (viewer.employerId === null) return accepted(null);
  if (next.contactAccountId !== employer.contactAccountId) return refused('NOT_ALLOWED', { act: 'changing the contact person' });
  if (employer.status !== 'UNVERIFIED' && !samePapers(employer, next))
    return refused('NOT_ALLOWED', { act: 'changing what staff have verified' });
  return accepted(null);
}

/** Whether what staff look at to verify or support an employer is the same in both. */
export function samePapers(a: EmployerFacts, b: EmployerFacts): boolean {
  return a.name === b.name && a.legalForm === b.legalForm && a.country === b.country && a.registration === b.registration;
}

/** Whether an edit would change nothing. */
export function sameFacts(a: Employer, b: Employer): boolean {
  return samePapers(a, b) && a.size === b.size && a.place?.geonameId === b.place?.geonameId && a.contactAccountId === b.contactAccountId;
}
