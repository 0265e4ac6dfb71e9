import type { MissionsService } from '../../office/missions/missions.service.js';
import { Sweeps } from '../../platform/queue/processors.js';
import type { ErasuresService } from './erasures.service.js';
import type { RetentionService } from './retention.service.js';

/** Finishes erasures that were broken off, and forgets who people are that nobody has worked with for long. */
export class ErasuresProcessor {
  constructor(
    private readonly missions: MissionsService,
    private readonly erasures: ErasuresService,
    private readonly retention: RetentionService,
  ) {}

  @Sweeps('erasures')
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.missions.all()) {
      if (signal.aborted) return;
      await this.erasures.sweep(id, signal);
      await this.retention.sweep(id, signal);
    }
  }
}
