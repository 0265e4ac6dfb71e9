import { Redis } from 'ioredis';

import { distanceOf, type Distance } from './addresses.js';
import type { Check, Finding } from './finding.js';

/** What a Redis says about itself; null where it does not say. */
export interface RedisFacts {
  readonly distance: Distance;
  readonly evicts: string | null;
  readonly appends: string | null;
  /** Whether it answers somebody who gave no password. */
  readonly open: boolean;
}

/** The queue's Redis: it may lose nothing, and nobody else may talk to it. */
export const redis: Check = {
  name: 'redis',
  async look({ config }) {
    return config.redisUrl === null ? [] : judgeRedis(await readRedis(config.redisUrl));
  },
};

/** What is wrong with a Redis for a queue. */
export function judgeRedis(facts: RedisFacts): Omit<Finding, 'check'>[] {
  const found: Omit<Finding, 'check'>[] = [];
  if (facts.evicts === null || facts.appends === null)
    found.push({ severity: 'LOW', problem: 'Redis does not tell its settings.', advice: 'Ask whoever runs it for maxmemory-policy noeviction and appendonly yes.' });
  if (facts.evicts !== null && facts.evicts !== 'noeviction')
    found.push({ severity: 'HIGH', problem: `Redis makes room by forgetting (maxmemory-policy ${facts.evicts}): jobs are lost.`, advice: 'Set maxmemory-policy noeviction.' });
  if (facts.appends === 'no')
    found.push({ severity: 'MEDIUM', problem: 'Redis forgets the queue when it restarts; the sweep asks again, late.', advice: 'Set appendonly yes.' });
  if (facts.open && facts.distance !== 'LOOPBACK')
    found.push({ severity: 'HIGH', problem: 'Redis answers other machines without a password.', advice: 'Set requirepass or an ACL, and the password in REDIS_URL.' });
  return found;
}

/** Throws where it cannot be reached. */
async function readRedis(url: string): Promise<RedisFacts> {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return {
    distance: distanceOf(bare.hostname),
    evicts: await asked(url, (client) => setting(client, 'maxmemory-policy')),
    appends: await asked(url, (client) => setting(client, 'appendonly')),
    open: await asked(bare.href, (client) => client.ping().then(() => true, isRefusal)),
  };
}

/** A server that wants a password says so; any other fault is no answer to the question. */
function isRefusal(error: unknown): false {
  if (error instanceof Error && /NOAUTH|NOPERM|WRONGPASS/.test(error.message)) return false;
  throw error;
}

async function setting(client: Redis, name: string): Promise<string | null> {
  // Services that run a Redis for others often forbid the question.
  const pair = await client.config('GET', name).catch(() => null);
  return Array.isArray(pair) && typeof pair[1] === 'string' ? pair[1] : null;
}

async function asked<T>(url: string, question: (client: Redis) => Promise<T>): Promise<T> {
  // Without this a server that wants a password would be refused before it can say so.
  const client = new Redis(url, { lazyConnect: true, connectTimeout: 5_000, maxRetriesPerRequest: 0, retryStrategy: () => null, enableReadyCheck: false });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    client.disconnect();
  }
}
