import { createRedisBackend, type ConnectionOptions } from 'bullmq';

import type { Log } from '../../log/log.js';
import { openRedis } from '../../redis.js';
import type { QueueConnection } from './backend.js';

/** In braces, so that a Redis Cluster keeps all keys of the queues on one node. */
const PREFIX = '{rejoin}';

/** BullMQ on Redis. Needs `maxmemory-policy noeviction`, and append-only persistence to survive a restart of the server. */
export function redisConnection(url: string, log: Log): QueueConnection<ConnectionOptions> {
  const producer = openRedis(url, log, 'rejoin-producer', { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 10_000 });
  // BullMQ demands null for workers: a command of theirs waits for the server however long it is away.
  const consumer = openRedis(url, log, 'rejoin-worker', { maxRetriesPerRequest: null });
  let connected: Promise<void> | null = null;
  return {
    kind: 'redis',
    factory: createRedisBackend,
    producer,
    consumer,
    prefix: PREFIX,
    async ping() {
      // Whether or not the first attempt succeeds, ioredis goes on by itself from there.
      connected ??= producer.connect().catch(() => undefined);
      await connected;
      await producer.ping();
    },
    async close() {
      producer.disconnect();
      consumer.disconnect();
    },
  };
}
