import { addDays } from '../../kernel/day.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Complaint } from './complaint.js';

/** Days within which protection looks into a complaint [P]. */
const DAYS_TO_LOOK = 5;

/** What a complaint adds to the work list of protection: hidden, as the complaint is, from whoever holds or held the case. */
export class ComplaintTasks {
  constructor(
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly tasks: Pick<TasksService, 'open' | 'settle'>,
  ) {}

  /** One task for a complaint that was filed; one that is taken up again after its answer makes no second. */
  async open(tx: Tx, viewer: Viewer, { missionId, id, jobseekerId, heldBy }: Complaint): Promise<void> {
    const today = this.missions.today(await this.missions.getIn(tx, missionId));
    const about = { subjectKind: 'Complaint', subjectId: id, jobseekerId, hiddenFrom: heldBy } as const;
    await this.tasks.open(tx, viewer, { kind: 'COMPLAINT', occasion: 'filed', queue: 'PROTECTION', priority: 'HIGH', dueOn: addDays(today, DAYS_TO_LOOK), ...about });
  }

  /** Ends it when the complaint is answered. */
  settle(tx: Tx, viewer: Viewer, { id }: Complaint): Promise<void> {
    return this.tasks.settle(tx, viewer, { kind: 'COMPLAINT', subjectId: id, occasion: 'filed' });
  }
}
