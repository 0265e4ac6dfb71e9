import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { Redis } from 'ioredis';
import pg from 'pg';

/** Where a search looks: a name for the place, and what lies there. */
export interface Haystack {
  readonly place: string;
  readonly bytes: Buffer;
}

/** A marker in every form in which bytes or text may hold it: as it is, in two bytes a letter, in hexadecimal, in base64 at each of its three offsets. */
export function formsOf(marker: string): readonly Buffer[] {
  const plain = Buffer.from(marker);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), plain]).toString('base64').replace(/=+$/, '');
    // The first and last signs depend on the neighbours.
    return text.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  return [plain, Buffer.from(marker, 'utf16le'), Buffer.from(plain.toString('hex')), ...base64.map((text) => Buffer.from(text))];
}

/** The places that hold one of the markers in any form. */
export function findIn(haystacks: Iterable<Haystack>, markers: readonly string[]): string[] {
  const forms = markers.flatMap(formsOf);
  const found: string[] = [];
  for (const { place, bytes } of haystacks) if (forms.some((form) => bytes.includes(form))) found.push(place);
  return found;
}

/** The files of these databases, the write-ahead log and the server's own log, after everything has been written out. */
export async function* serverFiles(superuserUrl: string, databases: readonly string[]): AsyncGenerator<Haystack> {
  const oids = await asSuperuser(superuserUrl, async (client) => {
    await client.query('checkpoint');
    const known = await client.query<{ oid: number }>('select oid::int from pg_database where datname = any($1)', [databases]);
    return known.rows.map((row) => row.oid);
  });
  const folder = join(process.env['REJOIN_TEST_POSTGRES'] ?? '', 'cluster', 'data');
  const roots = [...oids.map((oid) => join(folder, 'base', String(oid))), join(folder, 'pg_wal'), join(folder, 'global'), join(folder, '..'), join(folder, '..', '..')];
  for (const root of roots) {
    for (const name of readdirSync(root)) {
      const path = join(root, name);
      if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) yield { place: path, bytes: readFileSync(path) };
    }
  }
}

/** Every row of every table of a database, queue and all, as a dump holds it: bytes in hexadecimal. */
export async function dumpOf(superuserUrl: string, database: string): Promise<Haystack[]> {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  return asSuperuser(url.href, async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const dumps: Haystack[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      dumps.push({ place: `${database} ${name}`, bytes: Buffer.from(rows.map(({ row }) => row).join('\n')) });
    }
    return dumps;
  });
}

/** Every key of a Redis, with what it holds. */
export async function redisOf(redisUrl: string): Promise<Haystack[]> {
  const client = new Redis(redisUrl, { lazyConnect: true });
  await client.connect();
  try {
    const found: Haystack[] = [];
    for (const key of await client.keys('*')) {
      const kind = await client.type(key);
      const value =
        kind === 'string' ? await client.get(key)
        : kind === 'hash' ? await client.hgetall(key)
        : kind === 'list' ? await client.lrange(key, 0, -1)
        : kind === 'set' ? await client.smembers(key)
        : kind === 'zset' ? await client.zrange(key, 0, -1)
        : await client.xrange(key, '-', '+');
      found.push({ place: `redis ${kind}`, bytes: Buffer.from(`${key} ${JSON.stringify(value)}`) });
    }
    return found;
  } finally {
    client.disconnect();
  }
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
