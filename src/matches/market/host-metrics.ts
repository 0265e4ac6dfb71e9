import { Histogram } from 'prom-client';

import type { Metrics } from '../../platform/metrics/metrics.js';
import type { HostObserver, MarketHost } from './market-host.js';

const SECONDS = [0.002, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300];

/** How long it takes to have a market up to date in memory, and how often one had to make room. */
export function hostObserver(metrics: Metrics): HostObserver {
  const seconds = new Histogram({
    name: 'rejoin_market_catch_up_seconds',
    help: 'Time until a market in memory was up to date, by how: read afresh, or brought forward.',
    labelNames: ['how'],
    buckets: SECONDS,
    registers: [metrics.registry],
  });
  const dropped = metrics.counter('rejoin_market_dropped_total', 'Markets dropped from memory to make room for others.', []);
  return {
    caughtUp: (how, took) => seconds.observe({ how }, took),
    dropped: () => dropped.inc(),
  };
}

/** Shows what the markets in memory take. */
export function showMemory(metrics: Metrics, host: Pick<MarketHost, 'bytes' | 'count'>): void {
  metrics.gauge('rejoin_market_memory_bytes', 'Bytes that the columns and lists of markets in memory take.', () => host.bytes);
  metrics.gauge('rejoin_market_in_memory', 'Markets in memory.', () => host.count);
}
