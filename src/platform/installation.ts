import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DataSource, EntitySchema } from 'typeorm';

import type { Config } from './config/config.js';
import { migrate, openDataSource } from './database/data-source.js';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
import { prepareDatabase, prepareRoles, type DatabaseUrls } from './database/roles.js';
import type { Log } from './log/log.js';
import { hasCode } from './system-error.js';
import { prepareQueueSchema } from './queue/backends/postgres.js';

/** What this process stands on: a database with today's schema. */
export interface Installation {
  readonly dataSource: DataSource;
  /** The database of the keys of people, for the service role. */
  readonly keys: DataSource;
  /** Address of the database for the service role. */
  readonly databaseUrl: string;
  /** For migrations and reference data; null where this process may not have it. */
  readonly ownerUrl: string | null;
  /** Ends all connections, and the embedded server if there is one. */
  close(): Promise<void>;
}

const DATABASE = 'rejoin';
const KEYS_DATABASE = 'rejoin_keys';
/** Keys are read a page of people at a time and seldom written. */
const MOST_KEY_CONNECTIONS = 10;

/**
 * Opens what the configuration names, or the embedded PostgreSQL where it names nothing. The schema is brought up to
 * date where the owner's address is known; else it must be already.
 */
export async function openInstallation(config: Config, tables: readonly EntitySchema[], log: Log): Promise<Installation> {
  const server = config.databaseUrl === null ? await openEmbedded(config.dataFolder) : null;
  const databaseUrl = server?.main.serviceUrl ?? config.databaseUrl ?? '';
  const ownerUrl = server?.main.ownerUrl ?? config.databaseOwnerUrl;
  const keysOwnerUrl = server?.keys.ownerUrl ?? config.keysDatabaseOwnerUrl;
  const opened: DataSource[] = [];
  const close = async (): Promise<void> => {
    for (const each of opened.splice(0)) await each.destroy();
    await server?.stop();
  };
  try {
    const applied = await migrateAll(ownerUrl, keysOwnerUrl);
    if (applied.length > 0) log.info({ count: applied.length }, 'schema brought up to date');
    const dataSource = await openDataSource(databaseUrl, config.databasePool, [...tables]);
    opened.push(dataSource);
    const keys = await openKeys(server?.keys.serviceUrl ?? config.keysDatabaseUrl ?? '', Math.min(config.databasePool, MOST_KEY_CONNECTIONS));
    opened.push(keys);
    return { dataSource, keys, databaseUrl, ownerUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Brings both databases and the queue's own schema up to date, as far as their owners' addresses are known. */
export async function migrateAll(ownerUrl: string | null, keysOwnerUrl: string | null): Promise<readonly string[]> {
  const applied: string[] = [];
  if (ownerUrl !== null) {
    applied.push(...(await migrate(ownerUrl)));
    await prepareQueueSchema(ownerUrl);
  }
  if (keysOwnerUrl !== null) applied.push(...(await migrate(keysOwnerUrl, 'keys')));
  return applied;
}

/** Connects the service role to the database of the keys of people. */
export async function openKeys(url: string, poolSize: number): Promise<DataSource> {
  return openDataSource(url, poolSize, []);
}

interface EmbeddedDatabases {
  readonly main: DatabaseUrls;
  readonly keys: DatabaseUrls;
  stop(): Promise<void>;
}

async function openEmbedded(dataFolder: string): Promise<EmbeddedDatabases> {
  await mkdir(dataFolder, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), settings: { max_connections: '120' } });
  try {
    const password = await rolePassword(join(dataFolder, 'roles.password'));
    const superuserUrl = postgres.ownerUrl('postgres');
    await prepareRoles(superuserUrl, password);
    const main = await prepareDatabase(superuserUrl, DATABASE, password);
    const keys = await prepareDatabase(superuserUrl, KEYS_DATABASE, password);
    return { main, keys, stop: () => postgres.stop() };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Of the two roles of the embedded server; made once, readable by its owner only. */
async function rolePassword(file: string): Promise<string> {
  const made = randomBytes(24).toString('hex');
  try {
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return readFile(file, 'utf8');
    throw error;
  }
}
