import type { Day } from '../../../kernel/day.js';
import type { Outcome } from '../../../kernel/outcome.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { Award } from '../awards/award.js';
import type { Payment } from './payment.js';

/** Something that must hold before an instalment is asked for and once more before it is approved, such as the month's payroll declaration (L12). */
export interface PaymentGate {
  /** The rule behind it. */
  readonly rule: string;
  /** `payment` is not kept yet when it is asked for, and among the payments of the award when it is approved: its id tells it from them. */
  mayPay(tx: Tx, viewer: Viewer, award: Award, payment: Payment, today: Day): Promise<Outcome<null>>;
}

/** All gates. Features on floors below add theirs when the application is built. */
export class PaymentGates {
  private readonly gates: PaymentGate[] = [];

  add(gate: PaymentGate): void {
    if (this.gates.some((each) => each.rule === gate.rule)) throw new Error(`two gates of payments for ${gate.rule}`);
    this.gates.push(gate);
  }

  /** The first refusal, in the order in which they were added. */
  async mayPay(tx: Tx, viewer: Viewer, award: Award, payment: Payment, today: Day): Promise<Outcome<null>> {
    for (const gate of this.gates) {
      const may = await gate.mayPay(tx, viewer, award, payment, today);
      if (!may.ok) return may;
    }
    return { ok: true, value: null };
  }
}
