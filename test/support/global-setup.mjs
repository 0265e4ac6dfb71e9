import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const TEMPLATE = 'rejoin_template';
const KEYS_TEMPLATE = 'rejoin_keys_template';

/**
 * One PostgreSQL for the whole run with one migrated database, from which every test file copies its own. The product is
 * compiled once, aside, for this file and for tests that start real processes.
 */
export default async function globalSetup() {
  const build = resolve(`node_modules/.cache/rejoin-test-${process.pid}`);
  execFileSync('npx', ['--no-install', 'swc', 'src', 'migrations', '-d', build, '--copy-files', '-q'], { stdio: 'inherit' });
  const load = (path) => import(pathToFileURL(join(build, path)).href);
  const { startEmbeddedPostgres } = await load('src/platform/database/embedded/embedded-postgres.js');
  const { prepareDatabase, prepareRoles } = await load('src/platform/database/roles.js');
  const { migrate } = await load('src/platform/database/data-source.js');

  const folder = await mkdtemp(join(tmpdir(), 'rejoin-test-'));
  await chmod(folder, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataFolder: join(folder, 'postgres'),
    // Nothing here outlives the run, so nothing needs to reach the disk, and nobody has to tidy up a hundred databases meanwhile.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off', jit: 'off', max_wal_size: '4GB', max_connections: '300' },
  });
  const password = randomBytes(16).toString('hex');
  const superuserUrl = postgres.ownerUrl('postgres');
  await prepareRoles(superuserUrl, password);
  const { ownerUrl } = await prepareDatabase(superuserUrl, TEMPLATE, password);
  await migrate(ownerUrl);
  await fillTemplate(load, ownerUrl);
  const keys = await prepareDatabase(superuserUrl, KEYS_TEMPLATE, password);
  await migrate(keys.ownerUrl, 'keys');
  const sharedKeys = await prepareDatabase(superuserUrl, 'rejoin_keys', password, KEYS_TEMPLATE);

  process.env.REJOIN_TEST_BUILD = build;
  process.env.REJOIN_TEST_SUPERUSER_URL = superuserUrl;
  process.env.REJOIN_TEST_POSTGRES = join(folder, 'postgres');
  process.env.REJOIN_TEST_PASSWORD = password;
  process.env.REJOIN_TEST_TEMPLATE = TEMPLATE;
  process.env.REJOIN_TEST_KEYS_TEMPLATE = KEYS_TEMPLATE;
  process.env.REJOIN_TEST_KEYS_URL = sharedKeys.serviceUrl;
  globalThis.rejoinTest = {
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
      await rm(build, { recursive: true, force: true });
    },
  };
}

/** Reference data that every test may rely on: the starter vocabulary, and BullMQ's own schema. */
async function fillTemplate(load, ownerUrl) {
  const { loadClassification, STARTER_FOLDER } = await load('src/reference/taxonomy/load-classification.js');
  const { key, faults } = await loadClassification(ownerUrl, [STARTER_FOLDER]);
  if (key === null) throw new Error(`the starter vocabulary has faults: ${JSON.stringify(faults)}`);
  const { prepareQueueSchema } = await load('src/platform/queue/backends/postgres.js');
  await prepareQueueSchema(ownerUrl);
}
