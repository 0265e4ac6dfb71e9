import { DataSource } from 'typeorm';

import { migrate, openOwner } from '../src/platform/database/data-source.js';
import { prepareDatabase } from '../src/platform/database/roles.js';
import { freshKeys } from './support/database.js';

/** The tables of the store of keys that no mission has, and why. */
const missionless = ['migrations', 'wrapping_key'];

async function ask<Row>(url: string, text: string): Promise<Row[]> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  try {
    return await source.query(text);
  } finally {
    await source.destroy();
  }
}

describe('the store of keys', () => {
  it('is fenced by mission as strictly as the rest: fenced and forced, owned by another role, every key begins with the mission', async () => {
    const { serviceUrl } = await freshKeys();
    const tables = await ask<{ name: string; owner: string; fenced: boolean }>(
      serviceUrl,
      `select relname as name, pg_get_userbyid(relowner) as owner, relrowsecurity and relforcerowsecurity
         and (select count(*) from pg_policy p where p.polrelid = c.oid) = 1 as fenced
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname = 'public' order by 1`,
    );
    expect(tables.filter((table) => !table.fenced).map((table) => table.name)).toEqual(missionless);
    expect(new Set(tables.map((table) => table.owner))).toEqual(new Set(['rejoin_owner']));
    const keys = await ask<{ table: string; first: string }>(
      serviceUrl,
      `select c.relname as table, a.attname as first from pg_index x join pg_class c on c.oid = x.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0] where x.indisunique and c.relrowsecurity`,
    );
    expect(keys.filter((key) => key.first !== 'mission_id')).toEqual([]);
  });

  it('shows no key without a mission, and lets nobody delete one or bring one back', async () => {
    const { serviceUrl } = await freshKeys();
    const within = (text: string) => ask(serviceUrl, `select set_config('app.mission', '00000000-0000-0000-0000-00000000000a', false); ${text}`);
    await within(`insert into person_key (mission_id, jobseeker_id, id, wrapped_by, wrapped) values ('00000000-0000-0000-0000-00000000000a', gen_random_uuid(), gen_random_uuid(), 'a', 'x')`);
    expect(await ask(serviceUrl, 'select * from person_key')).toEqual([]);
    await expect(within('delete from person_key')).rejects.toThrow('permission denied');
    await within('update person_key set wrapped = null, wrapped_by = null, destroyed_at = now()');
    await expect(within(`update person_key set wrapped = 'x', wrapped_by = 'a', destroyed_at = null`)).rejects.toThrow('stays destroyed');
  });

  it('goes up, down to nothing, and up again', async () => {
    const { ownerUrl } = await prepareDatabase(process.env['REJOIN_TEST_SUPERUSER_URL']!, `test_keys_${process.pid}`, process.env['REJOIN_TEST_PASSWORD']!);
    const applied = await migrate(ownerUrl, 'keys');
    const owner = await openOwner(ownerUrl, 'keys');
    for (const _ of applied) await owner.undoLastMigration();
    await owner.destroy();
    const things = `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'
      union all select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'`;
    expect(await ask(ownerUrl, things)).toEqual([{ name: 'migrations' }]);
    expect(await migrate(ownerUrl, 'keys')).toEqual(applied);
  });
});
