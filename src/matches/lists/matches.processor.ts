import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { MarketWatch } from './market-watch.js';
import type { RefreshService } from './refresh.service.js';

interface OfMission extends Record<string, string> {
  readonly missionId: MissionId;
}

/** The jobs that keep stored lists true. */
export class MatchesProcessor {
  constructor(
    private readonly lists: RefreshService,
    private readonly watch: MarketWatch,
  ) {}

  @Handles(catalogue.refreshMarket)
  async refresh({ missionId }: OfMission, run: JobRun<OfMission>): Promise<void> {
    await this.lists.refresh(missionId, { signal: run.signal, progress: (done, total) => run.progress(done, total) });
  }

  @Handles(catalogue.nightlyRecompute)
  async check({ missionId }: OfMission, run: JobRun<OfMission>): Promise<void> {
    await this.lists.check(missionId, { signal: run.signal, progress: (done, total) => run.progress(done, total) });
  }

  @Sweeps('market')
  async sweep(signal: AbortSignal): Promise<void> {
    await this.watch.sweep(signal);
  }
}
