import { Metrics } from '../../src/platform/metrics/metrics.js';
import { openMarket, type MarketWorld } from './market-world.js';

let market: MarketWorld;
beforeAll(async () => {
  market = await openMarket();
});
afterAll(() => market.close());

async function figure(name: string): Promise<number> {
  const text = await market.app.get(Metrics, { strict: false }).text();
  const line = text.split('\n').find((each) => each.startsWith(`${name} `));
  return Number(line?.slice(name.length + 1));
}

describe('the figures of a process', () => {
  it('tell how far refreshes are, how long they took, what they wrote and what the market takes', async () => {
    expect([await figure('rejoin_market_in_memory'), await figure('rejoin_market_memory_bytes')]).toEqual([0, 0]);
    await market.opening();
    await market.jobseeker();
    expect(await figure('rejoin_market_lag_seconds')).toBeGreaterThan(0);
    await market.refresh();
    expect(await figure('rejoin_market_lag_seconds')).toBe(0);
    expect([await figure('rejoin_market_runs_running'), await figure('rejoin_market_run_done'), await figure('rejoin_market_run_total')]).toEqual([0, 0, 0]);
    expect(await figure('rejoin_market_run_seconds_count{kind="FULL",state="DONE"}')).toBe(1);
    expect(await figure('rejoin_market_catch_up_seconds_count{how="fresh"}')).toBe(1);
    expect(await figure('rejoin_market_rows_written_total')).toBe(2);
    expect(await figure('rejoin_market_in_memory')).toBe(1);
    expect(await figure('rejoin_market_memory_bytes')).toBeGreaterThan(1_000);
    await market.refresh();
    expect(await figure('rejoin_market_catch_up_seconds_count{how="forward"}')).toBe(1);
  });
});
