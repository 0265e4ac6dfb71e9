import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Award } from '../../programmes/funds/awards/award.js';
import type { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import type { Payment } from '../../programmes/funds/payments/payment.js';
import type { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import { checkHappening, faultOfPart, stillDue } from './grant-progress.js';
import type { FollowedGrant, GrantRecords } from './grant-records.service.js';
import { faultOfFundable, followingTasks, faultOfOwed, faultOfPaid, waitingTask } from './grant-terms.js';
import { insertGrantEvent, lockGrant, updateGrantDecision } from './grant.store.js';
import type { Grant, GrantEvent, GrantHappening, GrantId } from './grant.js';

/** What the course of grants asks of other features. */
export interface GrantCourse {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly ventures: Pick<VenturesService, 'byIdsIn'>;
  readonly awards: Pick<AwardsService, 'commit' | 'release' | 'moneyOf' | 'lock'>;
  readonly payments: Pick<PaymentsService, 'ofAwards'>;
  readonly tasks: Pick<TasksService, 'open' | 'endNamed'>;
}

/** What happens to grants after they are awarded, and what of their money may be paid by then. */
export class GrantEventsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly records: GrantRecords,
    private readonly course: GrantCourse,
  ) {}

  /**
   * Writes down what happened to a grant. Refuses one that is not awarded, and what `checkHappening` refuses. With the agreement its money is owed: a venture
   * stands by then; what follows it becomes tasks (`followingTasks`).
   */
  record(act: Act, id: GrantId, said: GrantHappening): Promise<Outcome<FollowedGrant>> {
    return this.work.act(act, async (tx): Promise<Outcome<FollowedGrant>> => {
      const { viewer } = act;
      const { missionId } = viewer;
      const grant = await lockGrant(tx, missionId, id);
      if (grant === null) return refused('NOT_FOUND', { what: 'grant' });
      if (grant.awardId === null) return refused('MOVE_NOT_ALLOWED', { what: 'grant', from: grant.decision, to: said.kind });
      const before = await this.records.one(tx, grant);
      const today = missionDay(await this.course.missions.getIn(tx, missionId), this.clock.now());
      const checked = checkHappening(grant, before.progress, said, today);
      if (!checked.ok) return checked;
      // What is the members' own comes before a venture stands; all else after.
      const fault = await this.faultOfVenture(tx, missionId, grant, said.kind === 'CONTRIBUTED' ? faultOfFundable : faultOfOwed);
      if (fault !== null) return fault;
      const event: GrantEvent = { ...checked.value, missionId, grantId: id, number: before.events.length + 1, by: viewer.accountId, at: this.clock.now() };
      await insertGrantEvent(tx, event);
      if (said.kind === 'AGREED') {
        const owed = await this.course.awards.commit(tx, viewer, grant.awardId);
        if (!owed.ok) return owed;
        for (const task of followingTasks(grant, today)) await this.course.tasks.open(tx, viewer, task);
      }
      return accepted(await this.records.one(tx, grant));
    });
  }

  /**
   * Whether a part of an award may be paid: of a grant what was shown to be due or handed over, after the members put in their share (F26), while the venture
   * does not pause. Other awards may.
   */
  async mayPay(tx: Tx, missionId: MissionId, award: Pick<Award, 'id' | 'instrument'>, payment: Payment): Promise<Outcome<null>> {
    if (award.instrument !== 'GRANT') return accepted(null);
    const grant = await this.records.ofAward(tx, missionId, award.id);
    if (grant === null) return accepted(null);
    const others = (await this.course.payments.ofAwards(tx, missionId, [award.id])).filter(({ status, id }) => status !== 'REJECTED' && id !== payment.id);
    const before = others.reduce((sum, { minor }) => sum + minor, 0);
    return (await this.faultOfVenture(tx, missionId, grant, faultOfPaid)) ?? faultOfPart(grant, grant.progress, payment, before) ?? accepted(null);
  }

  /**
   * What the end of a venture means for its grants, in its transaction: what became due stays to be paid, the rest goes back to the fund, and nobody sees to what was to follow. What
   * waits for a decision is withdrawn.
   */
  async ended(tx: Tx, viewer: Viewer, id: VentureId): Promise<void> {
    const { missionId } = viewer;
    const today = missionDay(await this.course.missions.getIn(tx, missionId), this.clock.now());
    // Funds in the order of their ids, as everybody takes several.
    const grants = [...(await this.records.ofVenture(tx, missionId, id))].sort((a, b) => (a.fundId < b.fundId ? -1 : 1));
    for (const { id: grantId } of grants) {
      // Locked: what is recorded at this moment is either counted here, or finds the venture ended.
      const grant = await lockGrant(tx, missionId, grantId);
      if (grant?.decision === 'WAITING') await this.withdraw(tx, viewer, grant);
      if (grant === null || grant.awardId === null) continue;
      for (const task of followingTasks(grant, today)) await this.course.tasks.endNamed(tx, viewer, task, 'CANCELLED', 'NOT_NEEDED');
      // Before the money is looked at: somebody of finance may pay of it at the same time.
      const locked = await this.course.awards.lock(tx, viewer, grant.awardId);
      if (!locked.ok) throw new Error(`the money of a grant was not locked: ${locked.code}`);
      const payments = await this.course.payments.ofAwards(tx, missionId, [grant.awardId]);
      const paid = payments.filter(({ status }) => status === 'APPROVED').reduce((sum, { minor }) => sum + minor, 0);
      const keep = stillDue(grant, (await this.records.one(tx, grant)).progress, paid);
      const { reserved, committed } = await this.course.awards.moneyOf(tx, missionId, grant.awardId);
      if (reserved === 0 && committed <= keep) continue;
      const released = await this.course.awards.release(tx, viewer, grant.awardId, 'ENDED_EARLY', keep);
      if (!released.ok) throw new Error(`the money of a grant did not move: ${released.code}`);
    }
  }

  private async withdraw(tx: Tx, viewer: Viewer, grant: Grant): Promise<void> {
    await updateGrantDecision(tx, { ...grant, decision: 'WITHDRAWN' });
    await this.course.tasks.endNamed(tx, viewer, waitingTask(grant), 'CANCELLED', 'NOT_NEEDED');
  }

  private async faultOfVenture(tx: Tx, missionId: MissionId, { ventureId }: Pick<Grant, 'ventureId'>, faultOf: (venture: Venture) => Refused | null): Promise<Refused | null> {
    const [venture] = ventureId === null ? [] : await this.course.ventures.byIdsIn(tx, missionId, [ventureId]);
    return venture === undefined ? null : faultOf(venture);
  }
}
