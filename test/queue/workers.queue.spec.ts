import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { accepted, refused } from '../../src/kernel/outcome.js';
import type { MissionId } from '../../src/kernel/ids.js';
import { sweeps } from '../../src/platform/queue/sweeper.js';
import { drained } from '../support/drained.js';
import { eventually, pause } from '../support/eventually.js';
import { QueueWorld } from './queue-world.js';

describe('workers', () => {
  let world: QueueWorld;
  beforeAll(async () => {
    world = await QueueWorld.open();
  });
  afterEach(() => world.stopAll());
  afterAll(() => world.close());

  async function begin(): Promise<void> {
    const host = world.host();
    host.start();
    world.relay().start();
    await host.ready;
  }

  async function failedJobs(): Promise<number> {
    const { queues } = await world.health.report();
    return queues.find((queue) => queue.name === 'matching')?.failed ?? -1;
  }

  it('runs a job as the service of its mission', async () => {
    const seen: unknown[] = [];
    await begin();
    const mission: MissionId = world.mission(async (run) => {
      seen.push(run.viewer, run.attempt);
      return accepted(null);
    });
    await world.request(mission);
    await eventually('it runs', () => seen.length > 0);
    expect(seen).toEqual([expect.objectContaining({ missionId: mission, accountId: null, roles: [] }), 1]);
  });

  it('ends a refused job without another try', async () => {
    await begin();
    const before = await failedJobs();
    const mission = world.mission(async () => refused('NOT_FOUND', { what: 'mission' }));
    await world.request(mission);
    await eventually('the refusal is logged', () => world.lines.some((line) => line.fields['code'] === 'NOT_FOUND'));
    await pause(300);
    expect(world.timesRefreshed(mission)).toBe(1);
    expect(await failedJobs()).toBe(before);
  });

  it('tries a fault again, and keeps its cause to the log', async () => {
    await begin();
    const mission = world.mission(async (run) => {
      if (run.attempt < 3) throw new Error('secret of the database');
      return accepted(null);
    });
    await world.request(mission);
    await eventually('the third attempt', () => world.timesRefreshed(mission) === 3);
    const told = world.lines.filter((line) => line.message === 'job failed, will be tried again');
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told.map((line) => ({ ...line.fields, err: null })))).not.toContain(mission);
  });

  it('gives a fault up after the last attempt, and is open to the next request', async () => {
    await begin();
    const before = await failedJobs();
    const broken = world.mission(() => Promise.reject(new Error('secret of the database')));
    await world.request(broken);
    await eventually('it is abandoned', async () => (await failedJobs()) === before + 1);
    expect(world.timesRefreshed(broken)).toBe(4);
    const [job] = await (await world.backend.queue('matching')).getJobs(['failed'], 0, 0);
    expect(JSON.stringify(job)).not.toContain('secret');
    await world.request(broken);
    await eventually('it is tried afresh', () => world.timesRefreshed(broken) > 4);
  });

  it('puts off a job of another version instead of failing it', async () => {
    await begin();
    const queue = await world.backend.queue('imports');
    const { id } = await queue.add('jobOfTheFuture', {});
    const isAmong = async (state: 'delayed' | 'failed'): Promise<boolean> => (await queue.getJobs([state])).some((job) => job.id === id);
    await eventually('it is put off', () => isAmong('delayed'));
    expect(await isAmong('failed')).toBe(false);
    await world.stopAll();
    await world.loseQueue();
  });

  it('gives the job of a killed worker to another', async () => {
    const mission = world.mission();
    await world.request(mission);
    await world.relay().move();
    const script = fileURLToPath(new URL('doomed-worker.mjs', import.meta.url));
    const build = process.env['REJOIN_TEST_BUILD'] ?? '';
    const doomed = spawn(process.execPath, [script, build, world.database.urls.serviceUrl, world.redisUrl ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(doomed.stdout, 'data');
      doomed.kill('SIGKILL');
      await once(doomed, 'exit');
      expect(world.timesRefreshed(mission)).toBe(0);
      await begin();
      await eventually('another worker takes it', () => world.timesRefreshed(mission) === 1);
    } finally {
      doomed.kill('SIGKILL');
    }
  });

  it('is drained when everything asked for is done, retries included', async () => {
    await begin();
    const missions = Array.from({ length: 20 }, () =>
      world.mission(async (run) => {
        await pause(5);
        if (run.attempt === 1) throw new Error('not at once');
      }),
    );
    for (const mission of missions) await world.request(mission);
    await drained(world.health);
    expect(missions.map((mission) => world.timesRefreshed(mission))).toEqual(missions.map(() => 2));
  });

  it('runs sweeps that ring lost bells again, one failing task aside', async () => {
    const lost = world.mission();
    await world.request(lost);
    await world.relay().move();
    await world.loseQueue();
    const host = world.host({}, [
      sweeps('broken', () => Promise.reject(new Error('out of order'))),
      sweeps('lost bells', async () => {
        if (world.timesRefreshed(lost) === 0) await world.request(lost);
      }),
    ]);
    world.relay().start();
    host.start();
    await eventually('the sweep rings again', () => world.timesRefreshed(lost) === 1);
    expect(world.lines.find((line) => line.fields['sweep'] === 'broken')).toBeDefined();
  });

  it('schedules the sweep again when the queue has forgotten it', async () => {
    let swept = 0;
    await world.loseQueue();
    const host = world.host({ upkeepMilliseconds: 200 }, [sweeps('count', async () => void (swept += 1))]);
    host.start();
    await eventually('the first sweep', () => swept > 0);
    await pause(100);
    await world.loseQueue();
    const before = swept;
    await eventually('a sweep after the loss', () => swept > before);
  });

  it('lets a running job finish when it stops', async () => {
    let finished = false;
    const mission = world.mission(async () => {
      await pause(400);
      finished = true;
    });
    await begin();
    await world.request(mission);
    await eventually('it runs', () => world.timesRefreshed(mission) === 1);
    await world.stopAll();
    expect(finished).toBe(true);
  });

  it('puts back what will not finish in time, without counting an attempt', async () => {
    const attempts: number[] = [];
    const mission = world.mission(async (run) => {
      attempts.push(run.attempt);
      if (attempts.length > 1) return;
      await new Promise((_, reject) => run.signal.addEventListener('abort', () => reject(new Error('stopped'))));
    });
    const host = world.host({ graceMilliseconds: 100 });
    host.start();
    world.relay().start();
    await host.ready;
    await world.request(mission);
    await eventually('it runs', () => attempts.length === 1);
    await world.stopAll();
    expect(world.endings.at(-1)).toBe('stopped');
    await begin();
    await eventually('the next worker runs it', () => attempts.length === 2);
    expect(attempts).toEqual([1, 1]);
  });

  it('notes progress on the job', async () => {
    let hold = (): void => undefined;
    const gate = new Promise<void>((resolve) => (hold = resolve));
    const mission = world.mission(async (run) => {
      for (let done = 0; done < 50; done += 1) run.progress(done, 50);
      run.progress(50, 50);
      await gate;
    });
    await begin();
    await world.request(mission);
    const queue = await world.backend.queue('matching');
    await eventually('progress shows', async () => {
      const jobs = await queue.getJobs(['active'], 0, 9);
      return jobs.some((job) => JSON.stringify(job?.progress) === '{"done":50,"total":50}');
    });
    hold();
  });

  it('tells how long the next job has waited for a worker', async () => {
    const mission = world.mission();
    await world.request(mission);
    await world.relay().move();
    await pause(1_100);
    const report = await world.health.report();
    expect(report).toMatchObject({ backend: world.redisUrl === null ? 'postgres' : 'redis', reachable: true });
    expect(report.queues.find((queue) => queue.name === 'matching')).toMatchObject({ waiting: 1 });
    expect(report.oldestSeconds).toBeGreaterThan(1);
    expect(report.oldestSeconds).toBeLessThan(60);
    await begin();
    await eventually('it runs', () => world.timesRefreshed(mission) === 1);
    await eventually('nothing is old', async () => (await world.health.report()).oldestSeconds < 1);
  });
});
