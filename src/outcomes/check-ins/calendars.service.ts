import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { FollowUp } from '../../people/cases/case-file.js';
import type { CasesService } from '../../people/cases/cases.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { MessagesService } from '../messages/messages.service.js';
import { isOver } from '../placements/lifecycle/fold.js';
import type { Placement, PlacementId } from '../placements/placement.js';
import type { PlacementsService } from '../placements/placements.service.js';
import { undo, voiceTask } from './asking/undone.js';
import type { CheckIn, CheckInId } from './check-in.js';
import { insertCheckIns, lockCheckInsOf, putCheckIn, recordRemade, remadeOn } from './check-in.store.js';
import { calendarOf, type CalendarEntry } from './calendar/calendar.js';
import { changesTo } from './calendar/changes.js';

/** What calendars ask of other features. */
export interface CalendarGround {
  readonly missions: Pick<MissionsService, 'all' | 'today' | 'get' | 'getIn'>;
  readonly placements: Pick<PlacementsService, 'slice' | 'lockKept' | 'keptOfPerson'>;
  readonly cases: Pick<CasesService, 'followUpOf'>;
  readonly records: Pick<JobseekerRecords, 'goingOn'>;
  readonly messages: Pick<MessagesService, 'cancelOf'>;
  readonly tasks: Pick<TasksService, 'endNamed'>;
}

/** Placements whose calendars are remade between two looks at whether to stop. */
const SLICE = 200;

/** Keeps the rows of check-ins what the rules say: with each event of a placement, and once a day for what changed elsewhere, such as the length of follow-up. */
export class CalendarsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: CalendarGround,
  ) {}

  /** Makes the rows of a placement its calendar, in the caller's transaction, which has locked it. Repeating it changes nothing. */
  async remakeIn(tx: Tx, viewer: Viewer, placement: Placement): Promise<void> {
    const { missionId, startedOn, endedOn, subsidyEndsOn, retentionUntil, startSaidByEmployer } = placement;
    const rows = await lockCheckInsOf(tx, missionId, placement.id);
    const awaitedOn = await this.awaitedOn(tx, placement);
    if (startedOn === null && awaitedOn === null && rows.length === 0) return;
    const followUp = await this.followUpOf(tx, placement);
    // Of an employer that said when work began nothing is asked about it.
    const { add, move, cancel } = changesTo(
      rows,
      calendarOf({ awaitedOn, startedOn, endedOn, subsidyEndsOn, retentionUntil, followUp }).filter(({ kind, side }) => kind !== 'START' || side !== 'EMPLOYER' || startSaidByEmployer === null),
    );
    await insertCheckIns(tx, add.map((entry) => this.rowOf(placement, entry)));
    for (const row of [...move, ...cancel]) await putCheckIn(tx, row);
    const gone = new Set(cancel.map((row) => row.id));
    for (const row of rows) {
      if (!gone.has(row.id)) continue;
      await undo(tx, viewer, row, { to: 'CANCELLED', outcome: 'NOT_NEEDED' }, this.ground);
      if (row.kind === 'DAY_7' && row.side === 'PERSON') await this.ground.tasks.endNamed(tx, viewer, voiceTask(row), 'CANCELLED', 'NOT_NEEDED');
    }
  }

  /** Asks for the calendars of each mission that were not remade on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.ground.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (!(await remadeOn(tx, mission.id, this.ground.missions.today(mission)))) await requestJob(tx, catalogue.remakeCalendars, { missionId: mission.id });
      });
    }
  }

  /** Remakes the calendars of all placements of a mission, each in a transaction of its own. */
  async remakeAll(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const viewer = serviceViewer(missionId);
    const today: Day = missionDay(await this.ground.missions.get(missionId), this.clock.now());
    for (let after: PlacementId | null = null; ; ) {
      const slice: Placement[] = await this.work.run(viewer, (tx) => this.ground.placements.slice(tx, missionId, after, SLICE));
      for (const { id } of slice) {
        signal.throwIfAborted();
        await this.work.run(viewer, async (tx) => {
          const placement = await this.ground.placements.lockKept(tx, missionId, id);
          if (placement !== null) await this.remakeIn(tx, viewer, placement);
        });
      }
      if (slice.length < SLICE) break;
      after = slice.at(-1)?.id ?? null;
    }
    await this.work.run(viewer, (tx) => recordRemade(tx, missionId, today));
  }

  /** The day on which work is to begin, while nobody has said that it did; where none was agreed, a week after the agreement [P]. */
  private async awaitedOn(tx: Tx, { missionId, stage, terms, agreedAt }: Placement): Promise<Day | null> {
    if (stage !== 'AGREED') return null;
    return terms.startsOn ?? addDays(missionDay(await this.ground.missions.getIn(tx, missionId), agreedAt), 7);
  }

  /** How the person is followed at this placement; null for whoever is not asked (any more). */
  private async followUpOf(tx: Tx, placement: Placement): Promise<FollowUp | null> {
    const { missionId, jobseekerId, id, stage, followUp, endReason } = placement;
    if (followUp === 'STOPPED' || stage === 'CONVERTED' || endReason === 'DEATH') return null;
    const person = await this.ground.records.goingOn(tx, missionId, jobseekerId);
    // A case is closed with a reason (F50), and whoever withdraws is asked nothing more.
    if (person === null || person.status === 'WITHDRAWN' || person.status === 'CLOSED') return null;
    if (isOver(placement) && (await this.ground.placements.keptOfPerson(tx, missionId, jobseekerId)).some((each) => each.id !== id && !isOver(each))) return null;
    return this.ground.cases.followUpOf(tx, missionId, person.id);
  }

  private rowOf({ missionId, id: placementId, jobseekerId, employerId }: Placement, entry: CalendarEntry): CheckIn {
    return { missionId, id: newId<CheckInId>(), placementId, jobseekerId, employerId, ...entry, status: 'PLANNED', round: 1, texts: 0, calls: 0, nextAt: null, version: 1 };
  }
}
