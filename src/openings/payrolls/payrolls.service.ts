import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { instalmentGate, noDisplacement } from '../../programmes/rules/ready/fit-work.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { Opening } from '../openings/opening.js';
import type { TermsService } from '../openings/terms.service.js';
import { checkBaseline, checkPayroll, displacementFacts, displacementFactsOn, faultOfDismissal, faultUnder, fewestIn, isDeclared, payrollTaskOf, type HeadCountBaseline, type PayrollDeclaration, type PayrollDeclarationId, type PayrollDraft } from './payroll.js';
import { baselinesOf, declarationsOf, insertDeclaration, putBaseline } from './payroll.store.js';

/** What is known of the payroll of an employer. */
export interface EmployerPayroll {
  readonly employerId: EmployerId;
  readonly baseline: HeadCountBaseline | null;
  readonly declarations: readonly PayrollDeclaration[];
}

/** Work at an employer. */
export type WorkAt = Pick<Opening, 'employerId' | 'occupation'>;

/** Told of what an employer declares, in its transaction, with the head count that is held against it. */
export type DeclarationFollower = (tx: Tx, viewer: Viewer, declaration: PayrollDeclaration, baseline: HeadCountBaseline | null) => Promise<void>;

/** L12: that nobody has to go for those whom a programme pays for: the head count before, what employers declare month by month, and what follows from it. */
export class PayrollsService {
  private readonly followers: DeclarationFollower[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly employers: Pick<EmployersService, 'seen'>,
    private readonly tasks: Pick<TasksService, 'settle'>,
    private readonly terms: Pick<TermsService, 'faultOfOccupations'>,
  ) {}

  /** Adds somebody who does their part in the transaction of each declaration: what was paid by the one before it is looked at. */
  follow(follower: DeclarationFollower): void {
    this.followers.push(follower);
  }

  /** What is known of the payroll of an employer that the viewer may see; null for every other. */
  of(viewer: Viewer, employerId: EmployerId): Promise<EmployerPayroll | null> {
    return this.work.run(viewer, async (tx) => {
      const employer = await this.employers.seen(tx, viewer, employerId);
      return employer.ok ? this.payrollOf(tx, viewer.missionId, employerId) : null;
    });
  }

  /** Records how many work at an employer before a programme pays for anybody there. Refuses a stale version (null where nothing was recorded), and fewer than before without a reason. */
  setBaseline(act: Act, employerId: EmployerId, version: number | null, headCount: number, reason: string | null = null): Promise<Outcome<EmployerPayroll>> {
    return this.changed(act, employerId, async (tx, today) => {
      const [before] = await baselinesOf(tx, act.viewer.missionId, [employerId]);
      if ((before?.version ?? null) !== version) return refused('STALE_EDIT', { what: 'baseline', version: before?.version ?? 0 });
      const kept = checkBaseline(before ?? null, headCount, reason);
      if (!kept.ok) return kept;
      const { missionId, accountId: changedBy } = act.viewer;
      await putBaseline(tx, { missionId, employerId, headCount, countedOn: today, reason: kept.value, version: (before?.version ?? 0) + 1, changedBy, changedAt: this.clock.now() });
      return accepted(null);
    });
  }

  /** Keeps what an employer declares of a month, in place of what it declared of it before. Refuses a dismissal in an occupation that is not known: it would count for none. */
  async declare(act: Act, employerId: EmployerId, wished: PayrollDraft): Promise<Outcome<EmployerPayroll>> {
    const unknown = await this.terms.faultOfOccupations(act.viewer, 'dismissals', wished.dismissals.flatMap(({ occupation }) => occupation ?? []));
    return this.changed(act, employerId, async (tx, today) => {
      const draft = checkPayroll(wished, today);
      if (!draft.ok) return draft;
      if (unknown !== null) return unknown;
      const { missionId, accountId: declaredBy } = act.viewer;
      const before = (await declarationsOf(tx, missionId, [employerId])).filter(({ month }) => month === draft.value.month);
      const number = (before.at(-1)?.number ?? 0) + 1;
      const declaration: PayrollDeclaration = { ...draft.value, missionId, id: newId<PayrollDeclarationId>(), employerId, number, declaredBy, declaredAt: this.clock.now() };
      await insertDeclaration(tx, declaration);
      const [baseline = null] = await baselinesOf(tx, missionId, [employerId]);
      for (const follower of this.followers) await follower(tx, act.viewer, declaration, baseline);
      if (draft.value.wagesPaid) await this.tasks.settle(tx, act.viewer, payrollTaskOf(employerId, draft.value.month));
      return accepted(null);
    });
  }

  /** All that these employers declared, the first month first, in the caller's transaction. */
  declared(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<PayrollDeclaration[]> {
    return declarationsOf(tx, missionId, ids);
  }

  /** What the rules of L12 ask of firms, for work there, in the caller's transaction. */
  async factsOf(tx: Tx, missionId: MissionId, works: readonly WorkAt[]): Promise<(work: WorkAt) => Facts> {
    const ids = [...new Set(works.map(({ employerId }) => employerId))];
    const [baselines, declarations] = [await baselinesOf(tx, missionId, ids), await declarationsOf(tx, missionId, ids)];
    return ({ employerId, occupation }) =>
      displacementFacts(baselines.find((each) => each.employerId === employerId) ?? null, declarations.filter((each) => each.employerId === employerId), occupation);
  }

  /** L12: why no programme pays for somebody new in this work on a day, by what was so on it, today where none is named; null where one may. `more`: what else is known of the firm. */
  async faultOfWork(tx: Tx, missionId: MissionId, work: WorkAt, more: Facts = {}, on: Day | null = null): Promise<Refused | null> {
    const mission = await this.missions.getIn(tx, missionId);
    const dayOf = (at: Date): Day => missionDay(mission, at);
    const judgedOn = on ?? dayOf(this.clock.now());
    const [baseline = null] = await baselinesOf(tx, missionId, [work.employerId]);
    const facts = displacementFactsOn(judgedOn, dayOf, baseline, await declarationsOf(tx, missionId, [work.employerId]), work.occupation);
    return faultUnder({ ...facts, ...more }, [noDisplacement], judgedOn);
  }

  /** L12: why an instalment for these days is not paid: a month is not declared, or somebody had to go. Null where it is. */
  async faultOfInstalment(tx: Tx, missionId: MissionId, work: WorkAt, { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day }): Promise<Refused | null> {
    const facts = (await this.factsOf(tx, missionId, [work]))(work);
    const declarations = await declarationsOf(tx, missionId, [work.employerId]);
    const payrollDeclared = isDeclared(declarations, fromDay, toDay);
    const headCount = fewestIn(declarations, fromDay, toDay, facts.headCount ?? null);
    return faultOfDismissal(declarations, work.occupation, fromDay, toDay) ?? faultUnder({ ...facts, payrollDeclared, headCount }, [instalmentGate, noDisplacement], await this.today(tx, missionId));
  }

  private changed(act: Act, employerId: EmployerId, change: (tx: Tx, today: Day) => Promise<Outcome<null>>): Promise<Outcome<EmployerPayroll>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<EmployerPayroll>> => {
        const employer = await this.employers.seen(tx, viewer, employerId);
        if (!employer.ok) return employer;
        const done = await change(tx, await this.today(tx, viewer.missionId));
        return done.ok ? accepted(await this.payrollOf(tx, viewer.missionId, employerId)) : done;
      },
      () => ({ kind: 'Employer', id: employerId }),
    );
  }

  private async payrollOf(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<EmployerPayroll> {
    const [baseline = null] = await baselinesOf(tx, missionId, [employerId]);
    return { employerId, baseline, declarations: await declarationsOf(tx, missionId, [employerId]) };
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
  }
}
