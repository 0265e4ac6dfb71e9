import { makeMission } from '../support/database.js';
import { openWorld, type Answer, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CHANGE = `mutation ($input: ChangeMissionInput!) { changeMission(input: $input) { ... on Mission { languages } ... on Refused { code facts { name value } } } }`;
const SET = `mutation ($input: SetExchangeRateInput!) { setExchangeRate(input: $input) { ... on ExchangeRate { rate } ... on Refused { code } } }`;
const RATES = `query ($after: String) { exchangeRates(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { currency validFrom } } } }`;

describe('the languages of a mission', () => {
  it.each([
    [['en', 'am'], { languages: ['en', 'am'] }],
    [['zz'], { code: 'INVALID_INPUT' }],
    [['en', 'zz'], { code: 'INVALID_INPUT' }],
    [['amh'], { code: 'INVALID_INPUT' }],
    [['en', 'en'], { code: 'INVALID_INPUT' }],
    [[], { code: 'INVALID_INPUT' }],
  ])('%j: %j', async (languages, answer) => {
    const missionId = await makeMission(world.database);
    const admin = await world.signIn(['ADMIN'], { missionId });
    const input = { version: 1, name: missionId, country: 'ET', currency: 'ETB', timeZone: 'Africa/Addis_Ababa', classification: 'starter-1', languages };
    expect((await world.ask(admin, CHANGE, { input })).data.changeMission).toMatchObject(answer);
  });
});

describe('the rates of a mission', () => {
  it('are listed page by page, by currency and day, each once', async () => {
    const admin = await world.signIn(['ADMIN']);
    const all = [['EUR', '2026-01-01'], ['EUR', '2026-02-01'], ['KES', '2026-01-01'], ['USD', '2025-12-31'], ['USD', '2026-01-01']] as const;
    for (const [currency, validFrom] of [...all].reverse()) await world.ask(admin, SET, { input: { currency, validFrom, rate: '2.5' } });
    const seen: [string, string][] = [];
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo }: Answer['data'] = (await world.ask(admin, RATES, { after })).data.exchangeRates;
      seen.push(...edges.map(({ node }: { node: { currency: string; validFrom: string } }) => [node.currency, node.validFrom]));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(all);
  });
});
