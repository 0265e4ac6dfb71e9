import type { Day } from '../../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { taskKey } from '../../../office/tasks/task.js';
import type { TasksService } from '../../../office/tasks/tasks.service.js';
import type { CasesService } from '../../../people/cases/cases.service.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { catalogue } from '../../../platform/queue/catalogue.js';
import { requestJob } from '../../../platform/queue/outbox.js';
import { serviceViewer } from '../../../platform/viewer.js';
import type { SurveysService } from '../surveys.service.js';
import { surveyTasks } from './due-rounds.js';

/** People read in one transaction. */
const SLICE = 500;

/** What the search asks of the features of people. */
export interface DueSurveysGround {
  readonly records: Pick<JobseekerRecords, 'slice'>;
  readonly cases: Pick<CasesService, 'followedFromOf'>;
  readonly surveys: Pick<SurveysService, 'askedIn'>;
}

/** Rounds of the survey that fall due, as tasks for whoever accompanies the person and for protection. */
export class DueSurveysService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly tasks: TasksService,
    private readonly ground: DueSurveysGround,
  ) {}

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.tasks.isSearchDue(tx, mission.id, 'SURVEY', this.missions.today(mission))) await requestJob(tx, catalogue.findDueSurveys, { missionId: mission.id });
      });
    }
  }

  /**
   * Opens a task for each part of a round that fell due and was not answered, and cancels those whose time is over or whose person stopped. Repeating it is
   * harmless, and after a sleep it opens no round that nobody asks any more.
   */
  async search(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const today = this.missions.today(await this.missions.get(missionId));
    const needed = new Set<string>();
    for (let after: JobseekerId | null = null; ; ) {
      signal.throwIfAborted();
      const from: JobseekerId | null = after;
      const people: Jobseeker[] = await this.work.run(serviceViewer(missionId), (tx) => this.openIn(tx, missionId, today, from, needed));
      if (people.length < SLICE) break;
      after = people.at(-1)?.id ?? null;
    }
    await this.work.run(serviceViewer(missionId), async (tx) => {
      await this.tasks.cancelOthers(tx, missionId, 'SURVEY', needed);
      await this.tasks.recordSearch(tx, missionId, 'SURVEY', today);
    });
  }

  private async openIn(tx: Tx, missionId: MissionId, today: Day, after: JobseekerId | null, needed: Set<string>): Promise<Jobseeker[]> {
    const people = await this.ground.records.slice(tx, missionId, after, SLICE);
    const followed = await this.ground.cases.followedFromOf(tx, missionId, people);
    const asked = await this.ground.surveys.askedIn(tx, missionId, people.map((person) => person.id));
    for (const person of people) {
      for (const draft of surveyTasks(person, followed.get(person.id) ?? null, asked.filter((each) => each.jobseekerId === person.id), today)) {
        needed.add(taskKey(draft));
        await this.tasks.open(tx, serviceViewer(missionId), draft);
      }
    }
    return people;
  }
}
