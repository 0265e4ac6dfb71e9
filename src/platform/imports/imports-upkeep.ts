import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { catalogue } from '../queue/catalogue.js';
import { requestJob } from '../queue/outbox.js';
import { serviceViewer } from '../viewer.js';
import { missionIds, quietImports, tidyImports } from './import.store.js';

const MINUTE = 60_000;
/** A request is given up long before. */
const BROKEN_OFF_AFTER = 60 * MINUTE;
const QUIET_AFTER = 2 * MINUTE;
/** How long refused rows can be fetched [P]: they are shown as they were uploaded. */
const REFUSALS_KEPT = 30 * 24 * 60 * MINUTE;

/** Looks after imports: asks again for jobs that were lost, and forgets what nobody needs. */
export class ImportsUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Safe to run in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const missionId of await this.work.outside((tx) => missionIds(tx))) {
      if (signal.aborted) return;
      await this.sweepMission(missionId);
    }
  }

  private sweepMission(missionId: MissionId): Promise<void> {
    const now = this.clock.now();
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    return this.work.run(serviceViewer(missionId), async (tx) => {
      await tidyImports(tx, missionId, before(BROKEN_OFF_AFTER), before(REFUSALS_KEPT));
      for (const importId of await quietImports(tx, missionId, before(QUIET_AFTER), now)) {
        await requestJob(tx, catalogue.runImport, { missionId, importId });
      }
    });
  }
}
