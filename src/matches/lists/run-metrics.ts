import { Histogram } from 'prom-client';

import type { Metrics } from '../../platform/metrics/metrics.js';
import type { RunObserver } from './run-journal.js';

const SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

/** Durations of refreshes, and what nightly checks found. */
export function runMetrics(metrics: Metrics): RunObserver {
  const seconds = new Histogram({
    name: 'rejoin_market_run_seconds',
    help: 'Time of a run of the refresh job, by kind and how it ended.',
    labelNames: ['kind', 'state'],
    buckets: SECONDS,
    registers: [metrics.registry],
  });
  const differences = metrics.counter('rejoin_market_differences_total', 'Entries in which nightly checks found stored lists wrong.', []);
  return {
    ended: (run, duration) => {
      seconds.observe({ kind: run.kind, state: run.state }, duration);
      if (run.differences !== null) differences.inc(run.differences);
    },
  };
}
