import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import { shownReason } from './lifecycle/end-reasons.js';
import type { Placement, PlacementEvent, PlacementState } from './placement.js';

/** What somebody may know of a placement: all, or sensitive reasons as "personal"; null for nothing. */
export type PlacementSight = 'WHOLE' | 'PERSONAL_HIDDEN' | null;

/** RULES "Offers and placements": sensitive reasons are for protection and the case manager of the person. */
export function placementSight(viewer: Viewer, person: Pick<Jobseeker, 'assignedTo'>): PlacementSight {
  if (hasRole(viewer, 'PROTECTION')) return 'WHOLE';
  if (hasRole(viewer, 'CASE_MANAGER') && sightOfOne(viewer, person) === 'OWN') return 'WHOLE';
  return hasRole(viewer, 'JOB_PLACEMENT_OFFICER') ? 'PERSONAL_HIDDEN' : null;
}

/** A placement, or one of its events, as somebody with this sight is shown it. */
export function shownTo<T extends Partial<Pick<Placement, 'endReason'> & Pick<PlacementEvent, 'reason'>>>(sight: PlacementSight, record: T): T {
  const whole = sight === 'WHOLE';
  return {
    ...record,
    ...('endReason' in record ? { endReason: shownReason(record.endReason ?? null, whole) } : {}),
    ...('reason' in record ? { reason: shownReason(record.reason ?? null, whole) } : {}),
  };
}

/** Where a placement stands as its employer is shown it: nothing of a dispute, which may be about them, and no reason for an end. */
export function stateForEmployer({ stage, paused, state }: Pick<Placement, 'stage' | 'paused' | 'state'>): PlacementState {
  if (state !== 'PAUSED' && state !== 'DISPUTED') return state;
  return paused ? 'PAUSED' : stage;
}

/** What the employer knows anyway; why it ended and whether there is a dispute is not among it. */
export function forEmployer(placement: Placement): Placement {
  return { ...placement, state: stateForEmployer(placement), disputed: false, endReason: null, skillsHelped: null, startSaidByPerson: null };
}
