import { addDays, formatDay, type Day } from '../../kernel/day.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';

/** How long before its end a paper is looked after [P]: time to apply for a new one. */
export const DAYS_AHEAD = 30;

/**
 * The days, each once and in order, on which certificates or licences of the person end, up to `DAYS_AHEAD` from today. Those that have ended are among
 * them: they are looked after until they are renewed or taken out of the profile.
 */
export function expiringPapers({ profile }: Pick<Jobseeker, 'profile'>, today: Day): Day[] {
  const ends = [...profile.skills.map((skill) => skill.certifiedUntil), ...profile.licences.map((licence) => licence.validUntil)];
  const near = ends.filter((end): end is Day => end !== null && end <= addDays(today, DAYS_AHEAD));
  return [...new Set(near)].sort((a, b) => a - b);
}

/** One task for what ends on one day, for whoever accompanies the person, due on that day. Null for those who do not look for work any more. */
export function paperTask({ id, status, assignedTo }: Pick<Jobseeker, 'id' | 'status' | 'assignedTo'>, end: Day): TaskDraft | null {
  if (status === 'WITHDRAWN' || status === 'CLOSED') return null;
  return {
    kind: 'PAPER_EXPIRES',
    subjectKind: 'Jobseeker',
    subjectId: id,
    jobseekerId: id,
    occasion: formatDay(end),
    queue: 'CASE_MANAGER',
    owner: assignedTo,
    dueOn: end,
  };
}
