import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { access, chmod, constants, mkdtemp, readdir, readlink, rm, statfs } from 'node:fs/promises';
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

  const folder = await mkdtemp(join((await roomInMemory()) ?? tmpdir(), `${FOLDER}${process.pid}-${NAMESPACE}-`));
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

const FOLDER = 'rejoin-test-';
const MEMORY = '/dev/shm';
/** Of the ids of processes: containers may share the folder, and know only their own processes. */
const NAMESPACE = /\d+/.exec(await readlink('/proc/self/ns/pid').catch(() => ''))?.[0] ?? '0';
/** What the databases and the write-ahead log of a whole run need; as much again is left for everything else. */
const ROOM = 6 * 2 ** 30;

/**
 * A folder that lies in memory, where there is plenty: each test file copies a database of more than a thousand small files, which takes a disk that is busy with the copies
 * before it ten times as long. Null where memory or the folder is small, as in containers, and where there is none.
 */
async function roomInMemory() {
  try {
    await access(MEMORY, constants.R_OK | constants.W_OK | constants.X_OK);
    await forgetKilledRuns();
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize > ROOM && process.availableMemory() > 2 * ROOM ? MEMORY : null;
  } catch {
    return null; // not there, or not ours to use
  }
}

/** Runs that were killed could not tidy up, and memory is not theirs to keep. Those of another account stay. */
async function forgetKilledRuns() {
  for (const name of await readdir(MEMORY)) {
    const [pid, namespace] = name.startsWith(FOLDER) ? name.slice(FOLDER.length).split('-') : [];
    if (namespace === NAMESPACE && Number(pid) > 0 && !existsSync(`/proc/${pid}`)) await rm(join(MEMORY, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Reference data that every test may rely on: the starter vocabulary, and BullMQ's own schema. */
async function fillTemplate(load, ownerUrl) {
  const { loadClassification, STARTER_FOLDER } = await load('src/reference/taxonomy/load-classification.js');
  const { key, faults } = await loadClassification(ownerUrl, [STARTER_FOLDER]);
  if (key === null) throw new Error(`the starter vocabulary has faults: ${JSON.stringify(faults)}`);
  const { prepareQueueSchema } = await load('src/platform/queue/backends/postgres.js');
  await prepareQueueSchema(ownerUrl);
}
