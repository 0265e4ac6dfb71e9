import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Delivery, MessageDraft, MessageKind, MessageSubjectKind } from './message.js';

/** Whoever has the words and the relays: the floor of text messages, which is built after this one. Everything happens in the caller's transaction. */
export interface MessageCarrier {
  /** Queues a message; false where the same one was queued before, whatever became of it, and for somebody who was forgotten. */
  queue(tx: Tx, viewer: Viewer, draft: MessageDraft): Promise<boolean>;
  /** Cancels what has not gone out about a subject. */
  cancelOf(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, subjectId: string): Promise<void>;
  /** How far the last message about each of these subjects came, of a kind where one is given. */
  deliveries(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, ids: readonly string[], kind: MessageKind | null): Promise<ReadonlyMap<string, Delivery>>;
}

/** A message of which it is known what became: delivered, not deliverable or cancelled. */
export interface SettledMessage {
  readonly jobseekerId: JobseekerId | null;
  readonly kind: MessageKind;
  readonly subjectKind: MessageSubjectKind;
  readonly subjectId: string;
  readonly delivery: Delivery;
}

/** A feature that hears what became of its messages. True where it looks after one that could not be delivered itself; false: somebody is asked to call. */
export type MessageFollower = (tx: Tx, viewer: Viewer, settled: SettledMessage) => Promise<boolean>;
