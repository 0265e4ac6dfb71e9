import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { OffersInTime } from './offers-in-time.service.js';

/** The days of offers: deliveries, reminders, expiries, holds and whose turn is next. */
export class OffersProcessor {
  constructor(private readonly offers: OffersInTime) {}

  @Handles(catalogue.moveOffers)
  async move({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.offers.run(missionId, run.signal);
  }

  @Sweeps('offers')
  sweep(signal: AbortSignal): Promise<void> {
    return this.offers.sweep(signal);
  }
}
