import 'reflect-metadata';

import { Injectable, type DynamicModule, type INestApplicationContext, type Type } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import type { MissionId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { HealthChecks } from '../../src/platform/http/health-checks.js';
import { newId } from '../../src/platform/ids.js';
import { LOG, type Log } from '../../src/platform/log/log.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { catalogue } from '../../src/platform/queue/catalogue.js';
import { Handles, Sweeps } from '../../src/platform/queue/processors.js';
import { queueModule } from '../../src/platform/queue/queue.module.js';
import { BackgroundWorkers } from '../../src/platform/queue/running/workers.js';
import { eventually } from '../support/eventually.js';
import { otherJobs, QueueWorld } from './queue-world.js';

@Injectable()
class Refreshing {
  readonly refreshed: string[] = [];
  swept = 0;

  @Handles(catalogue.refreshMarket)
  async refresh(ids: { readonly missionId: MissionId }): Promise<void> {
    this.refreshed.push(ids.missionId);
  }

  @Sweeps('count')
  async sweep(): Promise<void> {
    this.swept += 1;
  }
}

/** Handles, and does nothing for, all the jobs that `Refreshing` does not do. */
@Injectable()
class Rest {}
for (const kind of otherJobs()) {
  const method = { value: async (): Promise<void> => undefined };
  Handles(kind)(Rest.prototype, kind.name, method);
  Object.defineProperty(Rest.prototype, kind.name, method);
}

describe('queue module', () => {
  let world: QueueWorld;
  let running: INestApplicationContext | null = null;
  beforeAll(async () => {
    world = await QueueWorld.open();
  });
  afterEach(async () => {
    await running?.close();
    running = null;
  });
  afterAll(() => world.close());

  /** What the product's own modules provide to all. */
  function ground(): DynamicModule {
    class Ground {}
    const providers = [
      { provide: UnitOfWork, useValue: world.database.work },
      { provide: LOG, useValue: world.log satisfies Log },
      { provide: Metrics, useFactory: () => new Metrics() },
      { provide: HealthChecks, useFactory: () => new HealthChecks() },
    ];
    return { module: Ground, global: true, providers, exports: providers.map((provider) => provider.provide) };
  }

  async function boot(worker: boolean, features: readonly Type[]): Promise<INestApplicationContext> {
    const settings = { redisUrl: world.redisUrl, databaseUrl: world.database.urls.serviceUrl, worker };
    const module = await Test.createTestingModule({ imports: [ground(), queueModule(settings)], providers: [...features] }).compile();
    return (running = await module.init());
  }

  it('does what marked methods say, and shows how the queue is', async () => {
    const app = await boot(true, [Refreshing, Rest]);
    await app.get(BackgroundWorkers).ready();
    const mission = newId<MissionId>();
    await world.request(mission);
    const { refreshed } = app.get(Refreshing);
    await eventually('the job runs', () => refreshed.includes(mission));
    await eventually('the sweep runs', () => app.get(Refreshing).swept > 0);
    expect(await app.get(HealthChecks).report()).toMatchObject({ ready: true, checks: { queue: { ready: true, facts: { outbox: 0 } } } });
    const figures = await app.get(Metrics).text();
    expect(figures).toContain('rejoin_jobs_total{job="refreshMarket",ending="done"} 1');
    expect(figures).toContain('rejoin_queue_reachable 1');
  });

  it('refuses to start a worker whose processors do not fit the catalogue', async () => {
    @Injectable()
    class Second extends Rest {}
    await expect(boot(true, [Refreshing])).rejects.toThrow('the job nightlyRecompute has no handler');
    await expect(boot(true, [Refreshing, Rest, Second])).rejects.toThrow('the job runImport has 2 handlers');
  });

  it('works nothing in a process that is the API alone', async () => {
    const app = await boot(false, []);
    const mission = newId<MissionId>();
    await world.request(mission);
    expect(await app.get(HealthChecks).report()).toMatchObject({ ready: true, checks: { queue: { facts: { outbox: 1 } } } });
    expect(() => app.get(BackgroundWorkers)).toThrow();
  });
});
