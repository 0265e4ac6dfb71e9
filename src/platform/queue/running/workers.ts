import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

import type { Log } from '../../log/log.js';
import type { Metrics } from '../../metrics/metrics.js';
import type { QueueBackend } from '../backends/backend.js';
import { backgroundWork } from '../catalogue.js';
import type { Processors } from '../processors.js';
import { Relay, type MissionlessWork } from '../relay.js';
import type { JobWitness } from './run-job.js';
import { sweepHandler } from '../sweeper.js';
import { WorkerHost } from './worker-host.js';

/** What background work runs on. */
export interface WorkersGround {
  readonly backend: QueueBackend;
  readonly unit: MissionlessWork;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly databaseUrl: string;
}

/** Relay and workers of a process, from its start to its end. */
export class BackgroundWorkers implements OnApplicationBootstrap, OnModuleDestroy {
  private running: { readonly relay: Relay; readonly host: WorkerHost } | null = null;

  constructor(
    private readonly ground: WorkersGround,
    private readonly findProcessors: () => Processors,
  ) {}

  /** Resolves when jobs are being taken. An application that has not been initialised is never ready. */
  async ready(): Promise<void> {
    if (this.running === null) throw new Error('the application has not been initialised');
    await this.running.host.ready;
  }

  /** Throws when the handlers do not fit the catalogue; does not wait for a queue that is away. */
  onApplicationBootstrap(): void {
    const { backend, unit, log, databaseUrl } = this.ground;
    const { handlers, sweeps } = this.findProcessors();
    const all = [...handlers, sweepHandler(sweeps, log)];
    const host = new WorkerHost(backend, { work: backgroundWork, handlers: all, log, observe: this.measure() });
    const relay = new Relay(backend, unit, { work: backgroundWork, log, databaseUrl });
    this.running = { relay, host };
    relay.start();
    host.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.running?.relay.stop(), this.running?.host.stop()]);
  }

  private measure(): JobWitness['observe'] {
    const runs = this.ground.metrics.counter('rejoin_jobs_total', 'Runs of background jobs, by job and how they ended.', ['job', 'ending']);
    const seconds = this.ground.metrics.counter('rejoin_job_seconds_total', 'Time spent in background jobs, by job.', ['job']);
    return (job, ending, milliseconds) => {
      runs.inc({ job, ending });
      seconds.inc({ job }, milliseconds / 1_000);
    };
  }
}
