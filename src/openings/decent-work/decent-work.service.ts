import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { Opening } from '../openings/opening.js';
import { checkOf, checkOn, decentWorkFacts, faultOfWork, holdsFrom, recheckTaskOf, tierOf, type CheckDraft, type DecentWorkCheck, type DecentWorkTier } from './decent-work.js';
import { checksOf, insertCheck, lastChecks } from './decent-work.store.js';

/** A check with the tier that it puts the employer in today. */
export interface ShownCheck extends DecentWorkCheck {
  readonly tier: DecentWorkTier;
}

/** A check that ends, and who at the mission knows the employer. */
export interface EndingCheck extends Pick<DecentWorkCheck, 'employerId' | 'holdsUntil'> {
  readonly contactAccountId: AccountId | null;
}

/** L14: whether work at an employer is decent, by what staff saw there. */
export class DecentWorkService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly employers: Pick<EmployersService, 'seen' | 'contactsIn'>,
    private readonly tasks: Pick<TasksService, 'settle'>,
  ) {}

  /** The checks of an employer that the viewer may see, the first one first. */
  of(viewer: Viewer, employerId: EmployerId): Promise<ShownCheck[]> {
    return this.work.run(viewer, async (tx) => {
      const employer = await this.employers.seen(tx, viewer, employerId);
      const today = await this.today(tx, viewer.missionId);
      return employer.ok ? (await checksOf(tx, viewer.missionId, [employerId])).map((check) => ({ ...check, tier: tierOf(check, today) })) : [];
    });
  }

  /** Keeps what was found today; it counts in place of what was found before. */
  record(act: Act, employerId: EmployerId, wished: CheckDraft): Promise<Outcome<ShownCheck>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<ShownCheck>> => {
        const employer = await this.employers.seen(tx, viewer, employerId);
        if (!employer.ok) return employer;
        const draft = checkOf(wished);
        if (!draft.ok) return draft;
        const { missionId, accountId: checkedBy } = viewer;
        const checkedOn = await this.today(tx, missionId);
        const before = (await checksOf(tx, missionId, [employerId])).at(-1) ?? null;
        const number = (before?.number ?? 0) + 1;
        const check: DecentWorkCheck = { ...draft.value, missionId, employerId, number, checkedOn, holdsUntil: holdsFrom(checkedOn), checkedBy, checkedAt: this.clock.now() };
        await insertCheck(tx, check);
        if (before !== null) await this.tasks.settle(tx, viewer, recheckTaskOf(employerId, before.holdsUntil));
        return accepted({ ...check, tier: tierOf(check, checkedOn) });
      },
      () => ({ kind: 'Employer', id: employerId }),
    );
  }

  /** Checks that end on that day or before, of employers to whom candidates are put, with their contact person; in the caller's transaction. */
  async endingBy(tx: Tx, missionId: MissionId, by: Day): Promise<EndingCheck[]> {
    const ending = (await lastChecks(tx, missionId)).filter(({ holdsUntil }) => holdsUntil <= by);
    const employers = await this.employers.contactsIn(tx, missionId, ending.map(({ employerId }) => employerId));
    return ending.flatMap(({ employerId, holdsUntil }) => {
      const employer = employers.get(employerId);
      return employer?.status === 'VERIFIED' || employer?.status === 'SUPPORTED' ? [{ employerId, holdsUntil, contactAccountId: employer.contactAccountId }] : [];
    });
  }

  /** L14: why work of an opening is not offered, or not begun on a day (today where none is named); see `checkOn` and `faultOfWork`. In the caller's transaction. */
  async faultOf(tx: Tx, missionId: MissionId, { employerId, hoursPerWeek }: Pick<Opening, 'employerId' | 'hoursPerWeek'>, paidFor: boolean, on: Day | null = null): Promise<Refused | null> {
    const judgedOn = on ?? (await this.today(tx, missionId));
    const check = checkOn(await checksOf(tx, missionId, [employerId]), judgedOn, paidFor);
    return faultOfWork(check, hoursPerWeek?.max ?? null, judgedOn, paidFor);
  }

  /** What the last checks of these employers say to rules on a day, in the caller's transaction. */
  async factsOf(tx: Tx, missionId: MissionId, ids: readonly EmployerId[], on: Day): Promise<(id: EmployerId) => Facts> {
    const last = new Map((await checksOf(tx, missionId, ids)).map((check) => [check.employerId, check]));
    return (id) => decentWorkFacts(last.get(id) ?? null, on);
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
  }
}
