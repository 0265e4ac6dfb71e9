import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { TaskId, TaskStep } from './task.js';
import type { TasksService } from './tasks.service.js';

/** The history of the tasks of a page, in one read. */
export class TaskStepsLoader extends GroupLoader<TaskId, TaskStep> {
  constructor(tasks: TasksService) {
    super((viewer, ids) => tasks.history(viewer, ids), (step) => step.taskId);
  }
}
