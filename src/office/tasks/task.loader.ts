import { GroupLoader } from '../../platform/graphql/loaders.js';
import type { Viewer } from '../../platform/viewer.js';
import type { TaskId, TaskStep } from './task.js';
import type { TasksService } from './tasks.service.js';

/** The history of the tasks of a page, in one read. */
export class TaskStepsLoader extends GroupLoader<TaskId, TaskStep> {
  constructor(private readonly tasks: TasksService) {
    super();
  }

  protected rows(viewer: Viewer, ids: readonly TaskId[]): Promise<TaskStep[]> {
    return this.tasks.history(viewer, ids);
  }

  protected keyOf(step: TaskStep): TaskId {
    return step.taskId;
  }
}
