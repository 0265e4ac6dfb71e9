import type { Log } from '../../log/log.js';
import { ConnectedQueues, type QueueBackend } from './backend.js';
import { postgresConnection } from './postgres.js';
import { redisConnection } from './redis.js';

/** Where the queue lives. */
export interface QueueSettings {
  /** Null: in PostgreSQL, in a schema of its own. */
  readonly redisUrl: string | null;
  /** Address of the database for the service role. */
  readonly databaseUrl: string;
}

/** The one place that chooses between Redis and PostgreSQL. Connects when first used. */
export function openQueueBackend(settings: QueueSettings, log: Log): QueueBackend {
  return settings.redisUrl === null
    ? new ConnectedQueues(postgresConnection(settings.databaseUrl, log), log)
    : new ConnectedQueues(redisConnection(settings.redisUrl, log), log);
}
