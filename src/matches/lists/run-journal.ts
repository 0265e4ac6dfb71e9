import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer } from '../../platform/viewer.js';
import { insertRun, writeRun, type MarketRun, type MarketRunId } from './market-state.store.js';

const TELL_EVERY_MILLISECONDS = 500;

/** What the journal tells the metrics. */
export interface RunObserver {
  ended(run: MarketRun, seconds: number): void;
}

/** Writes down the runs of the refresh job in transactions of its own, so that they can be read while they run. */
export class RunJournal {
  private lastTold = 0;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly observer: RunObserver,
  ) {}

  async begin(missionId: MissionId, kind: MarketRun['kind'], total: number): Promise<MarketRun> {
    const run: MarketRun = {
      id: newId<MarketRunId>(),
      kind,
      state: 'RUNNING',
      done: 0,
      total,
      changes: 0,
      matches: null,
      differences: null,
      startedAt: this.clock.now(),
      finishedAt: null,
    };
    await this.work.run(serviceViewer(missionId), (tx) => insertRun(tx, missionId, run));
    return run;
  }

  /** Notes how far a run is, twice a second at most; a note that fails is not worth a run. */
  progress(missionId: MissionId, run: MarketRun): void {
    const now = this.clock.now().getTime();
    if (now - this.lastTold < TELL_EVERY_MILLISECONDS) return;
    this.lastTold = now;
    this.work.run(serviceViewer(missionId), (tx) => writeRun(tx, missionId, run)).catch(() => undefined);
  }

  /** Runs the work and writes down how it ended. */
  async watched(missionId: MissionId, run: MarketRun, work: () => Promise<MarketRun>): Promise<MarketRun> {
    try {
      return await this.end(missionId, { ...(await work()), state: 'DONE' });
    } catch (error) {
      await this.end(missionId, { ...run, state: 'FAILED' });
      throw error;
    }
  }

  private async end(missionId: MissionId, run: MarketRun): Promise<MarketRun> {
    const ended = { ...run, finishedAt: this.clock.now() };
    await this.work.run(serviceViewer(missionId), (tx) => writeRun(tx, missionId, ended));
    this.observer.ended(ended, (ended.finishedAt.getTime() - run.startedAt.getTime()) / 1_000);
    return ended;
  }
}
