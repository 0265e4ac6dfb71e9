import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { MarketRun, MarketRunId } from './market-state.js';
import { writeRun } from './market-state.store.js';

const TELL_EVERY_MILLISECONDS = 500;
const HEARTBEAT_MILLISECONDS = 20_000;
/** A run of which nothing was heard for so long has lost its worker. */
export const SILENT_SECONDS = 180;

/** What the journal tells the metrics. */
export interface RunObserver {
  began(run: JournaledRun): void;
  ended(run: JournaledRun, seconds: number): void;
}

/** A run as it goes on. */
export class JournaledRun {
  constructor(
    private readonly journal: RunJournal,
    readonly missionId: MissionId,
    public now: MarketRun,
  ) {}

  /** When it was last noted how far the run is, milliseconds of the clock. */
  notedAt = 0;

  /** Says what the run has turned out to be; written down at once. */
  async is(kind: MarketRun['kind'], total: number): Promise<void> {
    this.now = { ...this.now, kind, total, done: 0 };
    await this.journal.write(this);
  }

  /** Says how far it is. */
  told(done: number): void {
    this.now = { ...this.now, done: Math.min(done, this.now.total) };
    this.journal.progress(this);
  }

  /** Ends it well in the transaction that writes what came of it. */
  async endIn(tx: Tx, result: Partial<Pick<MarketRun, 'changes' | 'matches' | 'differences'>>): Promise<void> {
    const ended = { ...this.now, ...result, state: 'DONE' as const, done: this.now.total, finishedAt: this.journal.time() };
    await writeRun(tx, this.missionId, ended, ended.finishedAt);
    this.now = ended;
  }
}

/** Writes down the runs of the refresh job, so that they can be read while they run. */
export class RunJournal {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly observer: RunObserver,
  ) {}

  /** Runs the work and writes down how it ended. Work that began again because another worker was faster is still the one run. */
  async watched(missionId: MissionId, kind: MarketRun['kind'], work: (run: JournaledRun) => Promise<void>): Promise<MarketRun> {
    const run = new JournaledRun(this, missionId, begun(kind, this.time()));
    await this.write(run);
    this.observer.began(run);
    const heart = setInterval(() => void this.write(run).catch(() => undefined), HEARTBEAT_MILLISECONDS).unref();
    try {
      await work(run);
    } catch (error) {
      run.now = { ...run.now, state: 'FAILED', finishedAt: this.time() };
      await this.write(run);
      throw error;
    } finally {
      clearInterval(heart);
      const seconds = ((run.now.finishedAt ?? this.time()).getTime() - run.now.startedAt.getTime()) / 1_000;
      this.observer.ended(run, seconds);
    }
    return run.now;
  }

  /** Notes how far a run is, twice a second each at most; a note that fails is not worth a run. */
  progress(run: JournaledRun): void {
    const now = this.time().getTime();
    if (Math.abs(now - run.notedAt) < TELL_EVERY_MILLISECONDS) return;
    run.notedAt = now;
    this.write(run).catch(() => undefined);
  }

  write({ missionId, now }: JournaledRun): Promise<void> {
    return this.work.run(serviceViewer(missionId), (tx) => writeRun(tx, missionId, now, this.time()));
  }

  time(): Date {
    return this.clock.now();
  }
}

function begun(kind: MarketRun['kind'], startedAt: Date): MarketRun {
  return {
    id: newId<MarketRunId>(),
    kind,
    state: 'RUNNING',
    done: 0,
    total: 0,
    changes: 0,
    matches: null,
    differences: null,
    startedAt,
    finishedAt: null,
  };
}
