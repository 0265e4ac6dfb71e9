import type { MissionId } from '../../src/kernel/ids.js';
import type { QueueBackend } from '../../src/platform/queue/backends/backend.js';
import { catalogue } from '../../src/platform/queue/catalogue.js';
import { requestJob } from '../../src/platform/queue/outbox.js';
import { eventually, pause } from '../support/eventually.js';
import { QueueWorld } from './queue-world.js';

describe('outbox and relay', () => {
  let world: QueueWorld;
  beforeAll(async () => {
    world = await QueueWorld.open();
  });
  afterEach(() => world.stopAll());
  afterAll(() => world.close());

  async function begin(): Promise<void> {
    const host = world.host();
    host.start();
    await host.ready;
  }

  it('runs what a committed transaction asked for and never what was rolled back', async () => {
    await begin();
    world.relay().start();
    const undone = world.mission();
    const kept = world.mission();
    await expect(
      world.database.work.outside(async (tx) => {
        await requestJob(tx, catalogue.refreshMarket, { missionId: undone });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await world.request(kept);
    await eventually('the committed job runs', () => world.timesRefreshed(kept) === 1);
    await pause(300);
    expect(world.timesRefreshed(undone)).toBe(0);
    expect(await world.health.report()).toMatchObject({ reachable: true, outbox: { waiting: 0 } });
  });

  it('makes one job of many requests that no worker has started', async () => {
    const mission = world.mission();
    for (let bell = 0; bell < 30; bell += 1) await world.request(mission);
    const relay = world.relay();
    await relay.move();
    await world.request(mission);
    await relay.move();
    await begin();
    await eventually('it runs', () => world.timesRefreshed(mission) > 0);
    await pause(300);
    expect(world.timesRefreshed(mission)).toBe(1);
  });

  it('keeps a bell that rings during the run, however often it rings', async () => {
    let finish = (): void => undefined;
    const gate = new Promise<void>((resolve) => (finish = resolve));
    const mission = world.mission(() => gate);
    await begin();
    const relay = world.relay();
    await world.request(mission);
    await relay.move();
    await eventually('the first run has begun', () => world.timesRefreshed(mission) === 1);
    for (let bell = 0; bell < 3; bell += 1) {
      await world.request(mission);
      await relay.move();
    }
    await pause(100);
    expect(world.timesRefreshed(mission)).toBe(1);
    finish();
    await eventually('the second run', () => world.timesRefreshed(mission) === 2);
    await pause(300);
    expect(world.timesRefreshed(mission)).toBe(2);
  });

  it('loses nothing between two relays and a writer', async () => {
    await begin();
    world.relay({ pollMilliseconds: 10 }).start();
    world.relay({ pollMilliseconds: 10 }).start();
    const missions = Array.from({ length: 250 }, () => world.mission());
    for (let start = 0; start < missions.length; start += 10) {
      await Promise.all(missions.slice(start, start + 10).map((mission) => world.request(mission)));
    }
    await eventually('all run', () => missions.every((mission) => world.refreshed.includes(mission)), 20_000);
    expect((await world.health.report()).outbox.waiting).toBe(0);
  });

  it('keeps every request while the queue is away and delivers when it is back', async () => {
    let away = true;
    const fail = (): never => {
      throw new Error('the queue is away');
    };
    const flaky: QueueBackend = {
      kind: world.backend.kind,
      ping: async () => (away ? fail() : world.backend.ping()),
      queue: (name) => world.backend.queue(name),
      worker: (name, process, shape) => world.backend.worker(name, process, shape),
      close: async () => undefined,
    };
    await begin();
    world.relay({}, flaky).start();
    const mission = world.mission();
    await world.request(mission);
    await pause(500);
    expect(world.timesRefreshed(mission)).toBe(0);
    expect((await world.health.report()).outbox).toMatchObject({ waiting: 1 });
    away = false;
    await eventually('it runs after the outage', () => world.timesRefreshed(mission) === 1);
  });

  it('forgets only those requests that the queue has taken', async () => {
    const [good, bad] = [world.mission(), world.mission()];
    const picky: QueueBackend = {
      kind: world.backend.kind,
      ping: () => world.backend.ping(),
      worker: (name, process, shape) => world.backend.worker(name, process, shape),
      close: async () => undefined,
      queue: async (name) => {
        const real = await world.backend.queue(name);
        return Object.assign(Object.create(real) as typeof real, {
          add: async (...args: Parameters<typeof real.add>) => {
            if (JSON.stringify(args).includes(bad)) throw new Error('refused by the queue');
            return real.add(...args);
          },
        });
      },
    };
    await world.request(bad);
    await world.request(good);
    await expect(world.relay({}, picky).move()).rejects.toThrow('refused by the queue');
    expect((await world.health.report()).outbox.waiting).toBe(1);
    const healthy = world.relay();
    await healthy.move();
    await begin();
    await eventually('both run', () => world.timesRefreshed(good) === 1 && world.timesRefreshed(bad) === 1);
  });

  it('hears of a commit at once, also after its listening connection was cut', async () => {
    await begin();
    world.relay({ pollMilliseconds: 3_600_000 }).start();
    const first = world.mission();
    await pause(200);
    await world.request(first);
    await eventually('a notification wakes the relay', () => world.timesRefreshed(first) === 1, 8_000);
    const cut = await world.database.dataSource.query<unknown[]>(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'rejoin-outbox' and datname = current_database()`,
    );
    expect(cut.length).toBeGreaterThan(0);
    const second = world.mission();
    await world.request(second);
    await eventually('it listens again', () => world.timesRefreshed(second) === 1, 10_000);
  });

  it('loses nothing when every connection is cut, twice, while it writes and works', async () => {
    await begin();
    world.relay().start();
    const asked: MissionId[] = [];
    for (let step = 0; step < 60; step += 1) {
      if (step === 20 || step === 40) await world.cutConnections();
      const mission = world.mission();
      // What could not be written was not promised.
      await world.request(mission).then(
        () => asked.push(mission),
        () => undefined,
      );
      await pause(10);
    }
    expect(asked.length).toBeGreaterThan(30);
    await eventually('all run', () => asked.every((mission) => world.refreshed.includes(mission)), 20_000);
  });

  it('leaves requests for jobs of another version alone', async () => {
    await world.database.dataSource.query(
      `insert into outbox (id, job, payload, key) values (gen_random_uuid(), 'jobOfTheFuture', '{}', 'jobOfTheFuture')`,
    );
    await world.relay().move();
    expect((await world.health.report()).outbox.waiting).toBe(1);
    await world.database.dataSource.query(`delete from outbox`);
  });

  it('takes nothing but ids', async () => {
    const request = world.database.work.outside((tx) =>
      requestJob(tx, catalogue.refreshMarket, { missionId: '+251 900 000 000' as MissionId }),
    );
    await expect(request).rejects.toThrow('carries exactly these ids');
  });
});
