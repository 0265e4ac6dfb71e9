import { formatDay } from '../../kernel/day.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
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
