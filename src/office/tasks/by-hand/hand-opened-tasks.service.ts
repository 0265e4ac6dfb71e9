import { accepted, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Act } from '../../../platform/viewer.js';
import type { MissionsService } from '../../missions/missions.service.js';
import type { Task } from '../task.js';
import type { TasksService } from '../tasks.service.js';
import { handOpenedTask, isAbout, type TaskWish } from './hand-opened.js';
import type { TaskSubjects } from './task-subjects.js';

/** A record that somebody named, of whatever kind. */
export interface NamedRecord {
  readonly kind: string;
  readonly id: string;
}

/** Tasks that staff open themselves: calls, visits, reviews, incidents and missing papers. */
export class HandOpenedTasks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly tasks: Pick<TasksService, 'open'>,
    private readonly subjects: TaskSubjects,
  ) {}

  /**
   * Opens a task about a record that the viewer may see; what it cannot be about is refused as absent. Refuses an owner who may not see the task, and what
   * `handOpenedTask` refuses. Whoever opens one for others, protection above all, may not see it afterwards.
   */
  open(act: Act, about: NamedRecord | null, wish: TaskWish): Promise<Outcome<Task>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<Task>> => {
      const subject = about === null || !isAbout(wish.kind, about.kind) ? null : await this.subjects.find(tx, viewer, about.kind, about.id);
      if (subject === null) return refused('NOT_FOUND', { what: 'record' });
      const draft = handOpenedTask(wish, subject, newId(), this.missions.today(await this.missions.getIn(tx, viewer.missionId)));
      if (!draft.ok) return draft;
      const task = await this.tasks.open(tx, viewer, draft.value);
      if (task === null) throw new Error('an id of its own was there before');
      if (task.owner !== wish.owner) return invalid('owner', 'is no account in use that this task can be given to');
      return accepted(task);
    });
  }
}
