import { randomInt } from 'node:crypto';

import type { Clock } from '../../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import { forgetKeptAnswers } from '../../../platform/database/kept-answers.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { AwardsService } from '../awards/awards.service.js';
import type { AwardId } from '../ledger/ledger-account.js';
import { checkPayment, decided, type Payment, type PaymentDraft, type PaymentId, type PaymentStatus } from './payment.js';
import type { PaymentGates } from './payment-gates.js';
import { forgetReasons, insertPayment, lockPayment, pageOfPayments, paymentById, paymentsByIds, paymentsOfAwards, spokenOf, updateDecision } from './payment.store.js';

/** Instalments: one person asks for them, another approves them, and then the ledger pays. */
export class PaymentsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly awards: AwardsService,
    private readonly gates: PaymentGates,
  ) {}

  /**
   * Asks for a part of an award. Refuses an award that the viewer does not see, days that are not over or paid for already, what a gate refuses, and
   * more than is owed and not asked for yet (MONEY_SHORT).
   */
  request(act: Act, wished: PaymentDraft): Promise<Outcome<Payment>> {
    return this.work.act(act, async (tx): Promise<Outcome<Payment>> => {
      const { viewer } = act;
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const locked = await this.awards.lock(tx, viewer, wished.awardId);
      if (!locked.ok) return locked;
      const { award, fund } = locked.value;
      const others = await paymentsOfAwards(tx, viewer.missionId, [award.id]);
      const today = this.missions.today(await this.missions.getIn(tx, viewer.missionId));
      const draft = checkPayment(wished, award.instrument, others, today);
      if (!draft.ok) return draft;
      const { committed } = await this.awards.moneyOf(tx, viewer.missionId, award.id);
      const asked = others.filter((each) => each.status === 'REQUESTED').reduce((sum, { minor }) => sum + minor, 0);
      const left = Math.max(0, committed - asked);
      if (left < draft.value.minor) return refused('MONEY_SHORT', { what: 'COMMITTED', left, currency: fund.currency });
      const payment: Payment = {
        ...draft.value,
        ...{ missionId: viewer.missionId, id: newId<PaymentId>(), reference: newReference(), status: 'REQUESTED' },
        ...{ requestedBy: viewer.accountId, requestedAt: this.clock.now(), decidedBy: null, decidedAt: null, decisionReason: null },
      };
      const may = await this.gates.mayPay(tx, viewer, award, payment, today);
      if (!may.ok) return may;
      await insertPayment(tx, payment);
      return accepted(payment);
    });
  }

  /** Approves a payment, which pays it, or rejects it. Refuses whoever requested it, and an approval that a gate or the ledger refuses by now. */
  decide(act: Act, id: PaymentId, approve: boolean, reason: string | null): Promise<Outcome<Payment>> {
    return this.work.act(act, async (tx): Promise<Outcome<Payment>> => {
      const { viewer } = act;
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const there = await paymentById(tx, viewer.missionId, id);
      // The fund first, as everybody does, and then the payment as it is by now.
      const locked = there === null ? ABSENT : await this.awards.lock(tx, viewer, there.awardId);
      if (!locked.ok) return ABSENT;
      const payment = await lockPayment(tx, viewer.missionId, id);
      if (payment === null) return ABSENT;
      const next = decided(payment, { approve, by: viewer.accountId, at: this.clock.now(), reason });
      if (!next.ok) return next;
      await updateDecision(tx, next.value);
      if (!approve) return next;
      const today = this.missions.today(await this.missions.getIn(tx, viewer.missionId));
      const may = await this.gates.mayPay(tx, viewer, locked.value.award, payment, today);
      if (!may.ok) return may;
      const paid = await this.awards.pay(tx, viewer, locked.value, payment.id, payment.minor);
      return paid.ok ? next : paid;
    });
  }

  /** The payments among these that the viewer may see. */
  byIds(viewer: Viewer, ids: readonly PaymentId[]): Promise<Payment[]> {
    return this.work.run(viewer, (tx) => paymentsByIds(tx, viewer.missionId, viewer.employerId, ids));
  }

  /** Payments that the viewer may see, newest first. */
  page(viewer: Viewer, status: PaymentStatus | null, after: PaymentId | null, limit: number): Promise<Payment[]> {
    return this.work.run(viewer, (tx) => pageOfPayments(tx, viewer.missionId, { status, employerId: viewer.employerId }, after, limit));
  }

  /** Payments of these awards, the first one first, inside the caller's transaction. */
  ofAwards(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<Payment[]> {
    return paymentsOfAwards(tx, missionId, ids);
  }

  /** Forgets what was said of the payments for a person, also in the answers that are kept for repeated calls, inside the caller's transaction. */
  async forget(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    for (const payment of await spokenOf(tx, missionId, id)) await forgetKeptAnswers(tx, missionId, payment, '');
    await forgetReasons(tx, missionId, id);
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'payment' });

/** Signs that are not mistaken for one another when read out. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What stands on the bank statement: chance, and nothing about anybody. */
function newReference(): string {
  return `P-${Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
}
