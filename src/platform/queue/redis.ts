import { createRedisBackend, type ConnectionOptions } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';

import type { Log } from '../log/log.js';
import type { QueueConnection } from './backend.js';
import { faultReporter } from './fault-reporter.js';

/** In braces, so that a Redis Cluster keeps all keys of the queues on one node. */
const PREFIX = '{rejoin}';

const common: RedisOptions = {
  lazyConnect: true,
  keepAlive: 10_000,
  connectTimeout: 5_000,
  retryStrategy: (times) => Math.min(times * 100, 2_000),
  // After a failover the old primary answers READONLY: connect again and send the command again.
  reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
};

/** BullMQ on Redis. Needs `maxmemory-policy noeviction`, and append-only persistence to survive a restart of the server. */
export function redisConnection(url: string, log: Log): QueueConnection<ConnectionOptions> {
  const open = (connectionName: string, options: RedisOptions): Redis => {
    const client = new Redis(url, { ...common, connectionName, ...options });
    client.on('error', faultReporter(log, { connection: connectionName }, 'redis connection'));
    return client;
  };
  const producer = open('rejoin-producer', { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 10_000 });
  // BullMQ demands null for workers: a command of theirs waits for the server however long it is away.
  const consumer = open('rejoin-worker', { maxRetriesPerRequest: null });
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
