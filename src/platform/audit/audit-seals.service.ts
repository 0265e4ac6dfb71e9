import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { catalogue } from '../queue/catalogue.js';
import { requestJob } from '../queue/outbox.js';
import { serviceViewer } from '../viewer.js';
import { NO_SEAL, sealOf } from './audit.js';
import { recordAudit } from './record-audit.js';
import { insertSeal, lockSeals, missionsToSeal, purgeSeals, sealEnd, unsealedCount, unsealedEntries } from './audit.store.js';

/** Entries of one seal at most: what is read and hashed at a time. */
const LARGEST_BATCH = 10_000;
/** A batch waits this long for more, so that a quiet mission does not have a seal for each entry; a full one does not wait. */
const BATCH_SECONDS = 300;
const BATCH_ENTRIES = 1_000;
/** Seals that go in one transaction. */
const MOST_PURGED = 20;

/** Seals entries of the audit log in batches, each chained to the one before. */
export class AuditSealsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly largestBatch = LARGEST_BATCH,
  ) {}

  /** Asks for `sealAudit` where enough entries wait, or some have waited long. Safe to run in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const missionId of await this.work.outside((tx) => missionsToSeal(tx))) {
      if (signal.aborted) return;
      await this.work.run(serviceViewer(missionId), async (tx) => {
        const { count, seconds } = await unsealedCount(tx, missionId);
        if (count >= BATCH_ENTRIES || seconds >= BATCH_SECONDS) await requestJob(tx, catalogue.sealAudit, { missionId });
      });
      await this.purge(missionId);
    }
  }

  /**
   * Seals all entries that are committed by now; answers how many seals were made. What commits later, however long ago it was
   * written, is sealed by a later run: each entry is in exactly one seal.
   */
  async seal(missionId: MissionId, signal: AbortSignal): Promise<number> {
    for (let seals = 0; ; seals++) {
      signal.throwIfAborted();
      if (!(await this.sealBatch(missionId))) return seals;
    }
  }

  /** Lets go of sealed entries that are older than `AUDIT_YEARS`, some seals at a time; that it did is an entry of its own. */
  purge(missionId: MissionId): Promise<number> {
    const viewer = serviceViewer(missionId);
    return this.work.run(viewer, async (tx) => {
      const gone = await purgeSeals(tx, missionId, MOST_PURGED);
      if (gone > 0) await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: 'purgeAudit', subject: null }]);
      return gone;
    });
  }

  private sealBatch(missionId: MissionId): Promise<boolean> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      await lockSeals(tx, missionId);
      const entries = await unsealedEntries(tx, missionId, this.largestBatch);
      if (entries.length === 0) return false;
      const last = await sealEnd(tx, missionId, null);
      const place = { missionId, number: (last?.number ?? 0) + 1, previous: last?.digest ?? NO_SEAL, sealedAt: this.clock.now() };
      await insertSeal(tx, sealOf(entries, place));
      return true;
    });
  }
}
