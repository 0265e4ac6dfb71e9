import type { OnApplicationShutdown } from '@nestjs/common';

import type { HealthChecks } from '../http/health-checks.js';
import type { Metrics } from '../metrics/metrics.js';
import type { QueueBackend } from './backends/backend.js';
import type { QueueHealth, QueueReport } from './queue-health.js';

const FRESH_MILLISECONDS = 1_000;
/** A worker whose oldest waiting job is older than this does not work. */
const STUCK_SECONDS = 300;

/** Shows the queue's health at the doors for operators, and ends its connections with the application. */
export class QueueWatch implements OnApplicationShutdown {
  private latest: Promise<QueueReport> | null = null;
  private readAt = -Infinity;

  constructor(
    private readonly health: QueueHealth,
    private readonly backend: QueueBackend,
  ) {}

  /**
   * Adds the readiness check `queue` and the gauges. A queue that is out of reach is not ready; jobs that nobody takes are a
   * fact for alarms, and make only the process not ready whose task it is to take them.
   */
  register(checks: HealthChecks, metrics: Metrics, worker: boolean): this {
    checks.add('queue', async () => {
      const report = await this.report();
      const stuck = worker && report.oldestSeconds > STUCK_SECONDS;
      const facts = { backend: report.backend, oldestSeconds: Math.round(report.oldestSeconds), outbox: report.outbox.waiting };
      return { ready: report.reachable && !stuck, facts };
    });
    const gauge = (name: string, what: string, read: (report: QueueReport) => number): void =>
      // A figure that cannot be had is no figure; the others are still shown.
      metrics.gauge(name, what, () => this.report().then(read, () => Number.NaN));
    const sum = (read: (queue: QueueReport['queues'][number]) => number) => (report: QueueReport) =>
      report.queues.reduce((total, queue) => total + read(queue), 0);
    gauge('rejoin_queue_reachable', 'Whether the server of the queue answers.', (report) => (report.reachable ? 1 : 0));
    gauge('rejoin_queue_oldest_seconds', 'Age of the oldest job or request that nobody has taken.', (report) => report.oldestSeconds);
    gauge('rejoin_queue_waiting', 'Jobs that wait for a worker.', sum((queue) => queue.waiting));
    gauge('rejoin_queue_failed', 'Jobs abandoned lately.', sum((queue) => queue.failed));
    gauge('rejoin_outbox_waiting', 'Requests that wait for the relay.', (report) => report.outbox.waiting);
    return this;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.backend.close();
  }

  /** One reading serves everybody who asks within a second. */
  private report(): Promise<QueueReport> {
    const now = performance.now();
    if (this.latest === null || now - this.readAt > FRESH_MILLISECONDS) {
      this.readAt = now;
      this.latest = this.health.report();
    }
    return this.latest;
  }
}
