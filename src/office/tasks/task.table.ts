import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Task } from './task.js';
import { taskPriorities, type TaskPriority } from './task-words.js';

export const taskTable = new EntitySchema<Task>({
  name: 'task',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    key: { type: 'text' },
    kind: { type: 'text' },
    subjectKind: { type: 'text', name: 'subject_kind' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    topic: { type: 'text', nullable: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id', nullable: true },
    queue: { type: 'text' },
    owner: { type: 'uuid', nullable: true },
    hiddenFrom: { type: 'uuid', name: 'hidden_from', nullable: true },
    // By its place in the list, which the list is sorted by.
    priority: {
      type: 'smallint',
      transformer: {
        to: (value: TaskPriority | undefined) => (value === undefined ? undefined : taskPriorities.indexOf(value)),
        from: (value: number) => taskPriorities[value],
      },
    },
    dueOn: { ...dayColumn, name: 'due_on' },
    dueAt: { type: 'timestamptz', precision: 3, name: 'due_at', nullable: true },
    escalation: { type: 'smallint' },
    escalatedTo: { type: 'text', name: 'escalated_to', nullable: true },
    escalatesOn: { ...dayColumn, name: 'escalates_on', nullable: true },
    status: { type: 'text' },
    outcome: { type: 'text', nullable: true },
    openedAt: { type: 'timestamptz', precision: 3, name: 'opened_at' },
    endedAt: { type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true },
    version: { type: 'integer' },
  },
});
