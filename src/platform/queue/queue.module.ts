import type { DynamicModule, Provider } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner } from '@nestjs/core';

import { UnitOfWork } from '../database/unit-of-work.js';
import { HealthChecks } from '../http/health-checks.js';
import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import type { QueueBackend } from './backends/backend.js';
import { backgroundWork } from './catalogue.js';
import { openQueueBackend, type QueueSettings } from './backends/connection.js';
import { findProcessors } from './processors.js';
import { QueueHealth } from './queue-health.js';
import { QueueWatch } from './queue-watch.js';
import { BackgroundWorkers } from './running/workers.js';

/** What a process does with the queue. */
export interface QueueModuleSettings extends QueueSettings {
  /** True carries requests to the queue and works it; false (the API alone) only writes requests and tells how the queue is. */
  readonly worker: boolean;
}

const QUEUE_BACKEND = Symbol('QueueBackend');

/**
 * Background work. Needs, from global modules: `UnitOfWork`, `LOG`, `Metrics` and `HealthChecks`. With `worker`, the marked
 * methods of all providers (`@Handles`, `@Sweeps`) are its processors; the process refuses to start when they do not fit the
 * catalogue. Stops in `onModuleDestroy`, so whoever owns the database must let go of it after that.
 */
export function queueModule(settings: QueueModuleSettings): DynamicModule {
  class BackgroundJobs {}
  return {
    module: BackgroundJobs,
    global: true,
    imports: [DiscoveryModule],
    providers: [
      {
        provide: QUEUE_BACKEND,
        inject: [LOG],
        useFactory: (log: Log) => openQueueBackend(settings, log),
      },
      {
        provide: QueueHealth,
        inject: [QUEUE_BACKEND, UnitOfWork],
        useFactory: (backend: QueueBackend, unit: UnitOfWork) => new QueueHealth(backend, unit, backgroundWork),
      },
      {
        provide: QueueWatch,
        inject: [QueueHealth, QUEUE_BACKEND, HealthChecks, Metrics],
        useFactory: (health: QueueHealth, backend: QueueBackend, checks: HealthChecks, metrics: Metrics) =>
          new QueueWatch(health, backend).register(checks, metrics, settings.worker),
      },
      ...(settings.worker ? [workers(settings)] : []),
    ],
    exports: [QueueHealth, ...(settings.worker ? [BackgroundWorkers] : [])],
  };
}

function workers(settings: QueueModuleSettings): Provider {
  return {
    provide: BackgroundWorkers,
    inject: [QUEUE_BACKEND, UnitOfWork, LOG, Metrics, DiscoveryService, MetadataScanner],
    useFactory: (backend: QueueBackend, unit: UnitOfWork, log: Log, metrics: Metrics, discovery: DiscoveryService, scanner: MetadataScanner) =>
      new BackgroundWorkers({ backend, unit, log, metrics, databaseUrl: settings.databaseUrl }, () => findProcessors(discovery, scanner)),
  };
}
