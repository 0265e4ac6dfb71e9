import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

import type { JobseekerFacts } from '../../src/matching/index.js';
import { RefreshService } from '../../src/matches/lists/refresh.service.js';
import { Office } from '../journeys/office.js';
import { profileOf, type MarketOwner } from '../support/stored-market.js';
import type { World } from '../support/world.js';
import { at, closeBench, openBench, seconds, storeMarket, tell } from './stored-bench.js';

/**
 * How long until a changed profile is visible in the stored lists of both sides, from the commit of the change on: with a worker process, the
 * queue and the database, in one large mission under steady changes. Goal: 95 of 100 within 2 s. Ends with a check of every list.
 */
const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 20_000);
const POSTS = Number(process.env['BENCH_POSTS'] ?? 3_000);
const CHANGES = Number(process.env['BENCH_CHANGES'] ?? 300);
const A_SECOND = Number(process.env['BENCH_RATE'] ?? 10);
const GOAL_MILLISECONDS = 2_000;
const LOOK_MILLISECONDS = 10;
const PATIENCE_MILLISECONDS = 300_000;

/** A change that the lists do not show yet. */
interface Pending {
  /** Number of its transaction. */
  readonly xact: string;
  readonly committed: number;
}

// The worker has the clock of the machine, so has the rest.
const world = await openBench({ clock: { now: () => new Date() } });
let worker: ChildProcess | null = null;
try {
  await bench();
} finally {
  if (worker !== null) await stopped(worker);
  await closeBench(world);
}

async function bench(): Promise<void> {
  const office = await Office.open(world);
  const open = { closesOn: null, startsOn: null, startsBy: null };
  const { drawn, owner } = await storeMarket(office, { people: PEOPLE, posts: POSTS }, (post) => ({ ...post, ...open }));
  const began = performance.now();
  worker = startWorker(world);
  await office.upToDate(PATIENCE_MILLISECONDS);
  tell('lists computed and stored by a new worker', { seconds: seconds(began) });

  const times = await changed(office, owner, drawn.jobseekers(CHANGES));
  await office.upToDate(PATIENCE_MILLISECONDS);
  times.sort((a, b) => a - b);
  const figures = { changes: times.length, aSecond: A_SECOND, p50: at(times, 0.5), p95: at(times, 0.95), most: at(times, 1) };
  tell('a changed profile in both sides\' stored lists, milliseconds', figures);
  tell('runs of the refresh job', await runsOf(office));
  const watch = { signal: new AbortController().signal, progress: () => undefined };
  const { differences } = await world.app.get(RefreshService, { strict: false }).check(office.missionId, watch);
  tell('goal', { p95Milliseconds: GOAL_MILLISECONDS, differences, met: figures.p95 < GOAL_MILLISECONDS && differences === 0 });
}

/** Gives one person after the other another profile, so many a second, and says how long each took to show. */
async function changed(office: Office, owner: MarketOwner, others: readonly JobseekerFacts[]): Promise<number[]> {
  const { viewer } = office.officer;
  const ids: { id: string }[] = await world.database.work.run(viewer, (tx) => tx.query('select id from jobseeker order by md5(id::text) limit $1', [CHANGES]));
  const times: number[] = [];
  const pending = new Set<Pending>();
  let isDone = false;
  const looking = (async () => {
    while (!isDone || pending.size > 0) {
      const seen = await seenAmong(office, [...pending]);
      const now = performance.now();
      for (const change of seen) {
        pending.delete(change);
        times.push(now - change.committed);
      }
      await after(LOOK_MILLISECONDS);
    }
  })();
  const began = performance.now();
  for (const [n, facts] of others.entries()) {
    await after(Math.max(0, began + (n * 1_000) / A_SECOND - performance.now()));
    const rows: { xact: string }[] = await world.database.work.run(viewer, async (tx) => {
      await tx.query('update jobseeker set profile = $2, version = version + 1 where id = $1', [ids[n]?.id, JSON.stringify(profileOf(facts, owner))]);
      return tx.query('select pg_current_xact_id()::text as xact');
    });
    pending.add({ xact: rows[0]?.xact ?? '', committed: performance.now() });
  }
  isDone = true;
  await looking;
  return times;
}

/** Lists and cursor are written in one transaction: what the cursor shows, the lists show. */
async function seenAmong(office: Office, pending: readonly Pending[]): Promise<Pending[]> {
  if (pending.length === 0) return [];
  const rows: { xact: string }[] = await world.database.work.run(office.officer.viewer, (tx) =>
    tx.query(`select x as xact from market_state, unnest($1::text[]) x where pg_visible_in_snapshot(x::xid8, cursor::pg_snapshot)`, [
      pending.map((change) => change.xact),
    ]),
  );
  const seen = new Set(rows.map((row) => row.xact));
  return pending.filter((change) => seen.has(change.xact));
}

async function runsOf(office: Office): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown>[] = await world.database.work.run(office.officer.viewer, (tx) =>
    tx.query(
      `select count(*)::int as runs, count(*) filter (where kind = 'FULL')::int as full,
         percentile_disc(0.5) within group (order by extract(epoch from finished_at - started_at) * 1000)::int as "p50Milliseconds",
         max(extract(epoch from finished_at - started_at) * 1000)::int as "mostMilliseconds"
       from (select * from market_run where kind = 'REFRESH' or state = 'DONE') r`,
    ),
  );
  return rows[0] ?? {};
}

function startWorker({ database }: World): ChildProcess {
  const env = {
    ...process.env,
    NODE_ENV: 'test',
    PORT: '0',
    LOG_LEVEL: 'error',
    DATABASE_URL: database.urls.serviceUrl,
    KEYS_DATABASE_URL: database.keysUrl,
    DATABASE_OWNER_URL: '',
  };
  return spawn(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/worker.js')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
