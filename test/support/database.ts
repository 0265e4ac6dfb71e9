import { randomBytes } from 'node:crypto';

import type { DataSource } from 'typeorm';

import type { MissionId } from '../../src/kernel/ids.js';
import { openDataSource } from '../../src/platform/database/data-source.js';
import { prepareDatabase, type DatabaseUrls } from '../../src/platform/database/roles.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids.js';
import { openKeys } from '../../src/platform/installation.js';
import { tables } from '../../src/tables.js';

/** A database of a test file's own, migrated, with the service role connected. */
export interface TestDatabase {
  readonly dataSource: DataSource;
  readonly work: UnitOfWork;
  readonly urls: DatabaseUrls;
  /** The keys of people, in one database for all files of the run: missions keep them apart. */
  readonly keys: DataSource;
  /** Where they are, for processes of their own: `KEYS_DATABASE_URL`. */
  readonly keysUrl: string;
  close(): Promise<void>;
}

/** Copies the migrated template. Close it in `afterAll`. */
export async function freshDatabase(options: { readonly pool?: number; readonly keysUrl?: string } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const urls = await prepareDatabase(fromSetup('SUPERUSER_URL'), name, fromSetup('PASSWORD'), fromSetup('TEMPLATE'));
  const dataSource = await openDataSource(urls.serviceUrl, options.pool ?? 10, [...tables]);
  const keysUrl = options.keysUrl ?? fromSetup('KEYS_URL');
  const keys = await openKeys(keysUrl, 5);
  const close = async (): Promise<void> => {
    await dataSource.destroy();
    await keys.destroy();
  };
  return { dataSource, work: new UnitOfWork(dataSource), urls, keys, keysUrl, close };
}

/** A database of keys of a test's own. */
export function freshKeys(): Promise<DatabaseUrls> {
  return prepareDatabase(fromSetup('SUPERUSER_URL'), `test_keys_${randomBytes(6).toString('hex')}`, fromSetup('PASSWORD'), fromSetup('KEYS_TEMPLATE'));
}

/** A mission that only this test knows. */
export async function makeMission(database: Pick<TestDatabase, 'dataSource'>, over: Partial<Record<string, unknown>> = {}): Promise<MissionId> {
  const id = newId<MissionId>();
  const row = {
    name: `Mission ${id}`,
    country: 'ET',
    currency: 'ETB',
    time_zone: 'Africa/Addis_Ababa',
    languages: ['en'],
    classification: 'starter-1',
    constructed: true,
    ...over,
  };
  const names = Object.keys(row);
  await database.dataSource.query(
    `insert into mission (id, ${names.join(', ')}) values ($1, ${names.map((_, index) => `$${index + 2}`).join(', ')})`,
    [id, ...Object.values(row)],
  );
  return id;
}

function fromSetup(name: string): string {
  const value = process.env[`REJOIN_TEST_${name}`];
  if (value === undefined) throw new Error(`REJOIN_TEST_${name} is not set: run the tests through npm run jest`);
  return value;
}
