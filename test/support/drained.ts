import type { QueueHealth, QueueReport } from '../../src/platform/queue/queue-health.js';

/** Looking twice, because a job that ends may have asked for another. */
const LOOKS = 2;

/** Waits until all requested background work is done, retries included; the sweep, which never ends, aside. */
export async function drained(health: QueueHealth, milliseconds = 20_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  let report = await health.report();
  for (let quiet = 0; quiet < LOOKS; quiet = isQuiet(report) ? quiet + 1 : 0) {
    if (Date.now() > deadline) throw new Error(`the queue is not drained after ${milliseconds} ms: ${JSON.stringify(report)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
    report = await health.report();
  }
}

function isQuiet(report: QueueReport): boolean {
  const busy = report.queues.filter((queue) => queue.name !== 'housekeeping' && queue.waiting + queue.active + queue.delayed > 0);
  return report.reachable && report.outbox.waiting === 0 && busy.length === 0;
}
