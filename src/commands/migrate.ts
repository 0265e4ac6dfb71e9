import { ConfigError, readConfig } from '../platform/config/config.js';
import { migrate } from '../platform/database/data-source.js';
import { prepareQueueSchema } from '../platform/queue/postgres.js';

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL up to date, with the queue's own schema. */
try {
  const { databaseOwnerUrl } = readConfig(process.env);
  if (databaseOwnerUrl === null) throw new ConfigError(['DATABASE_OWNER_URL: is needed to migrate; the embedded database migrates itself']);
  const applied = await migrate(databaseOwnerUrl);
  await prepareQueueSchema(databaseOwnerUrl);
  process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied: ${applied.join(', ')}\n`);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
