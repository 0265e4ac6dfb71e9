import { addDays } from '../../kernel/day.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { isOver } from './lifecycle/fold.js';
import type { Placement, PlacementEvent } from './placement.js';
import type { PlacementFollower } from './placements.service.js';

/** Days within which each is looked after [P]. */
const WITHIN = { start: 2, noShow: 1, dispute: 1, replacement: 2 } as const;

/** What an event asks of the staff; null for nothing. A dispute is about the worker and goes to whoever accompanies them. */
function taskOf(placement: Placement, { act, on, number }: PlacementEvent): Omit<TaskDraft, 'owner'> | null {
  const about = { subjectKind: 'Placement', subjectId: placement.id, jobseekerId: placement.jobseekerId } as const;
  const { startSaidByPerson: person, startSaidByEmployer: employer } = placement;
  if (act === 'CONFIRM_START' && placement.startedOn === null && person !== null && employer !== null)
    return { ...about, kind: 'REVIEW', occasion: `start-${number}`, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(on, WITHIN.start) };
  if (act === 'REPORT_NO_SHOW') return { ...about, kind: 'CALL', occasion: `no-show-${number}`, queue: 'CASE_MANAGER', dueOn: addDays(on, WITHIN.noShow), priority: 'HIGH' };
  if (act === 'DISPUTE' && !isOver(placement)) return { ...about, kind: 'INCIDENT', occasion: `dispute-${number}`, queue: 'CASE_MANAGER', dueOn: addDays(on, WITHIN.dispute), priority: 'HIGH' };
  if (act === 'ASK_REPLACEMENT') return { ...about, kind: 'REVIEW', occasion: 'replacement', queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(on, WITHIN.replacement), priority: 'HIGH' };
  return null;
}

/** Opens the tasks of events, in their transaction. */
export function placementTasks(tasks: Pick<TasksService, 'open'>, records: Pick<JobseekerRecords, 'byIds'>): PlacementFollower {
  return async (tx, viewer, placement, event) => {
    const draft = taskOf(placement, event);
    if (draft === null) return;
    const [person] = await records.byIds(tx, viewer.missionId, [placement.jobseekerId]);
    await tasks.open(tx, viewer, { ...draft, owner: draft.queue === 'CASE_MANAGER' ? (person?.assignedTo ?? null) : null });
  };
}
