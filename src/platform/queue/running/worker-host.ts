import { DelayedError, type Job } from 'bullmq';

import type { Log } from '../../log/log.js';
import type { JobWorker, QueueBackend } from '../backends/backend.js';
import type { BackgroundWork, JobKind } from '../job-kind.js';
import { faultReporter } from '../fault-reporter.js';
import { matchHandlers, type JobHandler } from '../handlers.js';
import { runJob, type JobWitness } from './run-job.js';
import { backoff, Doorbell, within } from '../waiting.js';

/** What a worker process runs. */
export interface WorkerHostOptions {
  readonly work: BackgroundWork;
  readonly handlers: readonly JobHandler[];
  readonly log: Log;
  readonly observe?: JobWitness['observe'];
  /** How long `stop` lets running jobs finish before it aborts and puts them back. */
  readonly graceMilliseconds?: number;
  /** How often to see to it that repeating jobs are still scheduled: a flushed Redis forgets them. */
  readonly upkeepMilliseconds?: number;
}

const GRACE_MILLISECONDS = 20_000;
/** After the abort, how long a handler may take to notice. */
const ABORT_MILLISECONDS = 3_000;
const UPKEEP_MILLISECONDS = 30_000;
const UNKNOWN_MILLISECONDS = 5_000;
const READY_MILLISECONDS = 10_000;
const MOST_RETRY_MILLISECONDS = 5_000;
/** A repeating job this many periods late has been lost. */
const LATE_PERIODS = 4;

/** Works all queues of the catalogue in this process. */
export class WorkerHost {
  private readonly matched: ReadonlyMap<string, JobHandler>;
  private readonly workers: JobWorker[] = [];
  private readonly alarm = new Doorbell();
  private stopping = false;
  private upkeep: Promise<void> | null = null;
  private markReady: () => void = () => undefined;

  /** Resolves when all workers take jobs; pending for as long as the queue's server is away. */
  readonly ready: Promise<void>;

  /** Throws `HandlersError` when a job has no handler or two. */
  constructor(
    private readonly backend: QueueBackend,
    private readonly options: WorkerHostOptions,
  ) {
    this.matched = matchHandlers(options.work, options.handlers);
    this.ready = new Promise((resolve) => (this.markReady = resolve));
  }

  /** Starts to work as soon as the queue's server can be reached, and comes back to it after every outage. */
  start(): void {
    this.upkeep ??= this.run();
  }

  /** Takes no more jobs, lets running ones finish for a while, then aborts them and puts them back. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.alarm.ring();
    await this.upkeep;
    // While the queue is away no end of a job can be noted, so waiting for one is in vain: it will run again.
    const grace = this.options.graceMilliseconds ?? GRACE_MILLISECONDS;
    const patience = await this.backend.ping().then(() => grace, () => 0);
    await Promise.all(this.workers.map((worker) => this.close(worker, patience)));
  }

  private async run(): Promise<void> {
    const upkeep = this.options.upkeepMilliseconds ?? UPKEEP_MILLISECONDS;
    const report = faultReporter(this.options.log, {}, 'the queue is out of reach');
    let failures = 0;
    while (!this.stopping) {
      try {
        await this.backend.ping();
        if (this.workers.length === 0) await this.startWorkers();
        for (const kind of this.options.work.jobs) await this.keepRepeating(kind);
        failures = 0;
        this.markReady();
      } catch (error) {
        failures += 1;
        report(error);
      }
      await this.alarm.sleep(failures === 0 ? upkeep : backoff(failures, 500, MOST_RETRY_MILLISECONDS));
    }
  }

  private async startWorkers(): Promise<void> {
    const { log, observe = () => undefined } = this.options;
    const { queues, jobs } = this.options.work;
    const started = Object.entries(queues)
      .filter(([name]) => jobs.some((kind) => kind.queue === name))
      .map(([name, shape]) =>
        this.backend.worker(
          name,
          async (job, token, signal = new AbortController().signal) => {
            const handler = this.matched.get(job.name);
            if (handler === undefined) return leaveToOthers(job, token);
            return runJob(handler, { job, token, signal }, { log, observe });
          },
          shape,
        ),
      );
    this.workers.push(...started);
    // Those that are not ready by then become so by themselves; `stop` must not wait for an outage to end.
    await within(READY_MILLISECONDS, 'workers', Promise.all(started.map((worker) => worker.waitUntilReady())));
  }

  private async keepRepeating(kind: JobKind): Promise<void> {
    const every = kind.everyMilliseconds;
    if (every === null) return;
    const queue = await this.backend.queue(kind.queue);
    const known = await queue.getJobScheduler(kind.name);
    const lateSince = Date.now() - every * LATE_PERIODS;
    if (known?.every === every && (known.next ?? 0) > lateSince) return;
    await queue.upsertJobScheduler(
      kind.name,
      { every },
      { name: kind.name, data: {}, opts: { attempts: kind.attempts, removeOnComplete: { count: 10 }, removeOnFail: { count: 100 } } },
    );
  }

  private async close(worker: JobWorker, patience: number): Promise<void> {
    const closing = worker.close();
    try {
      await within(patience, 'running jobs', closing);
    } catch {
      worker.cancelAllJobs('the worker stops');
      try {
        await within(ABORT_MILLISECONDS, 'aborted jobs', closing);
      } catch (error) {
        // Their locks run out, and another worker takes them over.
        this.options.log.warn({ err: error }, 'jobs left running');
      }
    }
  }
}

/** A job of a newer version, met during a rolling deployment: put off, not failed, until a worker comes that knows it. */
async function leaveToOthers(job: Job, token: string | undefined): Promise<never> {
  await job.moveToDelayed(Date.now() + UNKNOWN_MILLISECONDS, token);
  throw new DelayedError();
}
