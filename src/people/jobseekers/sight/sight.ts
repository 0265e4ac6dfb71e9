import type { Viewer } from '../../../platform/viewer.js';
import type { Jobseeker } from '../jobseeker.js';
import { emptyProfile } from '../profile/skill-profile.js';

/** How a viewer sees a person: as an own case, by handle only, or not at all. */
export type Sight = 'OWN' | 'BY_HANDLE' | 'NONE';

/** RULES "Who may do what": counsellors and case managers see their own cases, placement officers a handle. */
export function sightOfOne(viewer: Viewer, jobseeker: Pick<Jobseeker, 'assignedTo'>): Sight {
  const { roles, accountId } = viewer;
  const accompanies = roles.includes('CASE_MANAGER') || roles.includes('RETURN_COUNSELLOR');
  if (accompanies && accountId !== null && jobseeker.assignedTo === accountId) return 'OWN';
  return roles.includes('JOB_PLACEMENT_OFFICER') || roles.includes('PROTECTION') ? 'BY_HANDLE' : 'NONE';
}

/** Those of the people whom the viewer may see; a handle only comes without the case reference. */
export function sightOf(viewer: Viewer, jobseekers: readonly Jobseeker[]): Jobseeker[] {
  return jobseekers.flatMap((jobseeker) => {
    const sight = sightOfOne(viewer, jobseeker);
    if (sight === 'NONE') return [];
    return sight === 'OWN' ? [jobseeker] : [{ ...jobseeker, caseReference: null, statusReason: null, source: null, externalId: null }];
  });
}

/** What whoever handed a case over is shown of it: those who had it all, others a handle. */
export function afterHandOver(viewer: Viewer, before: Jobseeker, now: Jobseeker): Jobseeker {
  if (sightOfOne(viewer, before) === 'OWN') return now;
  return { ...now, caseReference: null, statusReason: null, source: null, externalId: null, profile: emptyProfile };
}
