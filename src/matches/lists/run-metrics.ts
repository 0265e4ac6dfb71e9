import { Histogram } from 'prom-client';

import type { Metrics } from '../../platform/metrics/metrics.js';
import type { JournaledRun, RunObserver } from './run-journal.js';

const SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

/** Durations of refreshes, how far those are that run now, and what nightly checks found. */
export function runMetrics(metrics: Metrics): RunObserver {
  const seconds = new Histogram({
    name: 'rejoin_market_run_seconds',
    help: 'Time of a run of the refresh job, by kind and how it ended.',
    labelNames: ['kind', 'state'],
    buckets: SECONDS,
    registers: [metrics.registry],
  });
  const differences = metrics.counter('rejoin_market_differences_total', 'Entries in which nightly checks found stored lists wrong.', []);
  const rows = metrics.counter('rejoin_market_rows_written_total', 'Rows of stored lists written because they had changed.', []);
  const running = new Set<JournaledRun>();
  const sum = (figure: 'done' | 'total'): number => [...running].reduce((all, { now }) => all + now[figure], 0);
  metrics.gauge('rejoin_market_runs_running', 'Runs of the refresh job that this process is at.', () => running.size);
  metrics.gauge('rejoin_market_run_done', 'Lists that the runs of now have computed.', () => sum('done'));
  metrics.gauge('rejoin_market_run_total', 'Lists that the runs of now have to compute.', () => sum('total'));
  return {
    began: (run) => void running.add(run),
    ended: (run, duration) => {
      running.delete(run);
      const { kind, state } = run.now;
      seconds.observe({ kind, state }, duration);
      if (state === 'DONE' && kind !== 'CHECK') rows.inc(run.now.changes);
      if (run.now.differences !== null) differences.inc(run.now.differences);
    },
  };
}
