import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { migrate, openDataSource } from '../../src/platform/database/data-source.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { prepareDatabase, prepareRoles } from '../../src/platform/database/roles.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { prepareQueueSchema } from '../../src/platform/queue/backends/postgres.js';
import { tables } from '../../src/tables.js';
import { endAll, freePort, startApi } from './api-process.js';
import { broken, effectsOf, kills, openOffice } from './office-to-kill.js';
import { StubbornWriters } from './stubborn-writers.js';

const TIMES = kills(1, 20);
const WRITERS = 4;

/** A server of this test's own, which writes to disk as the product's does. */
let folder: string;
let port: number;
let server: EmbeddedPostgres;
const start = async (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), port });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rejoin-hard-stops-'));
  await chmod(folder, 0o755);
  port = await freePort();
  server = await start();
});
afterAll(async () => {
  endAll();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every process of the server at once, the first one first, so that nothing is flushed and nobody says goodbye. */
async function killServer(): Promise<void> {
  const first = Number((await readFile(join(folder, 'postgres', 'cluster', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(first)]).toString().split('\n').map(Number);
  for (const pid of [first, ...children]) {
    try {
      if (pid > 0) process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
}

const itOnLinux = process.platform === 'linux' ? it : it.skip;

describe('PostgreSQL', () => {
  itOnLinux(
    `stopped hard ${TIMES} times while writes run, has every write that was acknowledged, once, and the API serves on`,
    async () => {
      const password = 'constructed';
      await prepareRoles(server.ownerUrl('postgres'), password);
      const urls = await prepareDatabase(server.ownerUrl('postgres'), 'rejoin', password);
      await migrate(urls.ownerUrl);
      await prepareQueueSchema(urls.ownerUrl);
      const keys = await prepareDatabase(server.ownerUrl('postgres'), 'rejoin_keys', password);
      await migrate(keys.ownerUrl, 'keys');
      const dataSource = await openDataSource(urls.serviceUrl, 2, [...tables]);
      const office = await openOffice({ dataSource, work: new UnitOfWork(dataSource), urls, keysUrl: keys.serviceUrl });
      await dataSource.destroy();
      const api = await startApi(office.env);
      const writers = new StubbornWriters({ address: () => api.address, token: office.token }, 'postgres', WRITERS);
      for (let n = 0; n < TIMES; n++) {
        await writers.more(WRITERS * 2);
        await sleep(n % 10);
        await killServer();
        server = await start();
      }
      await writers.more(WRITERS);
      const written = await writers.stop();
      await api.kill();
      await office.close();
      const effects = await effectsOf(server.ownerUrl('rejoin'), office.missionId);
      expect(broken(written, effects)).toEqual([]);
      expect(effects.size).toBe(written.length);
    },
    60_000 + TIMES * 10_000,
  );
});
