import { Sweeps } from '../../platform/queue/processors.js';
import type { TasksService } from './tasks.service.js';

/** Brings tasks that nobody did in time to others. */
export class TasksProcessor {
  constructor(private readonly tasks: TasksService) {}

  @Sweeps('late tasks')
  escalate(signal: AbortSignal): Promise<void> {
    return this.tasks.escalate(signal);
  }
}
