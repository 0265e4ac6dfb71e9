import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Binaries } from './binaries.js';
import { processOptions, run } from './process.js';
import { unlessAbsent, type ServerUser } from './server-user.js';

/** The superuser of an embedded cluster. */
export const SUPERUSER = 'postgres';

/** The files of one PostgreSQL server, ready to start on. */
export interface Cluster {
  readonly data: string;
  /** What to tell PostgreSQL, started in `data`, where its data is. */
  readonly dataArgument: string;
  readonly password: string;
}

/** Opens the cluster in `folder`, after making it where there is none. Refuses one of another major version, or of another account. */
export async function openCluster(folder: string, binaries: Binaries, user: ServerUser | null): Promise<Cluster> {
  const cluster = join(folder, 'cluster');
  if ((await unlessAbsent(stat(cluster))) === null) await makeCluster(folder, cluster, binaries, user);
  const owner = (await stat(cluster)).uid;
  if (user === null && process.getuid !== undefined && owner !== process.getuid())
    throw new Error(`The data in ${folder} belongs to another account (user id ${owner}). Start Rejoin as that user or as root, or ${ownFolder}`);
  const data = join(cluster, 'data');
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version !== String(binaries.major)) {
    throw new Error(
      `The data in ${folder} was written by PostgreSQL ${version}, and this Rejoin carries PostgreSQL ${binaries.major}, which cannot read it. ` +
        `Start the Rejoin that wrote it, or ${ownFolder}`,
    );
  }
  return { data, dataArgument: dataArgument(data, user), password: (await readFile(join(cluster, 'password'), 'utf8')).trim() };
}

/** How every refusal about a data folder ends. */
export const ownFolder = 'give this one another data folder (REJOIN_DATA).';

/**
 * Under root the folders above may be closed to the server's account. It is started inside its data, and on Linux this name for the
 * working directory does not lead through them.
 */
function dataArgument(data: string, user: ServerUser | null): string {
  return user !== null && process.platform === 'linux' ? '/proc/self/cwd' : data;
}

/** Makes the cluster aside and moves it in place whole: a start that is interrupted, or that races with another, leaves no half. */
async function makeCluster(folder: string, cluster: string, binaries: Binaries, user: ServerUser | null): Promise<void> {
  await mkdir(folder, { recursive: true });
  await clearAbandoned(folder);
  const fresh = await mkdtemp(join(folder, 'new-cluster-'));
  const [data, password] = [join(fresh, 'data'), join(fresh, 'password')];
  await mkdir(data, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user !== null) for (const path of [data, password, fresh]) await chown(path, user.uid, user.gid);
  try {
    const args = [
      ...['-D', dataArgument(data, user), '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${user === null ? password : '/dev/stdin'}`],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', `--lc-ctype=${CHARACTERS}`],
    ];
    const secret = await open(password);
    await run(binaries.initdb, args, processOptions(data, user), secret.fd).finally(() => secret.close());
    await rename(fresh, cluster);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if ((await unlessAbsent(lstat(cluster))) === null) throw new Error(`PostgreSQL could not be set up in ${folder}: ${String(error)}`, { cause: error });
  }
}

/** With "C", pg_trgm and text search take letters outside ASCII for punctuation, and Arabic cannot be found at all. */
const CHARACTERS = { linux: 'C.UTF-8', darwin: 'UTF-8' }[process.platform as string] ?? 'C';

const ABANDONED_MS = 10 * 60_000;

async function clearAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const age = Date.now() - ((await unlessAbsent(stat(path)))?.mtimeMs ?? 0);
    if (name.startsWith('new-cluster-') && age > ABANDONED_MS) await rm(path, { recursive: true, force: true });
  }
}
