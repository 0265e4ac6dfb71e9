import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { FollowUpsService } from './follow-ups.service.js';

/** The daily search for ventures that are to be looked at. */
export class FollowUpsProcessor {
  constructor(private readonly followUps: FollowUpsService) {}

  @Handles(catalogue.findDueVentures)
  async search({ missionId }: { missionId: MissionId }): Promise<void> {
    await this.followUps.search(missionId);
  }

  @Sweeps('ventures to look at')
  sweep(signal: AbortSignal): Promise<void> {
    return this.followUps.sweep(signal);
  }
}
