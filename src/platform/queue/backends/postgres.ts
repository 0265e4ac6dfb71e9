import { once } from 'node:events';

import { createPostgresBackend, DEFAULT_SCHEMA, runMigrations, type PostgresConnectionOptions } from 'bullmq';
import pg from 'pg';

import { SERVICE_ROLE } from '../../database/roles.js';
import type { Log } from '../../log/log.js';
import type { QueueConnection } from './backend.js';
import { backgroundWork } from '../catalogue.js';
import { faultReporter } from '../fault-reporter.js';
import { within } from '../waiting.js';

const QUEUES = Object.keys(backgroundWork.queues).length;
/** Each worker keeps one connection to listen on; the rest is shared by all queues of the process. */
const MOST_CONNECTIONS = QUEUES + 6;
const FAREWELL_MILLISECONDS = 2_000;

/** BullMQ on PostgreSQL, in the schema that `prepareQueueSchema` made. */
export function postgresConnection(url: string, log: Log): QueueConnection<PostgresConnectionOptions> {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'rejoin-queue',
    max: MOST_CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    // BullMQ leaves a pool that it is given as it is; its statements name no schema.
    options: `-c search_path=${DEFAULT_SCHEMA}`,
  });
  const clients = new Set<pg.PoolClient>();
  pool.on('connect', (client) => clients.add(client));
  pool.on('remove', (client) => clients.delete(client));
  // A queue and a worker each listen for its faults, as we do.
  pool.setMaxListeners(2 * QUEUES + 1);
  pool.on('error', faultReporter(log, { connection: 'rejoin-queue' }, 'queue database connection'));
  return {
    kind: 'postgres',
    factory: createPostgresBackend,
    producer: pool,
    consumer: pool,
    prefix: '',
    async ping() {
      const known = await pool.query<{ prepared: boolean }>(`select to_regclass('${DEFAULT_SCHEMA}.migration') is not null as prepared`);
      if (known.rows[0]?.prepared !== true) throw new Error('the queue has no schema in this database yet: migrate first');
    },
    async close() {
      await pool.end();
      // The pool has only said farewell by then: a server that is stopped next would break off whoever has not left yet.
      await within(FAREWELL_MILLISECONDS, 'queue connections', allGone(pool, clients)).catch(() => undefined);
    },
  };
}

async function allGone(pool: pg.Pool, clients: ReadonlySet<pg.PoolClient>): Promise<void> {
  while (clients.size > 0) await once(pool, 'remove');
}

/**
 * Brings BullMQ's own schema up to date, as owner, and lets the service role use it. Part of every migration, for a queue
 * on Redis too, so that going back to PostgreSQL needs no further step. Safe to repeat and from several processes.
 */
export async function prepareQueueSchema(ownerUrl: string, queues: readonly string[] = Object.keys(backgroundWork.queues)): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client);
    // BullMQ makes a sequence of job ids when a queue is first used; the service role may make nothing.
    await client.query(`select ${DEFAULT_SCHEMA}.next_job_id(name) from unnest($1::text[]) name`, [queues]);
    // One at a time: two processes that grant at once make PostgreSQL fail one of them.
    await client.query(`
      begin;
      select pg_advisory_xact_lock(hashtext('rejoin queue schema'));
      grant usage on schema ${DEFAULT_SCHEMA} to ${SERVICE_ROLE};
      grant select, insert, update, delete on all tables in schema ${DEFAULT_SCHEMA} to ${SERVICE_ROLE};
      grant usage, select on all sequences in schema ${DEFAULT_SCHEMA} to ${SERVICE_ROLE};
      grant execute on all functions in schema ${DEFAULT_SCHEMA} to ${SERVICE_ROLE};
      commit;`);
  } finally {
    await client.end();
  }
}
