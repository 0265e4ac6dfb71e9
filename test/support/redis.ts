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
