import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { MessageCarrier, MessageFollower, SettledMessage } from './message-carrier.js';
import { codesOnly, type Delivery, type MessageDraft, type MessageKind, type MessageSubjectKind } from './message.js';

/**
 * Texts to people as the features say them: what for, about what, which codes. The words, the relays and whether somebody may be texted at all are the
 * carrier's, which adds itself when the application is built.
 */
export class MessagesService {
  private carrier: MessageCarrier | null = null;
  private readonly followers = new Map<MessageSubjectKind, MessageFollower>();

  /** Says who carries messages. Throws where somebody does already. */
  carriedBy(carrier: MessageCarrier): void {
    if (this.carrier !== null) throw new Error('messages have a carrier');
    this.carrier = carrier;
  }

  /** Adds a feature that hears what became of the messages about its records. Throws where one does already. */
  follow(subjectKind: MessageSubjectKind, follower: MessageFollower): void {
    if (this.followers.has(subjectKind)) throw new Error(`messages about ${subjectKind} have a follower`);
    this.followers.set(subjectKind, follower);
  }

  /** Queues a text, in the caller's transaction; false where the same one was queued before, whatever became of it, and for somebody who was forgotten. */
  queue(tx: Tx, viewer: Viewer, draft: MessageDraft): Promise<boolean> {
    return this.carried().queue(tx, viewer, codesOnly(draft));
  }

  /** Cancels what has not gone out about a subject, in the caller's transaction. */
  cancelOf(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, subjectId: string): Promise<void> {
    return this.carried().cancelOf(tx, missionId, subjectKind, subjectId);
  }

  /** How far the last message about each of these subjects came (of one kind, where it is given); nothing for a subject without one. */
  deliveries(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, ids: readonly string[], kind: MessageKind | null = null): Promise<ReadonlyMap<string, Delivery>> {
    return this.carried().deliveries(tx, missionId, subjectKind, ids, kind);
  }

  /** For the carrier: tells the feature what became of its message, in the transaction that settles it. True where it looks after it itself. */
  async settled(tx: Tx, viewer: Viewer, message: SettledMessage): Promise<boolean> {
    return (await this.followers.get(message.subjectKind)?.(tx, viewer, message)) ?? false;
  }

  private carried(): MessageCarrier {
    if (this.carrier === null) throw new Error('nobody carries messages');
    return this.carrier;
  }
}
