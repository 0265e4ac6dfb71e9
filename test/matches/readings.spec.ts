import { MarketReader } from '../../src/matches/market/market-reader.js';
import type { MissionMarket } from '../../src/matches/market/mission-market.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { openMarket, type MarketWorld } from './market-world.js';

let market: MarketWorld;
let reader: MarketReader;
beforeAll(async () => {
  market = await openMarket();
  reader = market.app.get(MarketReader, { strict: false });
  await market.sql(`insert into exchange_rate (mission_id, currency, valid_from, rate) values ($1, 'USD', '2019-01-01', 100)`, [market.missionId]);
  await market.opening({ pay: { min: 1_000, max: 2_000, currency: 'USD', period: 'MONTH' } });
  await market.jobseeker();
});
afterAll(() => market.close());

/** More than a reading opens. */
const MOST_TRANSACTIONS = 6;

/** Reads the market, with a change committed by somebody else just before the n-th transaction that the reading opens. */
async function readRaced(known: MissionMarket | null, n: number, change: () => Promise<unknown>): Promise<MissionMarket> {
  const unit = market.app.get(UnitOfWork, { strict: false });
  const [run, outside] = [unit.run, unit.outside];
  let opened = 0;
  const raced = async (): Promise<void> => {
    if (++opened === n) await change();
  };
  unit.run = async (...args: Parameters<typeof run>) => raced().then(() => run.apply(unit, args)) as never;
  unit.outside = async (...args: Parameters<typeof outside>) => raced().then(() => outside.apply(unit, args)) as never;
  try {
    return await reader.read(market.missionId, known);
  } finally {
    Object.assign(unit, { run, outside });
  }
}

const factsIn = ({ classification, index }: MissionMarket): unknown => [
  classification,
  index.market.jobseekerIds().sort().map((id) => index.jobseeker(id)),
  index.market.openingIds().sort().map((id) => index.opening(id)),
];

describe('a reading of the market', () => {
  const changes: readonly (readonly [what: string, change: (n: number) => Promise<unknown>])[] = [
    [
      'an exchange rate',
      (n) =>
        market.sql(
          `insert into exchange_rate (mission_id, currency, valid_from, rate) values ($1, 'USD', '2020-01-01', $2)
           on conflict (mission_id, currency, valid_from) do update set rate = excluded.rate`,
          [market.missionId, 100 + n],
        ),
    ],
    ['the currency of the mission', (n) => market.sql(`update mission set currency = $2 where id = $1`, [market.missionId, n % 2 === 0 ? 'ETB' : 'USD'])],
    ['an opening', (n) => market.sql('update opening set pay_max = $1', [3_000 + n])],
  ];

  it.each(changes)('is never older than it says, whenever %s changes during it', async (_, change) => {
    let read: MissionMarket | null = null;
    for (let n = 1; n <= MOST_TRANSACTIONS; n++) {
      read = await readRaced(read, n, () => change(n));
      // What the raced reading did not see, the next one must.
      read = await reader.read(market.missionId, read);
      expect(factsIn(read)).toEqual(factsIn(await reader.read(market.missionId, null)));
    }
  });
});
