import type { MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { DecentWorkService } from '../decent-work/decent-work.service.js';
import type { EmployersService } from '../employers/employers.service.js';
import { recheckTask, reverificationTask, reverifyBy } from './reverification.js';

/** Verifications (L15) and checks of decent work (L14) that end, as tasks for job placement officers: work is offered only where both hold. */
export class ReverificationService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly employers: Pick<EmployersService, 'verifiedUntilBy'>,
    private readonly checks: Pick<DecentWorkService, 'endingBy'>,
    private readonly tasks: TasksService,
  ) {}

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.tasks.isSearchDue(tx, mission.id, 'EMPLOYER_REVERIFY', this.missions.today(mission)))
          await requestJob(tx, catalogue.findEndingVerifications, { missionId: mission.id });
      });
    }
  }

  /** Opens a task for each verification and each check that ends soon or has ended, and cancels those of employers that stand otherwise by now. Repeating it is harmless. */
  search(missionId: MissionId): Promise<void> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const today = this.missions.today(await this.missions.getIn(tx, missionId));
      const drafts = (await this.employers.verifiedUntilBy(tx, missionId, reverifyBy(today))).map(reverificationTask);
      for (const draft of drafts) await this.tasks.open(tx, viewer, draft);
      await this.tasks.cancelOthers(tx, missionId, 'EMPLOYER_REVERIFY', new Set(drafts.map(taskKey)));
      const checks = (await this.checks.endingBy(tx, missionId, reverifyBy(today))).map(recheckTask);
      for (const draft of checks) await this.tasks.open(tx, viewer, draft);
      await this.tasks.cancelOthers(tx, missionId, 'DECENT_WORK_CHECK', new Set(checks.map(taskKey)));
      await this.tasks.recordSearch(tx, missionId, 'EMPLOYER_REVERIFY', today);
    });
  }
}
