import pg from 'pg';

import { createLog } from '../../src/platform/log/log.js';
import { postgresConnection } from '../../src/platform/queue/backends/postgres.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

describe('a queue connection that was closed', () => {
  it('has left the server: whoever stops that next breaks nobody off', async () => {
    const watch = new pg.Client({ connectionString: database.urls.serviceUrl });
    await watch.connect();
    const left: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const connection = postgresConnection(database.urls.serviceUrl, createLog({ level: 'silent' }));
      // As many at once as the pool has.
      await Promise.all(Array.from({ length: 10 }, () => (connection.producer as pg.Pool).query('select pg_sleep(0.01)')));
      await connection.close();
      const { rows } = await watch.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where application_name = 'rejoin-queue' and datname = current_database()`,
      );
      left.push(rows[0]?.n ?? -1);
    }
    await watch.end();
    expect(left).toEqual(Array(10).fill(0));
  });
});
