import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import pg from 'pg';

import type { EmployerId } from '../../src/kernel/ids.js';
import { MarketWatch } from '../../src/matches/lists/market-watch.js';
import type { MarketRun } from '../../src/matches/lists/market-state.js';
import { RefreshService } from '../../src/matches/lists/refresh.service.js';
import type { Config } from '../../src/platform/config/config.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { DrawnMarket } from '../bench/drawn-market.js';
import { eventually } from '../support/eventually.js';
import { emptyRedis, testRedisUrl } from '../support/redis.js';
import { storeJobseekers, storeOpenings } from '../support/stored-market.js';
import { openWorld, type World } from '../support/world.js';
import { Office, PASTRY_COOK } from './office.js';

const REPORT = '{ market { asOf lagSeconds runs { kind state done total changes matches differences } } }';

async function reportOf(office: Office): Promise<{ asOf: string | null; lagSeconds: number | null; runs: MarketRun[] }> {
  return (await office.ask(office.officer, REPORT)).market;
}

/** The lists as they are stored, both sides, in a stated order. */
async function stored(office: Office): Promise<{ byOpening: string[]; byJobseeker: string[] }> {
  return office.world.database.work.run(office.officer.viewer, async (tx) => {
    const read = async (table: string): Promise<string[]> =>
      ((await tx.query(`select opening_id || ' ' || jobseeker_id || ' ' || score as line from ${table} order by 1`)) as { line: string }[]).map(({ line }) => line);
    return { byOpening: await read('opening_match'), byJobseeker: await read('jobseeker_match') };
  });
}

/** Runs SQL in the mission of an office, as a service would. */
function sql(office: Office, ...texts: string[]): Promise<void> {
  return office.world.database.work.run(office.officer.viewer, async (tx) => {
    for (const text of texts) await tx.query(text);
  });
}

/** What wakes up by itself within a quarter of a minute. */
function sweep(world: World): Promise<void> {
  return world.app.get(MarketWatch, { strict: false }).sweep(new AbortController().signal);
}

describe(`background work on ${testRedisUrl() === null ? 'PostgreSQL' : 'Redis'}`, () => {
  const now = { at: new Date() };
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ worker: true, clock: { now: () => now.at } });
  });
  afterAll(() => world.close());

  it('brings a change to the stored lists of both sides without anybody asking', async () => {
    const office = await Office.open(world);
    const [person, post] = [await office.person(), await office.post()];
    await office.upToDate();
    const one = await stored(office);
    expect([one.byOpening.length, one.byJobseeker]).toEqual([1, one.byOpening]);
    expect(await office.candidates(post)).toEqual([person.handle]);

    await office.moved(person, 'WITHDRAWN');
    await office.upToDate();
    expect(await stored(office)).toEqual({ byOpening: [], byJobseeker: [] });

    await office.moved(person, 'ACTIVE');
    await office.judged(office.employer, 'suspendEmployer');
    await office.upToDate();
    expect(await stored(office)).toEqual({ byOpening: [], byJobseeker: [] });
  });

  it('keeps two missions apart that change at once', async () => {
    const offices = [await Office.open(world), await Office.open(world)] as const;
    const made = await Promise.all(
      offices.map(async (office) => {
        const posts = await Promise.all(Array.from({ length: 4 }, () => office.post()));
        const people = await Promise.all(Array.from({ length: 6 }, () => office.person()));
        return { posts, people };
      }),
    );
    for (const [n, office] of offices.entries()) {
      await office.upToDate();
      const { byOpening, byJobseeker } = await stored(office);
      expect([byOpening.length, byJobseeker]).toEqual([24, byOpening]);
      const handles = made[n]?.people.map((person) => person.handle).sort();
      for (const post of made[n]?.posts ?? []) expect((await office.candidates(post)).sort()).toEqual(handles);
    }
  });

  /** Half past one in Addis Ababa: the check of the night, which would mend everything too, is not due yet. */
  const beforeTheCheck = new Date('2026-12-01T22:30:00Z');

  it('rings a lost bell again when it sweeps', async () => {
    now.at = beforeTheCheck;
    const office = await Office.open(world);
    await office.person();
    await office.post();
    await office.upToDate();
    const before = await stored(office);
    // The change is committed, the request for the job is not; and it was a while ago.
    await sql(
      office,
      `update opening set title = title || '.', status = 'CLOSED'`,
      `delete from outbox where payload ->> 'missionId' = '${office.missionId}'`,
      `update market_change set noted_at = noted_at - interval '1 minute'`,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await stored(office)).toEqual(before);
    expect((await reportOf(office)).lagSeconds).toBeGreaterThan(60);
    await sweep(world);
    await office.upToDate();
    expect(await stored(office)).toEqual({ byOpening: [], byJobseeker: [] });
  });

  it('survives that the queue forgets everything while it works', async () => {
    now.at = beforeTheCheck;
    const office = await Office.open(world);
    const [person, post] = [await office.person(), await office.post()];
    await office.upToDate();
    const holder = new pg.Client({ connectionString: world.database.urls.ownerUrl });
    await holder.connect();
    try {
      // The run that follows waits for the lists, so that the next bell is kept in the queue behind it.
      await holder.query('begin');
      await holder.query(`select set_config('app.mission', $1, true)`, [office.missionId]);
      await holder.query('select from market_state where mission_id = $1 for update', [office.missionId]);
      await office.moved(person, 'PAUSED');
      await eventually('a run has begun', async () => (await reportOf(office)).runs.some((run) => run.state === 'RUNNING'));
      await office.moved(person, 'ACTIVE');
      const second = await office.person();
      await eventually('the relay has rung for it', async () => {
        const [row] = await world.database.work.outside((tx) => tx.query(`select count(*)::int as n from outbox where payload ->> 'missionId' = $1`, [office.missionId]));
        return row.n === 0;
      });
      await forgetQueue(world);
      await holder.query('rollback');
      await eventually('the run has ended', async () => (await reportOf(office)).runs.every((run) => run.state !== 'RUNNING'));
      await sql(office, `update market_change set noted_at = noted_at - interval '1 minute'`);
      await sweep(world);
      await office.upToDate();
      expect((await stored(office)).byOpening).toHaveLength(2);
      expect((await office.candidates(post)).sort()).toEqual([person.handle, second.handle].sort());
    } finally {
      await holder.end();
    }
  });

  it('computes everything afresh for a new day, in the time zone of the mission', async () => {
    const [east, west] = [await Office.open(world, { time_zone: 'Pacific/Kiritimati' }), await Office.open(world, { time_zone: 'Pacific/Pago_Pago' })];
    // 23:30 in Kiritimati (UTC+14) on the 9th; 22:30 on the 8th in Pago Pago (UTC-11).
    now.at = new Date('2027-01-09T09:30:00Z');
    const closing = { closesOn: '2027-01-09' };
    for (const office of [east, west]) {
      await office.judged(office.employer, 'verifyEmployer');
      await office.person();
      await office.post(closing);
      await sweep(world);
      await office.upToDate();
      expect((await stored(office)).byOpening).toHaveLength(1);
    }
    expect([(await reportOf(east)).asOf, (await reportOf(west)).asOf]).toEqual(['2027-01-09', '2027-01-08']);
    now.at = new Date('2027-01-09T10:00:00Z');
    await sweep(world);
    await eventually('the east has its new day', async () => (await reportOf(east)).asOf === '2027-01-10');
    await east.upToDate();
    expect((await reportOf(east)).runs.some((run) => run.kind === 'FULL' && run.matches === 0)).toBe(true);
    expect(await stored(east)).toEqual({ byOpening: [], byJobseeker: [] });
    // Nothing has changed in the west.
    expect((await reportOf(west)).asOf).toBe('2027-01-08');
    expect((await stored(west)).byOpening).toHaveLength(1);
    now.at = new Date();
  });

  it('recomputes when it is asked to, finds what somebody tampered with and mends it', async () => {
    const office = await Office.open(world);
    await office.person();
    await office.post();
    await office.post({ occupationUri: PASTRY_COOK });
    await office.upToDate();
    const right = await stored(office);
    const recomputed = async (): Promise<MarketRun | undefined> => {
      const before = (await reportOf(office)).runs.filter((run) => run.kind === 'CHECK').length;
      await office.act(office.officer, 'recomputeMatches', {}, 'RecomputeRequested', 'requested');
      await eventually('a check has run', async () => (await reportOf(office)).runs.filter((run) => run.kind === 'CHECK' && run.state === 'DONE').length > before);
      return (await reportOf(office)).runs.find((run) => run.kind === 'CHECK');
    };
    expect(await recomputed()).toMatchObject({ differences: 0, changes: 0, matches: 2 });
    await sql(office, 'delete from jobseeker_match', 'update opening_match set score = 1');
    expect(await recomputed()).toMatchObject({ differences: 4, matches: 2 });
    expect(await stored(office)).toEqual(right);
  });
});

describe('a worker process', () => {
  const PEOPLE = testRedisUrl() === null ? 500 : 1_200;
  const POSTS = 300;
  let world: World;
  let office: Office;
  const processes: ChildProcess[] = [];
  beforeAll(async () => {
    world = await openWorld({ pool: 12 });
    const redisUrl = testRedisUrl();
    if (redisUrl !== null) await emptyRedis(redisUrl);
    office = await Office.open(world, { time_zone: zoneJustPastMidnight() });
    const taxonomy = await world.app.get(TaxonomyService, { strict: false }).of('starter-1');
    const drawn = new DrawnMarket(taxonomy.classification, 7);
    const employers = [readGlobalId(office.employer.id)?.id as EmployerId];
    const owner = { missionId: office.missionId, accountId: office.caseManager.viewer.accountId, employers, taxonomy, currency: 'ETB' };
    const open = drawn.openings(POSTS).map((post) => ({ ...post, closesOn: null, startsOn: null, startsBy: null, published: true, seatsLeft: 2 }));
    await world.database.work.run(office.officer.viewer, async (tx) => {
      await storeJobseekers(tx, owner, drawn.jobseekers(PEOPLE));
      await storeOpenings(tx, owner, open);
    });
  }, 60_000);
  afterAll(async () => {
    for (const child of processes) child.kill('SIGKILL');
    await world.close();
  });

  function startWorker(): ChildProcess {
    const redisUrl = testRedisUrl();
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      NODE_OPTIONS: '',
      PORT: '0',
      LOG_LEVEL: 'error',
      DATABASE_URL: world.database.urls.serviceUrl,
      KEYS_DATABASE_URL: world.database.keysUrl,
      REJOIN_DATA: world.app.get<Config>(CONFIG).dataFolder,
      DATABASE_OWNER_URL: '',
      REDIS_URL: redisUrl ?? '',
    };
    const child = spawn(process.execPath, ['test/journeys/quick-worker.mjs', process.env['REJOIN_TEST_BUILD'] ?? ''], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    // Not inherited: a worker that outlived the tests would keep their output open.
    child.stderr.pipe(process.stderr);
    processes.push(child);
    return child;
  }

  /** Kills a worker in the middle of the transaction that writes lists. */
  async function killedWhileWriting(worker: ChildProcess): Promise<void> {
    await world.database.work.run(office.officer.viewer, async (tx) => {
      // Whoever writes lists has to wait, with some of its work done.
      await tx.query('lock table jobseeker_match in share mode');
      await eventually(
        'the worker is writing',
        async () => {
          const waiting: unknown[] = await tx.query(`select from pg_locks where relation = 'jobseeker_match'::regclass and not granted`);
          return waiting.length > 0;
        },
        30_000,
      );
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    });
    // The server notices that nobody is there any more once the lock is gone.
    await eventually('its transaction is gone', async () => {
      const rows: unknown[] = await world.database.work.run(office.officer.viewer, (tx) => tx.query('select from market_state for update skip locked'));
      return rows.length === 1;
    });
  }

  it('that is killed in the middle of a large refresh leaves the lists as they were, and another brings them right', async () => {
    const first = startWorker();
    await killedWhileWriting(first);
    // It had no time to say so.
    expect((await reportOf(office)).runs).toMatchObject([{ kind: 'FULL', state: 'RUNNING' }]);
    expect(await stored(office)).toEqual({ byOpening: [], byJobseeker: [] });

    const second = startWorker();
    await eventually('another did it', async () => (await reportOf(office)).lagSeconds === null, 30_000);
    const whole = await stored(office);
    expect(whole.byOpening.length).toBeGreaterThan(1_000);

    // Everybody changes at once.
    await sql(office, `update jobseeker set profile = jsonb_set(profile, '{travelLimitKm}', '200')`);
    await killedWhileWriting(second);
    expect((await reportOf(office)).runs[0]).toMatchObject({ kind: 'FULL', state: 'RUNNING', total: PEOPLE });
    expect(await stored(office)).toEqual(whole);

    startWorker();
    await eventually('the third did it', async () => (await reportOf(office)).lagSeconds === null, 30_000);
    const after = await stored(office);
    expect(after).not.toEqual(whole);
    const watch = { signal: new AbortController().signal, progress: () => undefined };
    expect(await world.app.get(RefreshService, { strict: false }).check(office.missionId, watch)).toMatchObject({ kind: 'CHECK', differences: 0 });
    expect(await stored(office)).toEqual(after);
  }, 120_000);
});

/** Where the check of the night, which would mend everything too, is not due within the hour. */
function zoneJustPastMidnight(): string {
  const hour = new Date().getUTCHours();
  // The signs of these zones are those of POSIX: Etc/GMT+5 lies five hours behind.
  return hour <= 12 ? `Etc/GMT+${hour}` : `Etc/GMT-${24 - hour}`;
}

/** What a Redis without persistence does when it restarts, or a database restored without the queue. */
async function forgetQueue(world: World): Promise<void> {
  const redisUrl = testRedisUrl();
  if (redisUrl !== null) return emptyRedis(redisUrl);
  const owner = new pg.Client({ connectionString: world.database.urls.ownerUrl });
  await owner.connect();
  await owner.query('truncate bullmq.job, bullmq.dedup, bullmq.dedup_next, bullmq.scheduler, bullmq.meta, bullmq.event cascade');
  await owner.end();
}

