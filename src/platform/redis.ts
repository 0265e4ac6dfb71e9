import { Redis, type RedisOptions } from 'ioredis';

import type { Log } from './log/log.js';
import { faultReporter } from './queue/fault-reporter.js';

const common: RedisOptions = {
  lazyConnect: true,
  keepAlive: 10_000,
  connectTimeout: 5_000,
  retryStrategy: (times) => Math.min(times * 100, 2_000),
  // After a failover the old primary answers READONLY: connect again and send the command again.
  reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
};

/** A connection that comes back after every outage and tells of it in the log. Connects when first used or told to. */
export function openRedis(url: string, log: Log, connectionName: string, options: RedisOptions): Redis {
  const client = new Redis(url, { ...common, connectionName, ...options });
  client.on('error', faultReporter(log, { connection: connectionName }, 'redis connection'));
  return client;
}
