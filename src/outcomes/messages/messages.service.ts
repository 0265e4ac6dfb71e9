import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import { newMessage, relayed, type Delivery, type Message, type MessageDraft, type MessageId, type MessageKind, type MessageSubjectKind } from './message.js';
import { cancelQueuedOf, insertMessage, isAnyQueued, lastDeliveries, lockQueued, messagesTo, putProgress } from './message.store.js';

/** What messages ask of the features of people. */
export interface MessageGround {
  readonly records: Pick<JobseekerRecords, 'byIds' | 'goingOn'>;
  readonly consents: Pick<ConsentsService, 'agreesIn'>;
  readonly files: Pick<CaseFiles, 'seen'>;
}

/**
 * Texts to people, each a row in the transaction of its cause. Whether a person can be texted is asked when it goes out, not when it is queued. The
 * relay that there is so far records what it would have sent, which counts as delivered.
 */
export class MessagesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all'>,
    private readonly ground: MessageGround,
  ) {}

  /** Queues a text, in the caller's transaction; null where the same one was queued before, whatever became of it. */
  async queue(tx: Tx, viewer: Viewer, draft: MessageDraft): Promise<Message | null> {
    const { missionId } = viewer;
    const message = newMessage(draft, { missionId, id: newId<MessageId>(), queuedAt: this.clock.now() });
    if (!(await insertMessage(tx, message))) return null;
    await requestJob(tx, catalogue.relayMessages, { missionId });
    return message;
  }

  /** Cancels what has not gone out about a subject, in the caller's transaction. */
  cancelOf(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, subjectId: string): Promise<void> {
    return cancelQueuedOf(tx, missionId, subjectKind, subjectId);
  }

  /** How far the last message about each of these subjects came (of one kind, where it is given); nothing for a subject without one. */
  deliveries(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, ids: readonly string[], kind: MessageKind | null = null): Promise<ReadonlyMap<string, Delivery>> {
    return lastDeliveries(tx, missionId, subjectKind, ids, kind);
  }

  /** What was sent to an own case, or as protection to anybody, newest first; refuses others as absent. The reading is recorded. */
  page(viewer: Viewer, id: JobseekerId, after: readonly [queuedAt: Date, id: string] | null, limit: number): Promise<Outcome<Message[]>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<Message[]>> => {
      const [found] = await this.ground.files.seen(tx, viewer, [id]);
      if (found === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'messages', subject: { kind: 'Jobseeker', id }, why: found.why }]);
      return accepted(await messagesTo(tx, viewer.missionId, id, after, limit));
    });
  }

  /** Asks for the relay of each mission in which something waits. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id: missionId } of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(missionId), async (tx) => {
        if (await isAnyQueued(tx, missionId)) await requestJob(tx, catalogue.relayMessages, { missionId });
      });
    }
  }

  /** Deals with all that waits, each message in a transaction of its own: whoever is killed leaves the rest to the next. */
  async relay(missionId: MissionId, signal: AbortSignal): Promise<void> {
    do signal.throwIfAborted();
    while (await this.relayOne(missionId));
  }

  private relayOne(missionId: MissionId): Promise<boolean> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const message = await lockQueued(tx, missionId);
      if (message === null) return false;
      const { records } = this.ground;
      const there = (await records.byIds(tx, missionId, [message.jobseekerId])).length === 1;
      const agrees = await this.agrees(tx, viewer, message.jobseekerId);
      const next = relayed(message, { there, agrees }, this.clock.now());
      if (next !== null) await putProgress(tx, next);
      return true;
    });
  }

  /** Whoever had two records is asked on the one that goes on too: what they took back there stops what waits for the other. */
  private async agrees(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<boolean> {
    const { records, consents } = this.ground;
    const goesOn = (await records.goingOn(tx, viewer.missionId, id))?.id ?? id;
    const scope = { purpose: 'SMS' } as const;
    return (await consents.agreesIn(tx, viewer, id, scope)) && (goesOn === id || (await consents.agreesIn(tx, viewer, goesOn, scope)));
  }
}
