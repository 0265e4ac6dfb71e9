import type { Tx } from '../database/unit-of-work.js';
import type { Log } from '../log/log.js';
import type { QueueBackend } from './backends/backend.js';
import { readJobIds, type BackgroundWork, type JobKind } from './job-kind.js';
import { faultReporter } from './fault-reporter.js';
import { OutboxListener } from './outbox-listener.js';
import { claimRequests, forgetRequests, type RequestedJob } from './outbox.js';
import { backoff, Doorbell } from './waiting.js';

/** The part of the unit of work that the relay needs. */
export interface MissionlessWork {
  outside<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** What the relay runs on. */
export interface RelayOptions {
  readonly work: BackgroundWork;
  readonly log: Log;
  /** Address of the database, to listen for commits; null listens to nothing and only polls. */
  readonly databaseUrl: string | null;
  /** How long a request waits at most when its notification was lost. */
  readonly pollMilliseconds?: number;
}

const BATCH = 200;
const POLL_MILLISECONDS = 2_000;
const MOST_RETRY_MILLISECONDS = 5_000;
const WEEK_SECONDS = 7 * 24 * 3_600;

/**
 * Carries committed requests from the outbox to the queue: each at least once, however many relays run and whatever
 * fails in between. A request is forgotten only after the queue has taken it.
 */
export class Relay {
  private readonly kinds: ReadonlyMap<string, JobKind>;
  private readonly bell = new Doorbell();
  /** Rung by `stop` alone: an outage is not to be hurried by every commit. */
  private readonly alarm = new Doorbell();
  private readonly listener: OutboxListener | null;
  private stopping = false;
  private running: Promise<void> | null = null;

  constructor(
    private readonly backend: QueueBackend,
    private readonly unit: MissionlessWork,
    private readonly options: RelayOptions,
  ) {
    this.kinds = new Map(options.work.jobs.map((kind) => [kind.name, kind]));
    this.listener = options.databaseUrl === null ? null : new OutboxListener(options.databaseUrl, this.bell, options.log);
  }

  start(): void {
    this.listener?.start();
    this.running ??= this.run();
  }

  /** Finishes the batch under way. What is left stays in the outbox. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    this.alarm.ring();
    await Promise.all([this.running, this.listener?.stop()]);
  }

  /** Moves one batch. Returns how many requests it found; throws when the queue or the database failed. */
  async move(): Promise<number> {
    // Outside the transaction, so that a queue out of reach holds no locks.
    await this.backend.ping();
    const { found, failure } = await this.unit.outside(async (tx) => {
      const requests = await claimRequests(tx, [...this.kinds.keys()], BATCH);
      const settled = await Promise.allSettled([...byKey(requests).values()].map((same) => this.add(same)));
      const moved = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
      if (moved.length > 0) await forgetRequests(tx, moved);
      return { found: requests.length, failure: settled.find((one) => one.status === 'rejected') };
    });
    if (failure !== undefined) throw failure.reason;
    return found;
  }

  private async run(): Promise<void> {
    const poll = this.options.pollMilliseconds ?? POLL_MILLISECONDS;
    const report = faultReporter(this.options.log, {}, 'requested jobs wait: the queue or the database is out of reach');
    let failures = 0;
    while (!this.stopping) {
      try {
        const found = await this.move();
        failures = 0;
        if (found < BATCH) await this.bell.sleep(poll);
      } catch (error) {
        failures += 1;
        report(error);
        await this.alarm.sleep(backoff(failures, 200, MOST_RETRY_MILLISECONDS));
      }
    }
  }

  /** Requests with one key are one job. Returns the ids of the rows that are thereby done. */
  private async add(same: readonly RequestedJob[]): Promise<readonly string[]> {
    const [first] = same;
    const kind = first === undefined ? undefined : this.kinds.get(first.job);
    const rows = same.map((request) => request.id);
    if (first === undefined || kind === undefined) return [];
    const ids = readJobIds(kind, first.payload);
    if (ids === null) {
      this.options.log.error({ job: kind.name, request: first.id }, 'request dropped: it does not carry the ids of this version');
      return rows;
    }
    const queue = await this.backend.queue(kind.queue);
    await queue.add(kind.name, ids, {
      deduplication: { id: first.key, keepLastIfActive: true },
      attempts: kind.attempts,
      backoff: { type: 'exponential', delay: kind.firstRetryMilliseconds, jitter: 0.5 },
      removeOnComplete: { count: 100 },
      removeOnFail: { age: WEEK_SECONDS, count: 1_000 },
    });
    return rows;
  }
}

function byKey(requests: readonly RequestedJob[]): Map<string, RequestedJob[]> {
  const groups = new Map<string, RequestedJob[]>();
  for (const request of requests) {
    const group = groups.get(request.key);
    if (group === undefined) groups.set(request.key, [request]);
    else group.push(request);
  }
  return groups;
}
