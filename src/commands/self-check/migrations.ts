import { pendingMigrations } from '../../platform/database/data-source.js';
import type { Check, Finding } from './finding.js';

/** Whether the schema is that of this version. */
export const migrations: Check = {
  name: 'migrations',
  async look({ config }) {
    const { databaseOwnerUrl, keysDatabaseOwnerUrl } = config;
    if (databaseOwnerUrl === null || keysDatabaseOwnerUrl === null)
      return [{ severity: 'LOW', problem: 'Whether migrations are pending was not looked at.', advice: 'Repeat the check with DATABASE_OWNER_URL and KEYS_DATABASE_OWNER_URL.' }];
    return judgeMigrations([...(await pendingMigrations(databaseOwnerUrl)), ...(await pendingMigrations(keysDatabaseOwnerUrl, 'keys'))]);
  },
};

/** What migrations that have not run mean. */
export function judgeMigrations(pending: readonly string[]): Omit<Finding, 'check'>[] {
  if (pending.length === 0) return [];
  return [{ severity: 'HIGH', problem: `${pending.length} migrations have not run: ${pending.join(', ')}.`, advice: 'npm run migrate' }];
}
