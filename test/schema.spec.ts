import { randomBytes } from 'node:crypto';

import { DataSource } from 'typeorm';

import { migrate, openOwner } from '../src/platform/database/data-source.js';
import { missionlessTables } from '../src/platform/database/missionless.js';
import { prepareDatabase } from '../src/platform/database/roles.js';
import { tables } from '../src/tables.js';
import { freshDatabase, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

interface TableFacts {
  readonly name: string;
  readonly owner: string;
  readonly fenced: boolean;
  readonly forced: boolean;
  readonly policies: number;
}

function catalogue(): Promise<TableFacts[]> {
  return database.dataSource.query(`
    select c.relname as name, pg_get_userbyid(c.relowner) as owner, c.relrowsecurity as fenced, c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`);
}

describe('the catalogue of tables', () => {
  it('fences every table to its mission, but for those that are listed with a reason', async () => {
    const facts = await catalogue();
    expect(facts.length).toBeGreaterThan(8);
    const open = facts.filter((table) => !(table.fenced && table.forced && table.policies === 1)).map((table) => table.name);
    expect(open.sort()).toEqual(Object.keys(missionlessTables).sort());
  });

  it('belongs to the owner role, which the service is not', async () => {
    expect(new Set((await catalogue()).map((table) => table.owner))).toEqual(new Set(['rejoin_owner']));
    const [role] = await database.dataSource.query(
      `select current_user as name, rolsuper as super, rolbypassrls as bypass, pg_has_role(current_user, 'rejoin_owner', 'member') as owner
       from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ name: 'rejoin_service', super: false, bypass: false, owner: false });
  });

  it('begins every key of a fenced table with the mission', async () => {
    const keys: { table: string; name: string; first: string }[] = await database.dataSource.query(`
      select c.relname as table, i.relname as name, a.attname as first
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
      where x.indisunique and n.nspname = 'public' and c.relrowsecurity`);
    expect(keys.filter((key) => key.first !== 'mission_id')).toEqual([]);
  });

  it('begins every foreign key between fenced tables with the mission', async () => {
    const keys: { name: string; first: string }[] = await database.dataSource.query(`
      select k.conname as name, a.attname as first
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      where k.contype = 'f' and c.relrowsecurity`);
    expect(keys.length).toBeGreaterThan(5);
    expect(keys.filter((key) => key.first !== 'mission_id')).toEqual([]);
  });

  it('has every column that the mapping names, and no fenced mapping without its mission', async () => {
    const columns: { table: string; column: string; nullable: boolean }[] = await database.dataSource.query(
      `select table_name as table, column_name as column, is_nullable = 'YES' as nullable from information_schema.columns where table_schema = 'public'`,
    );
    const known = new Map(columns.map((each) => [`${each.table}.${each.column}`, each.nullable]));
    const faults = tables.flatMap((table) =>
      database.dataSource.getMetadata(table).columns.flatMap((column) => {
        const name = `${database.dataSource.getMetadata(table).tableName}.${column.databaseName}`;
        if (!known.has(name)) return [`${name} is mapped and does not exist`];
        return known.get(name) === column.isNullable ? [] : [`${name} is nullable in one of mapping and table only`];
      }),
    );
    expect(faults).toEqual([]);
  });
});

describe('migrations', () => {
  it('go up, down to nothing, and up again', async () => {
    const name = `test_${randomBytes(6).toString('hex')}`;
    const { ownerUrl } = await prepareDatabase(process.env['REJOIN_TEST_SUPERUSER_URL']!, name, process.env['REJOIN_TEST_PASSWORD']!);
    const applied = await migrate(ownerUrl);
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(ownerUrl)).toEqual([]);
    const shapeUp = await shape(ownerUrl);

    const owner = await openOwner(ownerUrl);
    for (const _ of applied) await owner.undoLastMigration();
    await owner.destroy();
    expect(await shape(ownerUrl)).toEqual(['table migrations']);

    await migrate(ownerUrl);
    expect(await shape(ownerUrl)).toEqual(shapeUp);
  });
});

/** Every table, function, type and column of the product's schema, by name. */
async function shape(url: string): Promise<string[]> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    const rows: { thing: string }[] = await source.query(`
      select case c.relkind when 'r' then 'table ' when 'v' then 'view ' when 'i' then 'index ' else 'other ' end || c.relname as thing
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'v', 'i') and c.relname not like 'pg_toast%' and c.relname not like 'PK_%'
      union all
      select 'function ' || p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
      union all
      select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
        from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
      order by 1`);
    return rows.map((row) => row.thing);
  } finally {
    await source.destroy();
  }
}
