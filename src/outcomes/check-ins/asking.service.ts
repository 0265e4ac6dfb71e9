import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { MessagesService } from '../messages/messages.service.js';
import type { Placement } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import type { CheckIn, CheckInId } from './check-in.js';
import { isAnyDue, isOvertaken, lockDue, putCheckIn } from './check-in.store.js';
import { stepOf, type Step, type StepEffect, type StepGround } from './asking/steps.js';
import { presentTask } from './asking/undone.js';

/** What asking needs of other features. */
export interface AskingGround {
  readonly missions: Pick<MissionsService, 'all' | 'getIn'>;
  readonly placements: Pick<PlacementsService, 'kept'>;
  readonly records: Pick<JobseekerRecords, 'goingOn'>;
  readonly consents: Pick<ConsentsService, 'agreesIn'>;
  readonly messages: Pick<MessagesService, 'queue' | 'deliveries'>;
  readonly tasks: Pick<TasksService, 'open' | 'standing'>;
}

/** Told of every check-in that begins to be asked of an employer, in its transaction, beside the task for staff. */
export type EmployerAskedFollower = (tx: Tx, checkIn: CheckIn) => Promise<void>;

/** Asks what is due, each check-in in a transaction of its own: whoever is killed has done it wholly or not at all, and two at once never do the same one. */
export class AskingService {
  private readonly followers: EmployerAskedFollower[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: AskingGround,
  ) {}

  /** Adds somebody who reaches employers in a way of their own, such as a letter. */
  followEmployers(follower: EmployerAskedFollower): void {
    this.followers.push(follower);
  }

  /** Asks for the job of each mission in which something is due. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.ground.missions.all()) {
      signal.throwIfAborted();
      const now = this.clock.now();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await isAnyDue(tx, mission.id, missionDay(mission, now), now)) await requestJob(tx, catalogue.askCheckIns, { missionId: mission.id });
      });
    }
  }

  /** Does the next step of all that is due. One that fails keeps none of the others from being asked; the first fault is told in the end. */
  async askAll(missionId: MissionId, signal: AbortSignal): Promise<number> {
    const failed: CheckInId[] = [];
    const faults: unknown[] = [];
    for (let done = 0; ; done += 1) {
      signal.throwIfAborted();
      const tried: { id: CheckInId | null } = { id: null };
      try {
        if (await this.askNext(missionId, failed, tried)) continue;
        if (faults.length > 0) throw faults[0];
        return done;
      } catch (error) {
        if (tried.id === null) throw error;
        failed.push(tried.id);
        faults.push(error);
      }
    }
  }

  private askNext(missionId: MissionId, except: readonly CheckInId[], tried: { id: CheckInId | null }): Promise<boolean> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const now = this.clock.now();
      const today = missionDay(await this.ground.missions.getIn(tx, missionId), now);
      const checkIn = await lockDue(tx, missionId, today, now, except);
      if (checkIn === null) return false;
      tried.id = checkIn.id;
      const person = await this.ground.records.goingOn(tx, missionId, checkIn.jobseekerId);
      const [placement] = await this.ground.placements.kept(tx, missionId, [checkIn.placementId]);
      const step = stepOf(checkIn, { now, today, ...(await this.groundOf(tx, viewer, checkIn, person, placement)), overtaken: await isOvertaken(tx, checkIn, today) });
      await this.applyIn(tx, viewer, step, person);
      return true;
    });
  }

  /** Writes a step with what is done in it, in the caller's transaction, which has locked the check-in. */
  async applyIn(tx: Tx, viewer: Viewer, { next, effects }: Step, person: Jobseeker | null): Promise<void> {
    await putCheckIn(tx, next);
    for (const effect of effects) await this.carryOut(tx, viewer, next, effect, person);
  }

  private async carryOut(tx: Tx, viewer: Viewer, { id, placementId, ...checkIn }: CheckIn, effect: StepEffect, person: Jobseeker | null): Promise<void> {
    const jobseekerId = person?.id ?? checkIn.jobseekerId;
    if (effect.do === 'TEXT') {
      await this.ground.messages.queue(tx, viewer, { jobseekerId, kind: 'CHECK_IN', subjectKind: 'CheckIn', subjectId: id, occasion: effect.occasion });
      return;
    }
    const { occasion, dueOn } = effect;
    const about = { subjectKind: 'Placement', subjectId: placementId, jobseekerId, occasion, dueOn } as const;
    if (effect.do === 'ASK_EMPLOYER') {
      await this.ground.tasks.open(tx, viewer, { ...about, kind: 'EMPLOYER_CHECK_IN', queue: 'JOB_PLACEMENT_OFFICER' });
      for (const follower of this.followers) await follower(tx, { id, placementId, ...checkIn });
    } else await this.ground.tasks.open(tx, viewer, { ...about, kind: effect.do === 'VISIT' ? 'VISIT' : 'CALL', queue: 'CASE_MANAGER', owner: person?.assignedTo ?? null });
  }

  private async groundOf(tx: Tx, viewer: Viewer, checkIn: CheckIn, person: Jobseeker | null, placement: Placement | undefined): Promise<Pick<StepGround, 'reach' | 'delivery' | 'task'>> {
    const { missionId } = viewer;
    const { id, side, status, texts } = checkIn;
    const delivery = texts === 0 ? null : ((await this.ground.messages.deliveries(tx, missionId, 'CheckIn', [id])).get(id) ?? null);
    const task = status === 'CALLING' || status === 'VISITING' ? await this.ground.tasks.standing(tx, missionId, presentTask(checkIn)) : null;
    if (side === 'EMPLOYER') return { reach: 'VOICE', delivery, task };
    if (person === null || placement === undefined || placement.followUp !== 'ON') return { reach: 'LATER', delivery, task };
    const texted = await this.ground.consents.agreesIn(tx, viewer, person.id, { purpose: 'SMS' });
    return { reach: texted ? 'TEXT' : 'VOICE', delivery, task };
  }
}
