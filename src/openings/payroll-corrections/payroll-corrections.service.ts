import type { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { AwardsService, LockedAward } from '../../programmes/funds/awards/awards.service.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { HeadCountBaseline, PayrollDeclaration } from '../payrolls/payroll.js';
import { claimReasons, correctionOf, correctionTaskOf, decided, correctedAt, type Corrected, type CorrectionDecision, type PaidWork, type PayrollCorrection, type PayrollCorrectionId } from './payroll-correction.js';
import { correctionById, correctionsOf, correctionsOfAwards, insertCorrection, lockCorrection, updateCorrection } from './payroll-correction.store.js';

/** What corrections ask of other features. */
export interface CorrectionsGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly employers: Pick<EmployersService, 'seen'>;
  readonly awards: Pick<AwardsService, 'ofEmployer' | 'lock' | 'clawBackIn' | 'moneyOf'>;
  readonly payments: Pick<PaymentsService, 'ofAwards'>;
  readonly tasks: Pick<TasksService, 'open' | 'endNamed'>;
}

/** The occupations of the work that awards are for; null, or left out, where it is not coded. */
export type OccupationsOf = (tx: Tx, missionId: MissionId, ids: readonly AwardId[]) => Promise<ReadonlyMap<AwardId, string | null>>;

/** Days within which finance decides [P]. */
const WITHIN = 5;

/**
 * L12: what was paid by a declaration that its employer changed afterwards. What the month no longer holds is put to finance, which claims it back, settles it with
 * what falls due next, or lets it stand; until then no further instalment of the award is paid.
 */
export class PayrollCorrectionsService {
  private occupationsOf: OccupationsOf = () => Promise.resolve(new Map());

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: CorrectionsGround,
  ) {}

  /** Who knows in which occupation the work of an award was agreed: without them every dismissal counts. */
  knowOccupations(of: OccupationsOf): void {
    this.occupationsOf = of;
  }

  /** The corrections of an employer that the viewer may see, the first one first. */
  of(viewer: Viewer, employerId: EmployerId): Promise<PayrollCorrection[]> {
    return this.work.run(viewer, async (tx) => {
      const employer = await this.ground.employers.seen(tx, viewer, employerId);
      return employer.ok ? correctionsOf(tx, viewer.missionId, employerId) : [];
    });
  }

  /** Decides about a correction, and claims back where that is the decision. Refuses to settle more than is still owed and not asked for (MONEY_SHORT), and what is decided already. */
  decide(act: Act, id: PayrollCorrectionId, to: CorrectionDecision): Promise<Outcome<PayrollCorrection>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<PayrollCorrection>> => {
      const there = await correctionById(tx, viewer.missionId, id);
      // The fund first, as everybody does, and then the correction as it is by now.
      const locked = there === null ? ABSENT : await this.ground.awards.lock(tx, viewer, there.awardId);
      if (!locked.ok) return ABSENT;
      const correction = await lockCorrection(tx, viewer.missionId, id);
      if (correction === null) return ABSENT;
      const next = decided(correction, to, viewer.accountId, this.clock.now());
      if (!next.ok) return next;
      const moved = to === 'STANDS' ? accepted(null) : await this.carried(tx, viewer, locked.value, correction, to);
      if (!moved.ok) return moved;
      await updateCorrection(tx, next.value);
      await this.ground.tasks.endNamed(tx, viewer, correctionTaskOf(correction), 'DONE', 'SETTLED');
      return next;
    });
  }

  /** What an employer declared, in its transaction: what was paid for the month and is not due by it is put to finance; what is due again is not asked for any more. */
  async follow(tx: Tx, viewer: Viewer, declaration: PayrollDeclaration, baseline: HeadCountBaseline | null): Promise<void> {
    const { missionId, employerId, month } = declaration;
    const works = await this.paidAt(tx, viewer, employerId);
    const there = (await correctionsOf(tx, missionId, employerId)).filter((each) => each.month === month);
    for (const paid of works) {
      const found = correctionOf(paid, declaration, baseline);
      const open = there.find((each) => each.paymentId === paid.payment.id && each.status === 'OPEN');
      // What finance claims back is booked with its cause, so that another cause is another correction.
      const isSame = open !== undefined && open.cause === found?.cause;
      if (open !== undefined && !isSame) await this.withdrawn(tx, viewer, open);
      if (found !== null && !isSame) await this.opened(tx, viewer, declaration, paid, found);
    }
  }

  /** Why nothing more is paid of an award for the time being; null where it is. In the caller's transaction. */
  async faultOf(tx: Tx, missionId: MissionId, id: AwardId): Promise<Refused | null> {
    const isOpen = (await correctionsOfAwards(tx, missionId, [id])).some(({ status }) => status === 'OPEN');
    return isOpen ? refused('RULE_FORBIDS', { rule: 'L12', problem: 'A payroll was declared otherwise after it was paid for: finance has to decide about the difference first' }) : null;
  }

  /** What was decided about each of these awards, in the caller's transaction. */
  async corrected(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<(id: AwardId) => Corrected> {
    const corrections = await correctionsOfAwards(tx, missionId, ids);
    return (id) => correctedAt(corrections, id);
  }

  private async carried(tx: Tx, viewer: Viewer, locked: LockedAward, { awardId, cause, minor }: PayrollCorrection, to: 'CLAIMED_BACK' | 'SETTLED'): Promise<Outcome<unknown>> {
    const { awards, payments } = this.ground;
    if (to === 'CLAIMED_BACK') return awards.clawBackIn(tx, viewer, locked, minor, claimReasons[cause]);
    const { committed } = await awards.moneyOf(tx, viewer.missionId, awardId);
    const asked = (await payments.ofAwards(tx, viewer.missionId, [awardId])).filter(({ status }) => status === 'REQUESTED').reduce((sum, each) => sum + each.minor, 0);
    const left = Math.max(0, committed - asked - (await this.corrected(tx, viewer.missionId, [awardId]))(awardId).settled);
    return left < minor ? refused('MONEY_SHORT', { what: 'COMMITTED', left, currency: locked.fund.currency }) : accepted(null);
  }

  private async opened(tx: Tx, viewer: Viewer, { missionId, employerId, month }: PayrollDeclaration, { payment }: PaidWork, found: Pick<PayrollCorrection, 'cause' | 'minor'>): Promise<void> {
    const made = { missionId, id: newId<PayrollCorrectionId>(), employerId, awardId: payment.awardId, paymentId: payment.id, month, openedAt: this.clock.now() };
    const correction: PayrollCorrection = { ...made, ...found, status: 'OPEN', decidedBy: null, decidedAt: null, version: 1 };
    if (!(await insertCorrection(tx, correction))) return;
    const dueOn = addDays(missionDay(await this.ground.missions.getIn(tx, missionId), this.clock.now()), WITHIN);
    await this.ground.tasks.open(tx, viewer, { ...correctionTaskOf(correction), subjectKind: 'Employer', jobseekerId: null, queue: 'FINANCE', priority: 'HIGH', dueOn });
  }

  private async withdrawn(tx: Tx, viewer: Viewer, open: PayrollCorrection): Promise<void> {
    const locked = await lockCorrection(tx, open.missionId, open.id);
    const next = locked === null ? null : decided(locked, 'WITHDRAWN', null, this.clock.now());
    if (next === null || !next.ok) return;
    await updateCorrection(tx, next.value);
    await this.ground.tasks.endNamed(tx, viewer, correctionTaskOf(open), 'CANCELLED', 'NOT_NEEDED');
  }

  /**
   * Payments of wages and stipends that were approved for people at an employer. Their funds are locked first, as whoever approves does: a payment is either there to
   * be corrected, or is judged by what was declared now.
   */
  private async paidAt(tx: Tx, viewer: Viewer, employerId: EmployerId): Promise<PaidWork[]> {
    const { missionId } = viewer;
    const awards = (await this.ground.awards.ofEmployer(tx, missionId, employerId)).filter(({ instrument }) => instrument !== 'TRAINING' && instrument !== 'GRANT');
    const funds = new Map(awards.map((award) => [award.fundId, award.id]));
    for (const [, awardId] of [...funds].sort(([a], [b]) => (a < b ? -1 : 1))) await this.ground.awards.lock(tx, viewer, awardId);
    const payments = (await this.ground.payments.ofAwards(tx, missionId, awards.map(({ id }) => id))).filter(({ status }) => status === 'APPROVED');
    const occupations = await this.occupationsOf(tx, missionId, awards.map(({ id }) => id));
    return payments.map((payment) => ({ payment, occupation: occupations.get(payment.awardId) ?? null }));
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'payrollCorrection' });
