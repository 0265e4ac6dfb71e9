import { openMarket, type MarketWorld } from './market-world.js';

const quiet = { signal: new AbortController().signal, progress: () => undefined };
/** Transactions that a test's server never comes to. */
const FAR = '9000000000';

let market: MarketWorld;
beforeAll(async () => {
  market = await openMarket();
}, 60_000);
afterAll(() => market.close());

describe('stored lists that were restored on another server', () => {
  it('are computed afresh, and follow changes from then on, though their cursor names transactions of the old one', async () => {
    await market.opening();
    await market.jobseeker();
    await market.worker().refresh(market.missionId, quiet);
    const person = await market.jobseeker();
    await market.sql('update market_state set cursor = $1', [`${FAR}:${FAR}:`]);
    await market.sql(`insert into market_change (mission_id, side, subject_id, xact) select mission_id, 'JOBSEEKER', id, $2::xid8 from jobseeker where id = $1`, [person, FAR]);
    const worker = market.worker();
    expect(await worker.refresh(market.missionId, quiet)).toMatchObject({ kind: 'FULL', state: 'DONE' });
    expect(await market.differences()).toBe(0);
    await market.sql(`update jobseeker set status = 'WITHDRAWN' where id = $1`, [person]);
    // What came with the dump is no news for ever.
    expect(await worker.refresh(market.missionId, quiet)).toMatchObject({ kind: 'REFRESH', total: 1 });
    expect(await market.sql('select from market_change where xact >= $1::xid8', [FAR])).toEqual([]);
    expect(await market.differences()).toBe(0);
  });
});
