import { matchContext, policyInUse } from '../../matching/index.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Mission } from '../../office/missions/mission.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { testId } from '../../../test/support/market-facts.js';
import { contextOf } from '../../../test/support/matching.js';
import { MARKET_MINUTES, MarketHost } from './market-host.js';
import { MissionMarket } from './mission-market.js';

const [first, second, third] = [testId<MissionId>(1), testId<MissionId>(2), testId<MissionId>(3)];
const context = matchContext({ ...contextOf(), policy: policyInUse });

const POINT = { snapshot: '', server: '' };

/** A reader that says what it was asked for, and takes as long as somebody lets it. */
function openHost(budget = Infinity) {
  const now = { at: new Date('2026-06-15T06:00:00Z') };
  const read: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const told: string[] = [];
  const reader = {
    read: async (missionId: MissionId, known: MissionMarket | null): Promise<MissionMarket> => {
      read.push(`${known === null ? 'fresh' : 'forward'} ${missionId.at(-1)}`);
      await gate;
      return known ?? new MissionMarket({ mission: { id: missionId } as Mission, taxonomy: {} as Taxonomy, context }, POINT);
    },
  };
  const host = new MarketHost(reader, { now: () => now.at }, { caughtUp: (how) => told.push(how), dropped: () => told.push('dropped') }, budget);
  return { host, now, read, told, holdBack: (until: Promise<void>): void => void (gate = until), reader };
}

describe('the host of markets', () => {
  it('reads a market once, then brings it forward before every visit', async () => {
    const { host, read, told } = openHost();
    const market = await host.visit(first, (found) => found);
    expect(await host.visit(first, (found) => found)).toBe(market);
    expect([read, told]).toEqual([['fresh 1', 'forward 1'], ['fresh', 'forward']]);
  });

  it('never shows a visitor a state whose reading began before the visitor came', async () => {
    const { host, read, holdBack } = openHost();
    let letGo = (): void => undefined;
    holdBack(new Promise((resolve) => (letGo = resolve)));
    const early = host.visit(first, () => read.length);
    const late = [host.visit(first, () => read.length), host.visit(first, () => read.length)];
    letGo();
    expect(await early).toBe(1);
    // Those who came while it was read share the next reading.
    expect(await Promise.all(late)).toEqual([2, 2]);
  });

  it('lets one visitor in at a time', async () => {
    const { host } = openHost();
    const seen: string[] = [];
    const visit = (name: string): Promise<void> =>
      host.visit(first, async () => {
        seen.push(`${name} comes`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} goes`);
      });
    await Promise.all([visit('a'), visit('b')]);
    expect(seen).toEqual(['a comes', 'a goes', 'b comes', 'b goes']);
  });

  it('tells a visitor of its own fault only, and all who waited of a reading that failed; the next reads afresh', async () => {
    const { host, read, reader } = openHost();
    const faulty = host.visit(first, () => Promise.reject(new Error('constructed fault')));
    const other = host.visit(first, () => 'well');
    await expect(faulty).rejects.toThrow('constructed fault');
    expect(await other).toBe('well');
    const { read: works } = reader;
    reader.read = () => Promise.reject(new Error('no database'));
    await expect(Promise.all([host.visit(first, () => 1), host.visit(first, () => 2)])).rejects.toThrow('no database');
    reader.read = works;
    await host.visit(first, () => undefined);
    expect(read.at(-1)).toBe('fresh 1');
  });

  it('reads afresh what was dropped, also while it was brought forward', async () => {
    const { host, read, holdBack } = openHost();
    await host.visit(first, () => undefined);
    host.drop(first);
    await host.visit(first, () => undefined);
    let letGo = (): void => undefined;
    holdBack(new Promise((resolve) => (letGo = resolve)));
    const during = host.visit(first, () => undefined);
    await new Promise((resolve) => setImmediate(resolve));
    host.drop(first);
    letGo();
    await during;
    await host.visit(first, () => undefined);
    expect(read).toEqual(['fresh 1', 'fresh 1', 'forward 1', 'fresh 1']);
  });

  it('drops the market that was not used for the longest time when all take more than the budget', async () => {
    const one = new MissionMarket({ mission: {} as Mission, taxonomy: {} as Taxonomy, context }, POINT).bytes;
    const { host, read, told } = openHost(one * 2);
    for (const mission of [first, second, first, third]) await host.visit(mission, () => undefined);
    expect([host.count, host.bytes, told.at(-1)]).toEqual([2, one * 2, 'dropped']);
    for (const mission of [first, third, second]) await host.visit(mission, () => undefined);
    expect(read.slice(-3)).toEqual(['forward 1', 'forward 3', 'fresh 2']);
  });

  it('counts what others hold beside the markets until they are done, and makes room for it', async () => {
    const one = new MissionMarket({ mission: {} as Mission, taxonomy: {} as Taxonomy, context }, POINT).bytes;
    const { host, told } = openHost(one * 2);
    await host.visit(first, () => undefined);
    const market = await host.visit(second, (found) => found);
    await host.holding(() => one, async () => {
      expect([host.count, host.bytes, host.keeps(market), told.at(-1)]).toEqual([1, one * 2, true, 'dropped']);
    });
    expect(host.bytes).toBe(one);
    await expect(host.holding(() => one * 9, () => Promise.reject(new Error('constructed fault')))).rejects.toThrow('constructed fault');
    expect([host.bytes, host.keeps(market)]).toEqual([0, false]);
  });

  it('keeps the market in use, however large', async () => {
    const { host } = openHost(1);
    expect(await host.visit(first, (market) => market.counts.openings)).toBe(0);
  });

  it('reads afresh what was not brought forward for so long that notes may be gone', async () => {
    const { host, now, read } = openHost();
    await host.visit(first, () => undefined);
    now.at = new Date(now.at.getTime() + MARKET_MINUTES * 60_000);
    await host.visit(first, () => undefined);
    expect(read).toEqual(['fresh 1', 'fresh 1']);
  });
});
