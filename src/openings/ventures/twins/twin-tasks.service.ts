import { addDays } from '../../../kernel/day.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { taskKey } from '../../../office/tasks/task.js';
import type { TasksService } from '../../../office/tasks/tasks.service.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Venture } from '../venture.js';
import type { VenturesService } from '../ventures.service.js';
import { twinKeys, twinTasks } from './twin-tasks.js';

/** Days within which officers look at ventures of the same trade at the same place [P]. */
const DAYS = 14;

/** Brings ventures of the same trade at the same place before officers (F25), in the transaction in which one is written down, changed or moved. */
export class TwinTasks {
  constructor(
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly tasks: Pick<TasksService, 'open' | 'endNamed'>,
    private readonly ventures: Pick<VenturesService, 'atPlaceIn'>,
  ) {}

  /** Opens the task that a venture needs as it stands now, and cancels those that it needs no more; `before` is null for a new one. */
  async look(tx: Tx, viewer: Viewer, before: Venture | null, now: Venture): Promise<void> {
    const known = now.place === null ? [] : await this.ventures.atPlaceIn(tx, viewer.missionId, now.place.geonameId);
    const today = this.missions.today(await this.missions.getIn(tx, viewer.missionId));
    const needed = twinTasks(now, known, addDays(today, DAYS));
    const kept = new Set(needed.map(taskKey));
    for (const key of before === null ? [] : twinKeys(before)) if (!kept.has(taskKey(key))) await this.tasks.endNamed(tx, viewer, key, 'CANCELLED', 'NOT_NEEDED');
    for (const draft of needed) await this.tasks.open(tx, viewer, draft);
  }
}
