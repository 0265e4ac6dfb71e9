import type { JobQueue, QueueBackend } from './backends/backend.js';
import type { BackgroundWork } from './job-kind.js';
import { outboxBacklog } from './outbox.js';
import type { MissionlessWork } from './relay.js';

/** One queue at a moment. */
export interface QueueCounts {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  /** Waiting for their next attempt or their next turn. */
  readonly delayed: number;
  /** Abandoned, of those still remembered. */
  readonly failed: number;
  /** How long the next job has been ready without a worker taking it. The sign of dead workers: those may still call themselves running. */
  readonly oldestWaitingSeconds: number;
}

/** How background work is doing. */
export interface QueueReport {
  readonly backend: 'redis' | 'postgres';
  /** False when the queue's server does not answer; the counts are empty then. */
  readonly reachable: boolean;
  readonly queues: readonly QueueCounts[];
  /** Requests that no relay has carried to the queue yet. */
  readonly outbox: { readonly waiting: number; readonly oldestSeconds: number };
  /** The worst of all ages above: what readiness and alarms look at. */
  readonly oldestSeconds: number;
}

/** Reads the state of queue and outbox; never throws for a queue that is away, only for a database that is. */
export class QueueHealth {
  constructor(
    private readonly backend: QueueBackend,
    private readonly unit: MissionlessWork,
    private readonly work: BackgroundWork,
  ) {}

  async report(): Promise<QueueReport> {
    // In this order: a request on its way from outbox to queue is seen twice rather than not at all.
    const outbox = await this.unit.outside(outboxBacklog);
    const queues = await this.counts();
    const ages = [outbox.oldestSeconds, ...(queues ?? []).map((queue) => queue.oldestWaitingSeconds)];
    return { backend: this.backend.kind, reachable: queues !== null, queues: queues ?? [], outbox, oldestSeconds: Math.max(...ages) };
  }

  private async counts(): Promise<readonly QueueCounts[] | null> {
    try {
      await this.backend.ping();
      return await Promise.all(Object.keys(this.work.queues).map(async (name) => countsOf(name, await this.backend.queue(name))));
    } catch {
      return null;
    }
  }
}

async function countsOf(name: string, queue: JobQueue): Promise<QueueCounts> {
  const [counts, next] = await Promise.all([
    queue.getJobCounts('waiting', 'active', 'delayed', 'failed'),
    queue.getJobs(['waiting'], 0, 0, true),
  ]);
  const job = next[0];
  // A job that is tried again, or that was planned for later, has not waited since it was made.
  const readySince = job === undefined ? Date.now() : Math.max(job.timestamp + (job.opts.delay ?? 0), job.processedOn ?? 0);
  return {
    name,
    waiting: counts['waiting'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
    oldestWaitingSeconds: Math.max(0, (Date.now() - readySince) / 1_000),
  };
}
