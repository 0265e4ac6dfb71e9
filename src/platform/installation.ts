import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { DataSource, EntitySchema } from 'typeorm';

import type { Config } from './config/config.js';
import { migrate, openDataSource } from './database/data-source.js';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
import { prepareDatabase, prepareRoles } from './database/roles.js';
import type { Log } from './log/log.js';
import { hasCode } from './system-error.js';
import { prepareQueueSchema } from './queue/postgres.js';

/** What this process stands on: a database with today's schema. */
export interface Installation {
  readonly dataSource: DataSource;
  /** Address of the database for the service role. */
  readonly databaseUrl: string;
  /** For migrations and reference data; null where this process may not have it. */
  readonly ownerUrl: string | null;
  /** Ends all connections, and the embedded server if there is one. */
  close(): Promise<void>;
}

const DATABASE = 'rejoin';

/**
 * Opens what the configuration names, or the embedded PostgreSQL where it names nothing. The schema is brought up to
 * date where the owner's address is known; else it must be already.
 */
export async function openInstallation(config: Config, tables: readonly EntitySchema[], log: Log): Promise<Installation> {
  const server = config.databaseUrl === null ? await openEmbedded(config.dataFolder) : null;
  const databaseUrl = server?.serviceUrl ?? config.databaseUrl ?? '';
  const ownerUrl = server?.ownerUrl ?? config.databaseOwnerUrl;
  try {
    if (ownerUrl !== null) {
      const applied = await migrate(ownerUrl);
      if (applied.length > 0) log.info({ count: applied.length }, 'schema brought up to date');
      await prepareQueueSchema(ownerUrl);
    }
    const dataSource = await openDataSource(databaseUrl, config.databasePool, [...tables]);
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await server?.stop();
    };
    return { dataSource, databaseUrl, ownerUrl, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}

async function openEmbedded(dataFolder: string): Promise<{ serviceUrl: string; ownerUrl: string; stop(): Promise<void> }> {
  await mkdir(dataFolder, { recursive: true });
  const postgres = await startEmbeddedPostgres({ dataFolder: join(dataFolder, 'postgres'), settings: { max_connections: '120' } });
  try {
    const password = await rolePassword(join(dataFolder, 'roles.password'));
    const superuserUrl = postgres.ownerUrl('postgres');
    await prepareRoles(superuserUrl, password);
    return { ...(await prepareDatabase(superuserUrl, DATABASE, password)), stop: () => postgres.stop() };
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
