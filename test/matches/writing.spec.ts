import { readState } from '../../src/matches/lists/market-state.store.js';
import type { MissionMarket } from '../../src/matches/market/mission-market.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { openMarket, type MarketWorld } from './market-world.js';

const quiet = { signal: new AbortController().signal, progress: () => undefined };

let market: MarketWorld;
beforeAll(async () => {
  market = await openMarket();
}, 60_000);
afterAll(() => market.close());

/** A worker that waits, in the middle of the transaction that writes lists, until somebody lets it go on. */
function writerThatWaits(before = (): void => undefined) {
  let [arrive, letGo] = [(): void => undefined, (): void => undefined];
  const writing = new Promise<void>((resolve) => (arrive = resolve));
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const host = market.host();
  const unit = market.app.get(UnitOfWork, { strict: false });
  const waiting = (tx: Tx): Tx =>
    new Proxy(tx, {
      get: (target, name, receiver) =>
        name !== 'query'
          ? Reflect.get(target, name, receiver)
          : async (text: string, values?: unknown[]) => {
              if (text.startsWith('insert into opening_match')) {
                arrive();
                await gate;
              }
              return target.query(text, values);
            },
    });
  const worker = market.worker(
    {
      run: (viewer, work, options) => {
        before();
        return unit.run(viewer, (tx) => work(waiting(tx)), options);
      },
    },
    host,
  );
  return { host, worker, writing, letGo };
}

describe('while every list is written after a full recompute', () => {
  it('questions are answered, changes come into the market, and what is stored is one state, with its cursor and its run', async () => {
    const post = await market.opening();
    const [leaving, staying] = [await market.jobseeker(), await market.jobseeker()];
    const { host, worker, writing, letGo } = writerThatWaits();
    const run = worker.refresh(market.missionId, quiet);
    await writing;
    const listed = async (): Promise<string[]> => host.visit(market.missionId, ({ index }) => index.candidatesFor(post, 50).map(({ id }) => id));
    expect((await listed()).sort()).toEqual([leaving, staying].sort());
    await market.sql(`update jobseeker set status = 'WITHDRAWN' where id = $1`, [leaving]);
    expect(await listed()).toEqual([staying]);
    // Nothing shows before all of it does.
    expect(await market.sql('select from opening_match')).toEqual([]);
    expect(await market.database.work.run(serviceViewer(market.missionId), (tx) => readState(tx, market.missionId))).toMatchObject({ cursor: null });
    expect(await market.sql('select state, kind from market_run')).toEqual([{ state: 'RUNNING', kind: 'FULL' }]);
    letGo();
    expect(await run).toMatchObject({ kind: 'FULL', state: 'DONE', changes: 4, matches: 2 });
    const stored = await market.sql<{ id: string }>('select jobseeker_id as id from opening_match order by 1');
    expect(stored.map(({ id }) => id)).toEqual([leaving, staying].sort());
    expect(await worker.refresh(market.missionId, quiet)).toMatchObject({ kind: 'REFRESH', state: 'DONE' });
    expect(await market.differences()).toBe(0);
  });
});

describe('after a failover to a server that lagged behind', () => {
  /** What the old server had committed and the new one never got: as if it had not happened, and with no note of it. */
  async function lost(id: string): Promise<void> {
    await market.sql(`update jobseeker set status = 'PAUSED' where id = $1`, [id]);
    await market.sql('delete from market_change where subject_id = $1', [id]);
  }

  it.each([
    ['it is another server', (point: { server: string }) => void (point.server = 'of before')],
    ['its snapshot names transactions still to come', (point: { snapshot: string }) => void (point.snapshot = '9000000000:9000000000:')],
  ])('a market in memory is read afresh, and lists are mended: %s', async (_, changed) => {
    const person = await market.jobseeker();
    const host = market.host();
    const worker = market.worker(undefined, host);
    await worker.refresh(market.missionId, quiet);
    await lost(person);
    const before = await host.visit(market.missionId, (known) => {
      changed(known.point as { server: string; snapshot: string });
      return known;
    });
    const now = await host.visit(market.missionId, (known) => known);
    expect(now).not.toBe(before);
    expect(now.index.jobseeker(person)?.seeking ?? false).toBe(false);
    await worker.refresh(market.missionId, quiet);
    expect(await market.differences()).toBe(0);
  });

  it('nothing is stored that was found out on the server before', async () => {
    const person = await market.jobseeker();
    await market.worker().refresh(market.missionId, quiet);
    let [armed, calls] = [false, 0];
    const { host, worker, letGo } = writerThatWaits(() => {
      // Begun, state made sure of, lists looked at, told what it is: then comes the writing.
      if (armed && ++calls === 5) failOver();
    });
    letGo();
    let known: MissionMarket | null = null;
    const failOver = (): void => void ((known?.point as { server: string }).server = 'of before');
    await worker.refresh(market.missionId, quiet);
    await market.sql(`update jobseeker set status = 'WITHDRAWN' where id = $1`, [person]);
    await host.visit(market.missionId, (found) => void (known = found));
    armed = true;
    expect(await worker.refresh(market.missionId, quiet)).toMatchObject({ kind: 'FULL', state: 'DONE' });
    expect(await market.differences()).toBe(0);
  });
});
