import { ConfigError, readConfig } from '../platform/config/config.js';
import { migrateAll } from '../platform/installation.js';

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL up to date, with the queue's own schema, and that of the keys. */
try {
  const { databaseOwnerUrl, keysDatabaseOwnerUrl } = readConfig(process.env);
  if (databaseOwnerUrl === null) throw new ConfigError(['DATABASE_OWNER_URL: is needed to migrate; the embedded database migrates itself']);
  const applied = await migrateAll(databaseOwnerUrl, keysDatabaseOwnerUrl);
  process.stdout.write(applied.length === 0 ? 'The schema is up to date.\n' : `Applied: ${applied.join(', ')}\n`);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
