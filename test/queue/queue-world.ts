import pg from 'pg';

import { accepted } from '../../src/kernel/outcome.js';
import type { MissionId } from '../../src/kernel/ids.js';
import { newId } from '../../src/platform/ids.js';
import type { QueueBackend } from '../../src/platform/queue/backends/backend.js';
import { backgroundWork, catalogue } from '../../src/platform/queue/catalogue.js';
import type { BackgroundWork, JobKind } from '../../src/platform/queue/job-kind.js';
import { openQueueBackend } from '../../src/platform/queue/backends/connection.js';
import { handles, type JobResult, type JobRun } from '../../src/platform/queue/handlers.js';
import type { Log } from '../../src/platform/log/log.js';
import { requestJob } from '../../src/platform/queue/outbox.js';
import { prepareQueueSchema } from '../../src/platform/queue/backends/postgres.js';
import { QueueHealth } from '../../src/platform/queue/queue-health.js';
import { Relay, type RelayOptions } from '../../src/platform/queue/relay.js';
import type { JobEnding } from '../../src/platform/queue/running/run-job.js';
import { sweepHandler, type SweepTask } from '../../src/platform/queue/sweeper.js';
import { WorkerHost, type WorkerHostOptions } from '../../src/platform/queue/running/worker-host.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { cutRedis, emptyRedis, testRedisUrl } from '../support/redis.js';

type Refresh = (run: JobRun<{ missionId: MissionId }>) => Promise<JobResult>;

/** As the product's, with short locks and pauses, so that deaths and retries cost a test little. */
const quickWork: BackgroundWork = {
  jobs: backgroundWork.jobs.map((kind) => ({ ...kind, attempts: Math.min(kind.attempts, 4), firstRetryMilliseconds: 20 })),
  queues: Object.fromEntries(Object.entries(backgroundWork.queues).map(([name, shape]) => [name, { ...shape, lockMilliseconds: 1_000 }])),
};

/** The jobs that these tests take no interest in. */
export function otherJobs(): readonly JobKind[] {
  return backgroundWork.jobs.filter((kind) => kind.name !== 'refreshMarket' && kind.name !== 'sweep');
}

/** A line of the log. */
export interface LogLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** A database, a queue (Redis where `REDIS_URL` names one) and what runs on them. */
export class QueueWorld {
  /** Every start of a refresh, by mission. */
  readonly refreshed: MissionId[] = [];
  readonly endings: JobEnding[] = [];
  readonly lines: LogLine[] = [];
  readonly log: Log = {
    debug: () => undefined,
    info: (fields, message) => this.lines.push({ level: 'info', fields: { ...fields }, message }),
    warn: (fields, message) => this.lines.push({ level: 'warn', fields: { ...fields }, message }),
    error: (fields, message) => this.lines.push({ level: 'error', fields: { ...fields }, message }),
  };
  readonly work = quickWork;
  readonly health: QueueHealth;
  private readonly behaviours = new Map<MissionId, Refresh>();
  private readonly running: { stop(): Promise<void> }[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly redisUrl: string | null,
    readonly backend: QueueBackend,
  ) {
    this.health = new QueueHealth(backend, database.work, quickWork);
  }

  static async open(): Promise<QueueWorld> {
    const database = await freshDatabase();
    await prepareQueueSchema(database.urls.ownerUrl);
    const redisUrl = testRedisUrl();
    if (redisUrl !== null) await emptyRedis(redisUrl);
    const lines: { world?: QueueWorld } = {};
    const log: Log = {
      debug: () => undefined,
      info: (fields, message) => lines.world?.log.info(fields, message),
      warn: (fields, message) => lines.world?.log.warn(fields, message),
      error: (fields, message) => lines.world?.log.error(fields, message),
    };
    const backend = openQueueBackend({ redisUrl, databaseUrl: database.urls.serviceUrl }, log);
    return (lines.world = new QueueWorld(database, redisUrl, backend));
  }

  /** A mission nobody else in the test uses, and what its refresh does. */
  mission(refresh: Refresh = async () => accepted(null)): MissionId {
    const id = newId<MissionId>();
    this.behaviours.set(id, refresh);
    return id;
  }

  request(missionId: MissionId): Promise<void> {
    return this.database.work.outside((tx) => requestJob(tx, catalogue.refreshMarket, { missionId }));
  }

  relay(options: Partial<RelayOptions> = {}, backend: QueueBackend = this.backend): Relay {
    const all = { work: quickWork, log: this.log, databaseUrl: this.database.urls.serviceUrl, pollMilliseconds: 100, ...options };
    return this.remember(new Relay(backend, this.database.work, all));
  }

  host(options: Partial<WorkerHostOptions> = {}, sweeps: readonly SweepTask[] = []): WorkerHost {
    const refresh = handles(catalogue.refreshMarket, (ids, run) => {
      this.refreshed.push(ids.missionId);
      return this.behaviours.get(ids.missionId)?.(run) ?? Promise.resolve();
    });
    const handlers = [
      refresh,
      ...otherJobs().map((kind) => handles(kind, async () => undefined)),
      sweepHandler(sweeps, this.log),
    ];
    const observe = (job: string, ending: JobEnding): void => {
      if (job === 'refreshMarket') this.endings.push(ending);
    };
    return this.remember(new WorkerHost(this.backend, { work: quickWork, handlers, log: this.log, observe, ...options }));
  }

  timesRefreshed(missionId: MissionId): number {
    return this.refreshed.filter((id) => id === missionId).length;
  }

  /** Forgets all jobs, as a Redis without persistence does, or a restored database. */
  async loseQueue(): Promise<void> {
    if (this.redisUrl !== null) return emptyRedis(this.redisUrl);
    const owner = new pg.Client({ connectionString: this.database.urls.ownerUrl });
    await owner.connect();
    await owner.query('truncate bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler, bullmq.meta, bullmq.event cascade');
    await owner.end();
  }

  /** Ends every connection to database and queue at the server, as a failover does. */
  async cutConnections(): Promise<void> {
    const client = new pg.Client({ connectionString: this.database.urls.serviceUrl });
    await client.connect();
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await client.end();
    if (this.redisUrl !== null) await cutRedis(this.redisUrl);
  }

  /** Stops what still runs, so that tests of one file do not work for each other. */
  async stopAll(): Promise<void> {
    await Promise.all(this.running.splice(0).map((one) => one.stop()));
  }

  async close(): Promise<void> {
    await this.stopAll();
    await this.backend.close();
    await this.database.close();
  }

  private remember<T extends { stop(): Promise<void> }>(one: T): T {
    this.running.push(one);
    return one;
  }
}
