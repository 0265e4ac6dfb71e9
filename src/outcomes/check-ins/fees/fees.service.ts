import type { Clock } from '../../../kernel/clock.js';
import type { EmployerId, MissionId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkReason } from '../../../kernel/text.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { PlacementsService } from '../../placements/placements.service.js';
import type { CheckIn } from '../check-in.js';
import { shownTo, type FeeReport, type FeeReportId } from './fee-report.js';
import { feeReports, insertFeeReport, liftFeeReport, lockFeeReport, quietEmployers, setMayConfront } from './fee-report.store.js';

/** L7: that workers were asked for money, and to whom therefore nobody new is offered. The employer is told nothing of it. */
export class FeesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly placements: Pick<PlacementsService, 'sightIn'>,
  ) {}

  /** Whether nobody new is to be offered to an employer, in the caller's transaction. Wages and subsidies of those who work there go on. */
  async noNewOffers(tx: Tx, missionId: MissionId, id: EmployerId): Promise<boolean> {
    return (await quietEmployers(tx, missionId, [id])).has(id);
  }

  /** As `noNewOffers` for many employers in one statement. */
  quietIn(tx: Tx, missionId: MissionId, ids: readonly EmployerId[]): Promise<ReadonlySet<EmployerId>> {
    return quietEmployers(tx, missionId, ids);
  }

  /** Notes a worker's yes, in the caller's transaction; again at the same placement is no second one. */
  async reportIn(tx: Tx, { missionId, employerId, placementId, jobseekerId }: CheckIn, mayConfront: boolean): Promise<void> {
    const at = this.clock.now();
    await insertFeeReport(tx, { missionId, id: newId<FeeReportId>(), employerId, placementId, jobseekerId, at, mayConfront, liftedAt: null, liftedBy: null, liftReason: null });
  }

  /** Employers of whom workers said that they were asked for money, the newest first; who said so is not told. Each reading is recorded. */
  reports(viewer: Viewer, employerId: EmployerId | null): Promise<FeeReport[]> {
    return this.work.run(viewer, async (tx) => {
      const found = await feeReports(tx, viewer.missionId, employerId);
      await recordAudit(tx, viewer, found.map(({ id }) => ({ deed: 'READ', act: 'feeReports', subject: { kind: 'FeeReport', id }, why: 'FOLLOW_UP' })));
      return found.map((report) => shownTo(viewer, report));
    });
  }

  /** The worker's word on whether the employer may be spoken to. Refuses whoever does not know the person's case as absent. */
  agreeToConfront(act: Act, id: FeeReportId, agrees: boolean): Promise<Outcome<FeeReport>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<FeeReport>> => {
      const report = await lockFeeReport(tx, viewer.missionId, id);
      if (report === null || (await this.placements.sightIn(tx, viewer, report.placementId)) !== 'WHOLE') return ABSENT;
      await setMayConfront(tx, viewer.missionId, id, agrees);
      return accepted({ ...report, mayConfront: agrees });
    });
  }

  /** Lets people be offered there again, with a reason. */
  lift(act: Act, id: FeeReportId, said: string): Promise<Outcome<FeeReport>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<FeeReport>> => {
      const report = await lockFeeReport(tx, viewer.missionId, id);
      if (report === null) return ABSENT;
      const reason = checkReason('offering people there again', said);
      if (!reason.ok) return reason;
      if (report.liftedAt !== null) return refused('MOVE_NOT_ALLOWED', { what: 'fee report', from: 'LIFTED', to: 'LIFTED' });
      const lifted = { ...report, liftedAt: this.clock.now(), liftedBy: viewer.accountId, liftReason: reason.value };
      await liftFeeReport(tx, viewer.missionId, id, lifted.liftedAt, lifted.liftedBy, lifted.liftReason);
      return accepted(shownTo(viewer, lifted));
    });
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'fee report' });
