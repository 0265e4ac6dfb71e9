import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { expiringPapers, paperTask } from './expiring-papers.js';

/** People read in one transaction. */
const SLICE = 500;

/** Certificates and licences that end, as tasks for whoever accompanies the person (F13). */
export class ExpiringPapersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly records: JobseekerRecords,
    private readonly tasks: TasksService,
  ) {}

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.tasks.isSearchDue(tx, mission.id, 'PAPER_EXPIRES', this.missions.today(mission))) await requestJob(tx, catalogue.findExpiringPapers, { missionId: mission.id });
      });
    }
  }

  /**
   * Opens a task for each paper that ends soon, and cancels those whose paper was renewed or taken out. What had ended on the day of the search opens
   * none: an old certificate in a new profile is no news. Repeating it is harmless.
   */
  async search(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const today = this.missions.today(await this.missions.get(missionId));
    const needed = new Set<string>();
    for (let after: JobseekerId | null = null; ; ) {
      signal.throwIfAborted();
      const people: Jobseeker[] = await this.openIn(missionId, today, after, needed);
      if (people.length < SLICE) break;
      after = people.at(-1)?.id ?? null;
    }
    await this.work.run(serviceViewer(missionId), async (tx) => {
      await this.tasks.cancelOthers(tx, missionId, 'PAPER_EXPIRES', needed);
      await this.tasks.recordSearch(tx, missionId, 'PAPER_EXPIRES', today);
    });
  }

  private openIn(missionId: MissionId, today: Day, after: JobseekerId | null, needed: Set<string>): Promise<Jobseeker[]> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const people = await this.records.slice(tx, missionId, after, SLICE);
      for (const person of people) {
        for (const end of expiringPapers(person, today)) {
          const draft = paperTask(person, end);
          if (draft === null) continue;
          needed.add(taskKey(draft));
          if (end >= today) await this.tasks.open(tx, viewer, draft);
        }
      }
      return people;
    });
  }
}
