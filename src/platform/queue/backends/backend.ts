import { Queue, Worker, type BackendFactory, type IQueueBackend, type Job, type Processor } from 'bullmq';

import type { Log } from '../../log/log.js';
import type { QueueShape } from '../job-kind.js';
import { faultReporter } from '../fault-reporter.js';
import { within } from '../waiting.js';

/** A way of reaching BullMQ's data. Nothing connects before it is used, and nothing gives up on an outage. */
export interface QueueConnection<C> {
  readonly kind: 'redis' | 'postgres';
  readonly factory: BackendFactory<IQueueBackend, C>;
  /** For adding and counting: an outage fails a call soon. */
  readonly producer: C;
  /** For workers: an outage is waited out. */
  readonly consumer: C;
  readonly prefix: string;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The part of BullMQ's queue that the relay, the host and health use. */
export type JobQueue = Pick<Queue, 'add' | 'getJobCounts' | 'getJobs' | 'getJobScheduler' | 'upsertJobScheduler'>;

/** The part of BullMQ's worker that the host uses. */
export type JobWorker = Pick<Worker, 'waitUntilReady' | 'close' | 'cancelAllJobs'>;

/** What a worker does with one job. The signal says that the process stops or the job was lost to another worker. */
export type JobProcessor = (job: Job, token: string | undefined, signal: AbortSignal | undefined) => Promise<object>;

/** The queue of this process, on whichever server it lives. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** Rejects when the server does not answer within two seconds. */
  ping(): Promise<void>;
  /** A queue to add to and to count; rejects while the server is out of reach. */
  queue(name: string): Promise<JobQueue>;
  /** Starts a worker. The server must have answered a ping before. */
  worker(name: string, process: JobProcessor, shape: QueueShape): JobWorker;
  /** Ends the connections. Workers are closed by who started them, before. */
  close(): Promise<void>;
}

const PING_MILLISECONDS = 2_000;
const OPEN_MILLISECONDS = 10_000;

/** The queue over one kind of connection. */
export class ConnectedQueues<C> implements QueueBackend {
  private readonly queues = new Map<string, Promise<JobQueue>>();
  private readonly opened: { close(): Promise<void> }[] = [];

  constructor(
    private readonly connection: QueueConnection<C>,
    private readonly log: Log,
  ) {}

  get kind(): 'redis' | 'postgres' {
    return this.connection.kind;
  }

  ping(): Promise<void> {
    return within(PING_MILLISECONDS, 'queue ping', this.connection.ping());
  }

  queue(name: string): Promise<JobQueue> {
    const known = this.queues.get(name);
    if (known !== undefined) return known;
    const opening = this.open(name);
    this.queues.set(name, opening);
    // A failed opening is not kept: the next caller tries afresh.
    opening.catch(() => this.queues.delete(name));
    return opening;
  }

  /** BullMQ remembers for ever that its first connection failed, so nothing of it is made before the server answers. */
  private async open(name: string): Promise<JobQueue> {
    await this.ping();
    const { factory, producer, prefix } = this.connection;
    // Nobody reads the event stream: keep it short.
    const queue = new Queue(name, { connection: producer, prefix, streams: { events: { maxLen: 100 } } }, factory);
    queue.on('error', faultReporter(this.log, { queue: name }, 'queue connection'));
    this.opened.push(queue);
    await within(OPEN_MILLISECONDS, `opening queue ${name}`, queue.waitUntilReady());
    return queue as unknown as JobQueue;
  }

  worker(name: string, process: JobProcessor, shape: QueueShape): JobWorker {
    const { factory, consumer, prefix } = this.connection;
    const options = {
      connection: consumer,
      prefix,
      concurrency: shape.concurrency,
      lockDuration: shape.lockMilliseconds,
      stalledInterval: shape.lockMilliseconds / 2,
      // BullMQ would fail a job for good after so many deaths of workers; `runJob` counts starts instead.
      maxStalledCount: 1_000_000,
      runRetryDelay: 2_000,
    };
    // Three named parameters: BullMQ hands over the signal only to a function that declares it.
    const processor: Processor = (job, token, signal) => process(job, token, signal as AbortSignal | undefined);
    const worker = new Worker(name, processor, options, factory);
    worker.on('error', faultReporter(this.log, { queue: name }, 'worker connection'));
    worker.on('lockRenewalFailed', (jobIds) => {
      for (const jobId of jobIds) worker.cancelJob(jobId, 'lock lost');
    });
    return worker as unknown as JobWorker;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.opened.map((queue) => queue.close()));
    await this.connection.close();
  }
}
