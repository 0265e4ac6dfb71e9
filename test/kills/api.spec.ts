import { setTimeout as sleep } from 'node:timers/promises';

import { freshDatabase, type TestDatabase } from '../support/database.js';
import { endAll, startApi, startOnTakenPort, type ApiProcess } from './api-process.js';
import { broken, effectsOf, kills, openOffice, type OfficeToKill } from './office-to-kill.js';
import { StubbornWriters } from './stubborn-writers.js';

const TIMES = kills(1, 50);
const WRITERS = 4;

let database: TestDatabase;
let office: OfficeToKill;
beforeAll(async () => {
  database = await freshDatabase({ pool: 2 });
  office = await openOffice(database);
});
afterAll(async () => {
  endAll();
  await database.close();
  await office.close();
});

describe('the API', () => {
  it('ends, workers and all, where its port is taken', async () => {
    const first = await startApi(office.env);
    expect(await startOnTakenPort(first.address, office.env)).toBe(1);
    await first.kill();
  }, 90_000);

  it(
    `killed ${TIMES} times during mutations that are sent again and again, has one effect and one answer for each idempotency key`,
    async () => {
      let api: ApiProcess = await startApi(office.env);
      const writers = new StubbornWriters({ address: () => api.address, token: office.token }, 'api', WRITERS);
      for (let n = 0; n < TIMES; n++) {
        // The next process is up before this one dies: the pause between two kills is not spent on waiting.
        const [next] = await Promise.all([startApi(office.env), writers.more(WRITERS)]);
        await sleep(n % 10);
        await api.kill();
        api = next;
      }
      await writers.more(WRITERS);
      const written = await writers.stop();
      await api.kill();
      const url = new URL(process.env['REJOIN_TEST_SUPERUSER_URL'] ?? '');
      url.pathname = new URL(database.urls.serviceUrl).pathname;
      const effects = await effectsOf(url.href, office.missionId);
      expect(broken(written, effects)).toEqual([]);
      expect(effects.size).toBe(written.length);
      expect(written.length).toBeGreaterThan(TIMES * WRITERS);
    },
    60_000 + TIMES * 10_000,
  );
});
