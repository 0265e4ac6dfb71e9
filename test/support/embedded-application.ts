import { transformSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from '../../src/platform/database/embedded/embedded-postgres.js';

export const NOBODY = 65_534;
export const root = process.getuid?.() === 0;

/** Where everything of one run lies, open to everybody: most cases run as somebody else. */
export let room: string;
/** The npm package that carries PostgreSQL, as it is installed. */
export let packageFolder: string;
/** A data folder that most cases use one after the other: `nobody`'s where we are root, else ours. */
export let settled: string;
/** Whatever a failed case leaves behind. */
const children = new Set<ChildProcess>();
const servers = new Set<EmbeddedPostgres>();

export async function openRoom(): Promise<void> {
  room = mkdtempSync(join(root ? '/tmp' : tmpdir(), 'rejoin-embedded-'));
  chmodSync(room, 0o755);
  compileLauncher(join(room, 'launcher'));
  const installed = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  packageFolder = join(room, 'package');
  cpSync(join(dirname(installed), '..'), packageFolder, { recursive: true, verbatimSymlinks: true });
  settled = folder('settled', NOBODY);
  await (await launch({ dataFolder: settled }, root ? { uid: NOBODY } : {})).stop();
}

/** After each case, so that one that failed does not take the next along. */
export async function clearRoom(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await Promise.all([...servers].map((server) => server.stop()));
  servers.clear();
  await untilGone(settled);
}

export async function closeRoom(): Promise<void> {
  await untilGone(room);
  rmSync(room, { recursive: true, force: true });
}

/** A server of this process. */
export async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  servers.add(server);
  return server;
}

/** A name in the room, owned by `uid` where that matters (root makes it for somebody). */
export function folder(name: string, uid?: number): string {
  const path = join(room, name);
  if (uid !== undefined) {
    mkdirSync(path, { recursive: true });
    if (root) chownSync(path, uid, uid);
  }
  return path;
}

export function withoutLinks(name: string, mode: number): string {
  const copy = folder(name, NOBODY);
  linkPackage(copy);
  expect(links(copy)).toEqual([]);
  const lib = join(copy, 'native', 'lib');
  if (root) chownSync(lib, NOBODY, NOBODY);
  chmodSync(lib, mode);
  return copy;
}

/** The package as npm lays it down: without symbolic links. Its files are hard links, for speed. */
export function linkPackage(to: string, from = packageFolder): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) linkPackage(join(to, entry.name), join(from, entry.name));
    else if (entry.isFile()) linkSync(join(from, entry.name), join(to, entry.name));
  }
}

export const links = (packaged: string) => readdirSync(join(packaged, 'native', 'lib'), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());

interface Starter {
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly detached?: boolean;
}

/** An application of its own process: starts a server, and stops it when told or at ctrl-C, not at once. */
const APPLICATION = `
import { startEmbeddedPostgres } from './embedded-postgres.js';
process.umask(Number.parseInt(process.env.UMASK ?? '022', 8));
const server = await startEmbeddedPostgres(JSON.parse(process.argv[2])).catch((error) => {
  console.log(JSON.stringify({ refused: error.message }));
  process.exit(1);
});
const stop = () => void server.stop().then(() => process.exit(0));
process.on('SIGINT', () => setTimeout(stop, 500));
process.stdin.once('data', (word) => (String(word).startsWith('forget') ? process.stdin.destroy() : stop()));
console.log(JSON.stringify({ url: server.ownerUrl('postgres') }));
`;

function compileLauncher(to: string): void {
  const from = new URL('../../src/platform/database/embedded/', import.meta.url);
  mkdirSync(to);
  writeFileSync(join(to, 'package.json'), '{"type":"module"}');
  writeFileSync(join(to, 'application.js'), APPLICATION);
  for (const name of readdirSync(from)) {
    const { code } = transformSync(readFileSync(new URL(name, from), 'utf8'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } });
    writeFileSync(join(to, name.replace(/\.ts$/, '.js')), code);
  }
}

export function startChild(options: EmbeddedPostgresOptions, { uid, env, detached = false }: Starter = {}): ChildProcess {
  const args = [join(room, 'launcher', 'application.js'), JSON.stringify({ binariesFolder: packageFolder, ...options })];
  const child = spawn(process.execPath, args, {
    // What a user may have set must not reach the server.
    env: { PATH: process.env.PATH, PGPORT: '1', PGDATA: '/nowhere', SECRET: 'of the user', LANG: 'xx_XX.UTF-8', TZ: 'Asia/Kathmandu', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
    detached,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.add(child);
  return child;
}

export async function launch(options: EmbeddedPostgresOptions, starter: Starter = {}) {
  const child = startChild(options, starter);
  const words = await createInterface({ input: child.stdout! })[Symbol.asyncIterator]().next();
  const { refused, url } = JSON.parse(words.value ?? '{"refused":"The application ended without a word."}') as { refused?: string; url: string };
  if (refused !== undefined) throw new Error(refused);
  const stop = async () => {
    child.stdin!.write('stop\n');
    expect(await once(child, 'exit')).toEqual([0, null]);
  };
  return { child, url, stop };
}

export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return [results].flat().at(-1)!.rows;
  } finally {
    await client.end();
  }
}

export const serverPid = (dataFolder: string) => Number(readFileSync(join(dataFolder, 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
export const programOf = (dataFolder: string) => readlinkSync(`/proc/${serverPid(dataFolder)}/exe`);
export const parentOf = (pid: number) => Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Processes that work in the folder, and watchers that name it. */
export function processesIn(path: string): string[] {
  if (process.platform !== 'linux') return [];
  const found: string[] = [];
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      const state = /^State:\s*(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      const isWatcher = /^rejoin: watcher|--input-type/.test(command);
      const belongs = isWatcher ? command.includes(path) : `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${path}/`);
      if (belongs && state !== 'Z') found.push(`${pid} ${command.trim()}`);
    } catch {
      // It ended while we looked.
    }
  }
  return found;
}

export async function untilGone(path: string): Promise<void> {
  for (const start = Date.now(); processesIn(path).length > 0; await sleep(20)) {
    if (Date.now() - start > 10_000) throw new Error(`Still there after 10 s:\n${processesIn(path).join('\n')}`);
  }
}

export async function until(what: string, holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); await sleep(20)) {
    if (Date.now() - start > 10_000) throw new Error(`It did not come true within 10 s that ${what}`);
  }
}
