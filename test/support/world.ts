import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DestinationStream } from 'pino';

import { ApiModule } from '../../src/api.module.js';
import type { Clock } from '../../src/kernel/clock.js';
import type { AccountId, EmployerId, MissionId } from '../../src/kernel/ids.js';
import { MarketWatch } from '../../src/matches/lists/market-watch.js';
import { RefreshService } from '../../src/matches/lists/refresh.service.js';
import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { LocalTokens } from '../../src/office/accounts/tokens.js';
import { readConfig } from '../../src/platform/config/config.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { createLog } from '../../src/platform/log/log.js';
import { NestLog } from '../../src/platform/log/nest-log.js';
import { newId } from '../../src/platform/ids.js';
import type { Role, Viewer } from '../../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from './database.js';
import { eventually } from './eventually.js';
import { emptyRedis, testRedisUrl } from './redis.js';

/** An answer of the API. Paths are asserted in tests, so data is open. */
export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly data: any;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

/** Somebody who is signed in. */
export interface Person {
  readonly viewer: Viewer & { readonly accountId: AccountId };
  readonly token: string;
}

/** The whole API on a database of its own. */
export interface World {
  readonly database: TestDatabase;
  readonly app: NestFastifyApplication;
  readonly missionId: MissionId;
  /** Where it listens. */
  readonly address: string;
  signIn(roles: readonly Role[], over?: { readonly missionId?: MissionId; readonly employerId?: EmployerId }): Promise<Person>;
  /** Asks as a person, or as nobody. */
  ask(who: Person | null, query: string, variables?: object): Promise<Answer>;
  /** Brings the stored lists of the mission up to date, as the refresh job does. */
  refresh(missionId?: MissionId): Promise<void>;
  /** Waits until the lists of every mission show every change (worlds with a worker). */
  upToDate(): Promise<void>;
  close(): Promise<void>;
}

/** How a world differs from the usual one. */
export interface WorldOptions {
  readonly worker?: boolean;
  readonly clock?: Clock;
  readonly pool?: number;
  /** Address of a database of keys of its own; else that which all files share. */
  readonly keysUrl?: string;
  /** Where log lines go, all of them; nowhere unless given. */
  readonly logTo?: DestinationStream;
  /** Settings of the process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens the API, with background work in the same process where `worker` says so. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const database = await freshDatabase({ pool: options.pool ?? 10, ...(options.keysUrl === undefined ? {} : { keysUrl: options.keysUrl }) });
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-world-'));
  const redisUrl = testRedisUrl();
  // What earlier files left there belongs to databases that are gone.
  if (redisUrl !== null && options.worker === true) await emptyRedis(redisUrl);
  const config = readConfig({
    NODE_ENV: 'test',
    REJOIN_DATA: folder,
    DATABASE_URL: database.urls.serviceUrl,
    ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }),
    // Tests ask faster than people do.
    REJOIN_RATE_READS: '100000',
    REJOIN_RATE_WRITES: '100000',
    REJOIN_RATE_NOBODY: '100000',
    ...options.env,
  });
  const log = options.logTo === undefined ? createLog({ level: process.env['TEST_LOG'] ?? 'silent' }) : createLog({ level: 'trace', destination: options.logTo });
  const installation = {
    dataSource: database.dataSource,
    keys: database.keys,
    databaseUrl: database.urls.serviceUrl,
    ownerUrl: database.urls.ownerUrl,
    close: () => database.close(),
  };
  const ground = { config, installation, log, ...(options.clock === undefined ? {} : { clock: options.clock }) };
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(ground, { worker: options.worker ?? false }), httpAdapter(config.trustedProxies), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  await prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();

  const missionId = await makeMission(database);
  const tokens = await LocalTokens.open(folder);
  const accounts = app.get(AccountsService, { strict: false });

  const signIn: World['signIn'] = async (roles, over = {}) => {
    const subject = newId<AccountId>();
    const mission = over.missionId ?? missionId;
    const employerId = over.employerId ?? null;
    const accountId = await accounts.ensure(mission, LocalTokens.digest(subject), { label: roles.join(' '), roles, employerId });
    return { viewer: { missionId: mission, accountId, roles, employerId }, token: await tokens.issue(subject) };
  };

  const ask: World['ask'] = async (who, query, variables = {}) => {
    const response = await fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(who === null ? {} : { authorization: `Bearer ${who.token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };

  return {
    database,
    app,
    address,
    missionId,
    signIn,
    ask,
    refresh: async (mission = missionId) => {
      const watch = { signal: new AbortController().signal, progress: () => undefined };
      await app.get(RefreshService, { strict: false }).refresh(mission, watch);
    },
    upToDate: () => upToDate(app),
    close: async () => {
      await app.close();
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function upToDate(app: NestFastifyApplication): Promise<void> {
  const watch = app.get(MarketWatch, { strict: false });
  return eventually('the lists show every change', async () => (await watch.lagSeconds()) === 0, 20_000);
}
