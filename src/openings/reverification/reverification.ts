import { addDays, formatDay, type Day } from '../../kernel/day.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import { recheckTaskOf } from '../decent-work/decent-work.js';
import type { EndingCheck } from '../decent-work/decent-work.service.js';
import type { Employer } from '../employers/employer.js';

/** How long before its end a verification is looked after [P]: time for a visit, so that no match is lost on the day after. */
export const DAYS_AHEAD = 30;

/** Employers whose verification ends on this day or before are to be checked anew. */
export function reverifyBy(today: Day): Day {
  return addDays(today, DAYS_AHEAD);
}

/** One task for each end of a verification (L15), for the contact person at the mission if that is an officer, due on its last day. */
export function reverificationTask({ id, verifiedUntil, contactAccountId }: VerifiedEmployer): TaskDraft {
  return {
    kind: 'EMPLOYER_REVERIFY',
    subjectKind: 'Employer',
    subjectId: id,
    jobseekerId: null,
    occasion: formatDay(verifiedUntil),
    queue: 'JOB_PLACEMENT_OFFICER',
    owner: contactAccountId,
    dueOn: verifiedUntil,
  };
}

/** As `reverificationTask`, for a check of decent work (L14) that ends. */
export function recheckTask({ employerId, holdsUntil, contactAccountId }: EndingCheck): TaskDraft {
  return { ...recheckTaskOf(employerId, holdsUntil), subjectKind: 'Employer', jobseekerId: null, queue: 'JOB_PLACEMENT_OFFICER', owner: contactAccountId, dueOn: holdsUntil };
}

/** An employer that is verified until that day. */
export interface VerifiedEmployer extends Pick<Employer, 'id' | 'contactAccountId'> {
  readonly verifiedUntil: Day;
}
