import { parseArgs } from 'node:util';

import { MissionsService } from '../office/missions/missions.service.js';
import { systemClock } from '../platform/clock.js';
import { ConfigError, readConfig } from '../platform/config/config.js';
import { openDataSource } from '../platform/database/data-source.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { openKeys } from '../platform/installation.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { tables } from '../tables.js';
import { findings } from './self-check/checks.js';
import type { Finding } from './self-check/finding.js';

/**
 * `npm run self-check`: looks at the installation that the settings name and tells what should be changed. Changes nothing. Exit code 1
 * where a finding is HIGH, or where it could not look. `--json` prints one object for programs.
 */
try {
  const { json } = parseArgs({ options: { json: { type: 'boolean', default: false } } }).values;
  const found = await inspect();
  process.stdout.write(json ? `${JSON.stringify({ findings: found })}\n` : told(found));
  if (found.some((finding) => finding.severity === 'HIGH')) process.exitCode = 1;
} catch (error) {
  process.exitCode = 1;
  process.stderr.write(`${error instanceof ConfigError ? error.message : `The check cannot be made: ${codeOf(error)}`}\n`);
}

async function inspect(): Promise<Finding[]> {
  const config = readConfig(process.env);
  if (config.databaseUrl === null) throw new ConfigError(['DATABASE_URL: is needed; the embedded database of npm start is not inspected']);
  const dataSource = await openDataSource(config.databaseUrl, 2, [...tables]);
  const keys = await openKeys(config.keysDatabaseUrl ?? '', 2);
  try {
    const work = new UnitOfWork(dataSource);
    const missions = await new MissionsService(work, systemClock, new TaxonomyService(work)).all();
    return await findings({ config, now: systemClock.now(), work, keys: new UnitOfWork(keys), missions: missions.map((mission) => mission.id) });
  } finally {
    await dataSource.destroy();
    await keys.destroy();
  }
}

function told(found: readonly Finding[]): string {
  if (found.length === 0) return 'Nothing was found.\n';
  return found.map(({ severity, check, problem, advice }) => `${severity.padEnd(6)} ${check}: ${problem}\n       ${advice}\n`).join('');
}

/** Messages of drivers may quote addresses with their passwords. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'a fault without a code';
}
