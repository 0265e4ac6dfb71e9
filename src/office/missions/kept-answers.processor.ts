import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Sweeps } from '../../platform/queue/processors.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { MissionsService } from './missions.service.js';

/** Days for which a repeated mutation gets its first answer; after that the answer, which may tell of people, is gone. */
const DAYS_KEPT = 7;

/** Forgets the answers kept for idempotency keys. */
export class KeptAnswersProcessor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
  ) {}

  @Sweeps('kept answers')
  async forget(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(id), async (tx) => {
        await tx.query('delete from idempotency_key where mission_id = $1 and created_at < now() - make_interval(days => $2)', [id, DAYS_KEPT]);
      });
    }
  }
}
