import type { MissionId } from '../../../kernel/ids.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { catalogue } from '../../../platform/queue/catalogue.js';
import type { JobRun } from '../../../platform/queue/handlers.js';
import { requestJob } from '../../../platform/queue/outbox.js';
import { Handles, Sweeps } from '../../../platform/queue/processors.js';
import type { PersonKeys } from './person-keys.service.js';

interface OfMission extends Record<string, string> {
  readonly missionId: MissionId;
}

/** Moves the keys of people to the newest wrapping key, by itself, when there is a newer one. */
export class KeysProcessor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly keys: PersonKeys,
  ) {}

  @Handles(catalogue.rewrapKeys)
  async rewrap({ missionId }: OfMission, run: JobRun<OfMission>): Promise<void> {
    await this.keys.rewrap(missionId, run.signal);
  }

  @Sweeps('keys')
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.missions.all()) {
      if (signal.aborted) return;
      if (await this.keys.needsRewrapping(id)) await this.work.outside((tx) => requestJob(tx, catalogue.rewrapKeys, { missionId: id }));
    }
  }
}
