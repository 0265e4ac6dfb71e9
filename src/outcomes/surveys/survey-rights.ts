import { hasRole, type Viewer } from '../../platform/viewer.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { SurveyPart } from './survey.js';

/** What somebody may see of a person's survey: scores of a part, and the answers to it. */
export interface SurveySight {
  readonly scores: readonly SurveyPart[];
  readonly answers: readonly SurveyPart[];
}

/**
 * RULES "Who may do what" and "Reintegration survey": case managers their own cases, officers by handle without the answers; the psychosocial part
 * protection alone, and never whoever accompanies the person, in whatever other role. Null for everybody else. What would tell of that part, the
 * composite, goes with it.
 */
export function surveySight(viewer: Viewer, jobseeker: Pick<Jobseeker, 'assignedTo'>): SurveySight | null {
  const sight = sightOfOne(viewer, jobseeker);
  const own = sight === 'OWN';
  if (own) return hasRole(viewer, 'CASE_MANAGER') ? { scores: ['GENERAL'], answers: ['GENERAL'] } : null;
  if (hasRole(viewer, 'PROTECTION')) return { scores: ['GENERAL', 'PSYCHOSOCIAL'], answers: ['GENERAL', 'PSYCHOSOCIAL'] };
  return hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? { scores: ['GENERAL'], answers: [] } : null;
}

/** Whether somebody who sees the person's survey may record a part of it. */
export function mayRecord(sight: SurveySight, part: SurveyPart): boolean {
  return sight.scores.includes(part);
}
