import { readdir } from 'node:fs/promises';

import { DataSource, type EntitySchema, type MixedList } from 'typeorm';

const MIGRATION_FILE = /^\d{12}-.+\.(ts|js)$/;

/** The databases of the product, each with migrations of its own: what it is about, and the keys of people. */
const folders = { main: '../../../migrations/', keys: '../../../migrations/keys/' } as const;
export type DatabaseName = keyof typeof folders;

/** Connects the service role. `tables` are all `EntitySchema`s of the product; nothing is ever synchronised from them. */
export async function openDataSource(url: string, poolSize: number, tables: MixedList<EntitySchema>): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    entities: tables,
    poolSize,
    applicationName: 'rejoin',
    useUTC: true,
    // A lock that is not had in this time is a fault to report, not a request to hang.
    extra: { options: '-c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000' },
  });
  return source.initialize();
}

/** Brings the schema up to date as its owner. Safe to call from several processes: PostgreSQL lets one at a time through. */
export async function migrate(ownerUrl: string, database: DatabaseName = 'main'): Promise<readonly string[]> {
  const source = await openOwner(ownerUrl, database);
  const lock = source.createQueryRunner();
  try {
    await lock.query(`select pg_advisory_lock(hashtext('rejoin migrations'))`);
    const done = await source.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await lock.release();
    await source.destroy();
  }
}

/** Names of the migrations of this version that have not run there, in order. */
export async function pendingMigrations(ownerUrl: string, database: DatabaseName = 'main'): Promise<readonly string[]> {
  const source = await openOwner(ownerUrl, database);
  try {
    const done: { name: string }[] = await source.query('select name from migrations');
    const names = new Set(done.map((row) => row.name));
    return source.migrations.map((migration) => migration.name ?? migration.constructor.name).filter((name) => !names.has(name));
  } finally {
    await source.destroy();
  }
}

/** A connection of the role that owns the tables: for migrations and the loading of reference data only. */
export async function openOwner(ownerUrl: string, database: DatabaseName = 'main'): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations: await migrationClasses(folders[database]),
    migrationsTableName: 'migrations',
    poolSize: 4,
    applicationName: 'rejoin-owner',
    useUTC: true,
  });
  return source.initialize();
}

/** The classes in a folder of migrations, whose names end in 13 digits that order them. */
async function migrationClasses(path: string): Promise<NewableFunction[]> {
  const folder = new URL(path, import.meta.url);
  const files = (await readdir(folder)).filter((name) => MIGRATION_FILE.test(name) && !name.endsWith('.d.ts')).sort();
  const modules = await Promise.all(files.map(async (name): Promise<object> => import(new URL(name, folder).href)));
  return modules.flatMap((module) => Object.values(module).filter((value): value is NewableFunction => typeof value === 'function'));
}
