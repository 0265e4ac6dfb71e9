import type { Clock } from '../../kernel/clock.js';
import { addDays, addMonths, dayIn, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import { isAnyToAskAgain, takeToAskAgain } from './contact.store.js';
import { ASK_AGAIN_MONTHS, askAgainTask } from './safe-contact.js';

/** People asked again, at a time. */
const SLICE = 100;
/** Days in which somebody is asked again [P]. */
const DAYS_TO_ASK = 7;

/** Has staff ask again, after some months, how people can be reached without harm: phones change hands, and so does who reads them. */
export class AskingAgain {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all' | 'get'>,
    private readonly tasks: Pick<TasksService, 'open'>,
  ) {}

  /** Asks for the job of each mission in which somebody's time has come. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await isAnyToAskAgain(tx, mission.id, this.askedBefore(mission))) await requestJob(tx, catalogue.askSafeContacts, { missionId: mission.id });
      });
    }
  }

  /** A task for each of them, once for each time that they were asked. Again is harmless. */
  async askAll(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const mission = await this.missions.get(missionId);
    const today = this.today(mission);
    for (let more = true; more; ) {
      signal.throwIfAborted();
      more = await this.work.run(serviceViewer(missionId), async (tx) => {
        const people = await takeToAskAgain(tx, missionId, this.askedBefore(mission), today, SLICE);
        for (const contact of people) {
          const { jobseekerId } = contact;
          await this.tasks.open(tx, serviceViewer(missionId), { ...askAgainTask(contact), subjectKind: 'Jobseeker', jobseekerId, queue: 'CASE_MANAGER', dueOn: addDays(today, DAYS_TO_ASK) });
        }
        return people.length === SLICE;
      });
    }
  }

  private today({ timeZone }: Pick<Mission, 'timeZone'>): Day {
    return dayIn(timeZone, this.clock.now());
  }

  /** Whoever was asked on this day or before is asked again. */
  private askedBefore(mission: Pick<Mission, 'timeZone'>): Day {
    return addMonths(this.today(mission), -ASK_AGAIN_MONTHS);
  }
}
