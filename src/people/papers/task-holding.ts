import { formatDay } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import type { FindsSubject } from '../../office/tasks/by-hand/task-subjects.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { sightOfOne } from '../jobseekers/sight/sight.js';
import type { HoldsPersonalData } from '../personal-data/holders.js';

/** What the staff were asked to do for a person: how it is told, and forgotten. The work list itself is on a floor that knows no people. */
export function taskHolding(tasks: TasksService): HoldsPersonalData {
  return {
    title: 'What the staff were asked to do for you',
    tables: ['task'],
    // Ids, codes and days remain, which nobody finds any more.
    forget: (tx, missionId, id) => tasks.cancelOf(tx, missionId, id),
    tell: async (tx, viewer, id) => (await tasks.ofPerson(tx, viewer, id)).map(({ kind, dueOn, status }) => `${kind.toLowerCase().replace('_', ' ')} by ${formatDay(dueOn)}: ${status.toLowerCase()}`),
  };
}

/** A person as what a task is about: whoever sees the person, by handle too, may open one. */
export function personAsSubject(records: Pick<JobseekerRecords, 'byIds'>): FindsSubject {
  return async (tx, viewer, id) => {
    const [person] = await records.byIds(tx, viewer.missionId, [id as JobseekerId]);
    return person === undefined || sightOfOne(viewer, person) === 'NONE' ? null : { jobseekerId: person.id };
  };
}
