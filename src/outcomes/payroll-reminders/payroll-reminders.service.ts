import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { taskKey } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { EmployersService } from '../../openings/employers/employers.service.js';
import type { PayrollsService } from '../../openings/payrolls/payrolls.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { monthsToDeclare, payrollTask } from './payroll-reminder.js';

/** What reminders ask of other features. */
export interface RemindersGround {
  readonly missions: Pick<MissionsService, 'all' | 'getIn' | 'today'>;
  readonly seats: Pick<SupportedSeats, 'owedTimes'>;
  readonly payrolls: Pick<PayrollsService, 'declared'>;
  readonly employers: Pick<EmployersService, 'contactsIn' | 'seen'>;
  readonly tasks: Pick<TasksService, 'open' | 'cancelOthers' | 'isSearchDue' | 'recordSearch'>;
}

/** L12: payrolls that employers have to declare, as long as a programme owes wages there: for the employer to read, and for officers to ask for. */
export class PayrollRemindersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: RemindersGround,
  ) {}

  /** The months that an employer still has to declare, the first one first; none of an employer that the viewer may not see. */
  monthsOf(viewer: Viewer, employerId: EmployerId): Promise<readonly Day[]> {
    return this.work.run(viewer, async (tx) => {
      const employer = await this.ground.employers.seen(tx, viewer, employerId);
      return employer.ok ? ((await this.missing(tx, viewer.missionId, [employerId])).get(employerId) ?? []) : [];
    });
  }

  /** Asks for a search of each mission that has had none on its day. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { missions, tasks } = this.ground;
    for (const mission of await missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await tasks.isSearchDue(tx, mission.id, 'PAYROLL_MISSING', missions.today(mission))) await requestJob(tx, catalogue.findMissingPayrolls, { missionId: mission.id });
      });
    }
  }

  /** Opens a task for each month that is missing, and cancels those of months that nothing is owed for any more. Repeating it is harmless. */
  search(missionId: MissionId): Promise<void> {
    const viewer = serviceViewer(missionId);
    const { missions, employers, tasks } = this.ground;
    return this.work.run(viewer, async (tx) => {
      const missing = await this.missing(tx, missionId, null);
      const contacts = await employers.contactsIn(tx, missionId, [...missing.keys()]);
      const drafts = [...missing].flatMap(([id, months]) => months.map((month) => payrollTask(id, contacts.get(id)?.contactAccountId ?? null, month)));
      for (const draft of drafts) await tasks.open(tx, viewer, draft);
      await tasks.cancelOthers(tx, missionId, 'PAYROLL_MISSING', new Set(drafts.map(taskKey)));
      await tasks.recordSearch(tx, missionId, 'PAYROLL_MISSING', missions.today(await missions.getIn(tx, missionId)));
    });
  }

  private async missing(tx: Tx, missionId: MissionId, ids: readonly EmployerId[] | null): Promise<ReadonlyMap<EmployerId, readonly Day[]>> {
    const today = missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now());
    const times = await this.ground.seats.owedTimes(tx, missionId, ids);
    const employers = [...new Set(times.map(({ employerId }) => employerId))];
    const declared = await this.ground.payrolls.declared(tx, missionId, employers);
    const of = <Row extends { readonly employerId: EmployerId }>(rows: readonly Row[], id: EmployerId): Row[] => rows.filter(({ employerId }) => employerId === id);
    return new Map(employers.map((id) => [id, monthsToDeclare(of(times, id), of(declared, id), today)]));
  }
}
