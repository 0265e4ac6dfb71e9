import { Redis } from 'ioredis';

/** The Redis that `npm run test:redis` names, with a database of its own for each of jest's processes; null without one. */
export function testRedisUrl(): string | null {
  const address = process.env['REDIS_URL'];
  if (address === undefined || address === '') return null;
  const url = new URL(address);
  url.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  return url.href;
}

/** Forgets everything in that database, as a Redis without persistence does when it restarts. */
export async function emptyRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true });
  await client.connect();
  await client.flushdb();
  client.disconnect();
}

/** Ends everybody's connections to that database, and nobody's to another. */
export async function cutRedis(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true });
  await client.connect();
  const own = String(await client.client('ID'));
  const list = String(await client.client('LIST')).split('\n');
  for (const line of list) {
    const fields = new Map(line.split(' ').map((field) => field.split('=', 2) as [string, string]));
    const id = fields.get('id');
    if (id !== undefined && id !== own && `/${fields.get('db')}` === new URL(url).pathname) await client.client('KILL', 'ID', id);
  }
  client.disconnect();
}
