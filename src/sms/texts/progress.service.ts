import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { ReportEvent, SendResult } from '../port/relay-port.js';
import { afterReport, afterSend, afterWait, isFinal, type AfterAttempt, type OutgoingText, type RelayId, type TextAttempt } from './attempt.js';
import { attemptNamed, attemptsOf, claimWaited, isAnyDue, lockAttempt, nameAttempt, putAttempt } from './attempt.store.js';
import type { WithheldReason } from './gates.js';
import type { TextEnds } from './text-ends.service.js';
import { claimTooLate, isAnyTooLate, lockText, standText } from './text.store.js';

/** How texts get on: answers of relays, their reports, silence, and what stood in the way. States only climb. */
export class TextProgress {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ends: Pick<TextEnds, 'follow'>,
  ) {}

  /** Writes down what a relay answered. A report may have come before the answer: then its word stays. */
  async answered(tx: Tx, attempt: TextAttempt, result: SendResult): Promise<void> {
    const { missionId, id, relayId } = attempt;
    const now = this.clock.now();
    const held = await lockAttempt(tx, missionId, id);
    if (held === null) return;
    if (result.kind === 'ACCEPTED') await nameAttempt(tx, missionId, relayId, id, result.externalIds);
    // Whoever comes after the lease finds it unknown, which the answer still settles.
    if (held.state !== 'SUBMITTING' && held.state !== 'UNKNOWN') return;
    const after = afterSend(result, held.number, now);
    if (after.state === held.state) return;
    await this.write(tx, { ...held, answeredAt: now }, after);
  }

  /** Follows a report; false where nobody knows the attempt that it names (yet). */
  async reported(tx: Tx, missionId: MissionId, relayId: RelayId, { attemptId, externalId, state }: ReportEvent): Promise<boolean> {
    const id = await attemptNamed(tx, missionId, relayId, attemptId, externalId);
    const held = id === null ? null : await lockAttempt(tx, missionId, id);
    if (held === null) return false;
    const after = afterReport(held.state, state, this.clock.now());
    if (after !== null) await this.write(tx, held, after);
    return true;
  }

  /** Looks at one attempt whose time of waiting is over; false where there is none. */
  lookAgain(missionId: MissionId): Promise<boolean> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const held = await claimWaited(tx, missionId, this.clock.now());
      if (held === null) return false;
      const unknown = (await attemptsOf(tx, missionId, held.textId)).filter((each) => each.state === 'UNKNOWN').length;
      const after = afterWait(held.state, unknown, this.clock.now());
      await this.write(tx, held, after ?? { state: held.state, reason: held.reason, lookAt: null, text: { does: 'GOES_ON' } });
      return true;
    });
  }

  /** Withholds one text whose time is over while nobody could claim it; false where there is none. */
  letGo(missionId: MissionId): Promise<boolean> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const text = await claimTooLate(tx, missionId, this.clock.now());
      if (text !== null) await this.withhold(tx, text, 'TOO_LATE');
      return text !== null;
    });
  }

  /** Whether an attempt has waited long enough, or a text too long. */
  async isAnyDue(tx: Tx, missionId: MissionId): Promise<boolean> {
    const now = this.clock.now();
    return (await isAnyDue(tx, missionId, now)) || (await isAnyTooLate(tx, missionId, now));
  }

  /** A text that was claimed and is not sent, for good. */
  async withhold(tx: Tx, text: OutgoingText, why: WithheldReason | 'FORGOTTEN'): Promise<void> {
    const status = why === 'FORGOTTEN' ? 'CANCELLED' : 'WITHHELD';
    await this.settle(tx, { ...text, status, why, nextAt: null, settledAt: this.clock.now() });
  }

  private async write(tx: Tx, held: TextAttempt, { state, reason, lookAt, text: next }: AfterAttempt): Promise<void> {
    const now = this.clock.now();
    await putAttempt(tx, { ...held, state, reason, lookAt, settledAt: isFinal(state) ? now : null });
    if (next.does === 'GOES_ON') return;
    const text = await lockText(tx, held.missionId, held.textId);
    if (text === null) return;
    // A report of another attempt may have settled it before; delivered is delivered, by whichever attempt.
    const settledOtherwise = text.settledAt !== null && !(next.does === 'ENDS' && next.status === 'DELIVERED' && text.status !== 'CANCELLED' && text.status !== 'DELIVERED');
    if (settledOtherwise) return;
    if (next.does === 'AGAIN') {
      if (text.status === 'UNDER_WAY') await standText(tx, { ...text, status: 'WAITING', nextAt: next.at });
      return;
    }
    // One attempt has failed; another may still arrive.
    const others = next.status === 'DELIVERED' ? [] : (await attemptsOf(tx, held.missionId, held.textId)).filter((each) => each.id !== held.id && each.lookAt !== null);
    if (others.length > 0) return;
    await this.settle(tx, { ...text, status: next.status, why: reason, nextAt: null, settledAt: now });
  }

  private async settle(tx: Tx, text: OutgoingText): Promise<void> {
    await standText(tx, text);
    await this.ends.follow(tx, text);
  }
}
