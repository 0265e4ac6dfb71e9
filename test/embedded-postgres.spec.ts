import { transformSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresOptions } from '../src/platform/database/embedded/embedded-postgres.js';

const NOBODY = 65_534;
const root = process.getuid?.() === 0;
/** Only root can become somebody else, or show what root meets. */
const itAsRoot = root ? it : (name: string, _: () => Promise<void>) => it.skip(`${name} (skipped: needs root)`, _);
/** /proc tells who a process is and what it works on. */
const itOnLinux = process.platform === 'linux' ? it : (name: string, _: () => Promise<void>) => it.skip(`${name} (skipped: needs /proc)`, _);

let room: string;
let packageFolder: string;
/** A data folder that most cases use one after the other: `nobody`'s where we are root, else ours. */
let settled: string;
/** Whatever a failed case leaves behind. */
const children = new Set<ChildProcess>();
const servers = new Set<EmbeddedPostgres>();

beforeAll(async () => {
  // Everybody may look into the room: most cases run as somebody else.
  room = mkdtempSync(join(root ? '/tmp' : tmpdir(), 'rejoin-embedded-'));
  chmodSync(room, 0o755);
  compileLauncher(join(room, 'launcher'));
  const installed = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
  packageFolder = join(room, 'package');
  cpSync(join(dirname(installed), '..'), packageFolder, { recursive: true, verbatimSymlinks: true });
  settled = folder('settled', NOBODY);
  await (await launch({ dataFolder: settled }, root ? { uid: NOBODY } : {})).stop();
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  await Promise.all([...servers].map((server) => server.stop()));
  servers.clear();
  await untilGone(settled);
});

afterAll(async () => {
  await untilGone(room);
  rmSync(room, { recursive: true, force: true });
});

describe('embedded PostgreSQL: a start', () => {
  it('makes a cluster that is the same on every machine, knows letters beyond ASCII, and opens to its password only', async () => {
    const server = await start({ dataFolder: folder('first') });
    const url = new URL(server.ownerUrl('postgres'));
    expect(url.hostname).toBe('127.0.0.1');
    const [settings] = await query(
      url.href,
      `select current_setting('server_version_num')::int / 10000 as major, current_setting('TimeZone') as zone, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets, pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
         from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({ major: 18, zone: 'UTC', addresses: '127.0.0.1', sockets: '', encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' });
    const [letters] = await query(
      url.href,
      `create extension pg_trgm; create extension unaccent;
       select lower('ÉTÉ') as lower, unaccent('éîç') as plain, array_length(show_trgm('خياط'), 1) as arabic, similarity('couturière', 'couturiere') > 0.5 as alike`,
    );
    expect(letters).toEqual({ lower: 'été', plain: 'eic', arabic: 5, alike: true });
    const password = join(room, 'first', 'cluster', 'password');
    expect(statSync(password).mode & 0o777).toBe(0o600);
    expect(decodeURIComponent(url.password)).toBe(readFileSync(password, 'utf8'));
    url.password = 'guessed';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    url.password = '';
    await expect(query(url.href, 'select 1')).rejects.toThrow();
    await server.stop();
    await server.stop();
    expect(processesIn(join(room, 'first'))).toEqual([]);
  });

  it('keeps data and password, takes settings, and comes back well under a second', async () => {
    const dataFolder = folder(`kept/${'a-long-name-'.repeat(15)}`);
    const first = await start({ dataFolder });
    await query(first.ownerUrl('postgres'), 'drop table if exists kept; create table kept as select 7 as n');
    await first.stop();
    const began = performance.now();
    const second = await start({ dataFolder, settings: { synchronous_commit: 'off', log_line_prefix: "it's %m " } });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(await query(second.ownerUrl('postgres'), `select n, current_setting('synchronous_commit') as commit from kept`)).toEqual([{ n: 7, commit: 'off' }]);
    await second.stop();
  });

  itOnLinux('passes nothing on of the environment of whoever makes it', async () => {
    const app = await launch({ dataFolder: settled });
    const zones = await query(app.url, `select current_setting('TimeZone') as zone, current_setting('log_timezone') as log, current_setting('lc_messages') as messages`);
    expect(zones).toEqual([{ zone: 'UTC', log: 'UTC', messages: 'C' }]);
    expect(readFileSync(`/proc/${serverPid(settled)}/environ`, 'utf8')).not.toContain('SECRET');
    await app.stop();
  });

  it('takes the port that it is given, and says so when another program has it', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const dataFolder = settled;
    await expect(start({ dataFolder, port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken by another program`);
    other.close();
    await once(other, 'close');
    const server = await start({ dataFolder, port });
    expect(server.port).toBe(port);
    await server.stop();
  });

  it('shows what PostgreSQL said when it did not start', async () => {
    await expect(start({ dataFolder: settled, settings: { no_such_setting: '1' } })).rejects.toThrow(/no_such_setting/);
  });
});

describe('embedded PostgreSQL: a folder it refuses', () => {
  it('is one in use, which goes on undisturbed', async () => {
    const dataFolder = settled;
    const server = await start({ dataFolder });
    await expect(start({ dataFolder })).rejects.toThrow(/settled is in use by another running Rejoin .*REJOIN_DATA/);
    expect(await query(server.ownerUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('is a new one that two begin with at once: one gets it whole', async () => {
    const dataFolder = folder('race');
    const starts = await Promise.allSettled([start({ dataFolder }), start({ dataFolder })]);
    const [won, lost] = [starts.filter((start) => start.status === 'fulfilled'), starts.filter((start) => start.status === 'rejected')];
    expect(lost.map((start) => String(start.reason))).toEqual([expect.stringMatching(/in use by another running Rejoin/)]);
    expect(await query(won[0]!.value.ownerUrl('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await won[0]!.value.stop();
    expect(readdirSync(dataFolder).sort()).toEqual(['cluster', 'server.log']);
  });

  it('is one of another major version, which is left as it was', async () => {
    const version = join(folder('old'), 'cluster', 'data', 'PG_VERSION');
    mkdirSync(dirname(version), { recursive: true });
    if (root) chownSync(join(room, 'old', 'cluster'), NOBODY, NOBODY);
    writeFileSync(version, '17\n');
    await expect(start({ dataFolder: join(room, 'old') })).rejects.toThrow(/written by PostgreSQL 17, and this Rejoin carries PostgreSQL 18/);
    expect(readdirSync(dirname(version))).toEqual(['PG_VERSION']);
  });

  itAsRoot('is one of another account', async () => {
    await expect(launch({ dataFolder: settled }, { uid: 12_345 })).rejects.toThrow(/belongs to another account \(user id 65534\)/);
  });
});

describe('embedded PostgreSQL: an unclean stop', () => {
  itOnLinux('of the server alone keeps what was committed, and waits for its children, who notice late', async () => {
    const dataFolder = settled;
    const server = await start({ dataFolder });
    const busy = new pg.Client(server.ownerUrl('postgres'));
    busy.on('error', () => undefined);
    await busy.connect();
    await busy.query('drop table if exists kept; create table kept as select 7 as n');
    const counting = busy.query('select count(*) from generate_series(1, 20000000)').catch(() => undefined);
    await sleep(100);
    process.kill(serverPid(dataFolder), 'SIGKILL');
    const again = await start({ dataFolder });
    expect(await query(again.ownerUrl('postgres'), 'select n from kept')).toEqual([{ n: 7 }]);
    await counting;
    await server.stop();
    await again.stop();
  });

  itOnLinux('whose process number went to a stranger is no reason to refuse', async () => {
    const dataFolder = settled;
    const app = await launch({ dataFolder });
    await app.stop();
    const stranger = spawn('sleep', ['60'], root ? { uid: statSync(join(dataFolder, 'cluster')).uid } : {});
    const lines = [stranger.pid, '/elsewhere', 1, 5432, '', '127.0.0.1', '        1         1', 'ready', ''];
    writeFileSync(join(dataFolder, 'cluster', 'data', 'postmaster.pid'), lines.join('\n'));
    await (await launch({ dataFolder })).stop();
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  it('while the cluster was being made leaves nothing half made', async () => {
    const dataFolder = folder('interrupted', root ? NOBODY : undefined);
    const child = startChild({ dataFolder }, root ? { uid: NOBODY } : {});
    await until('initdb is at work', () => existsSync(dataFolder) && readdirSync(dataFolder).some((name) => name.startsWith('new-cluster-')));
    await sleep(100);
    child.kill('SIGKILL');
    const app = await launch({ dataFolder }, root ? { uid: NOBODY } : {});
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await app.stop();
  });
});

describe('embedded PostgreSQL: the end of the application', () => {
  itOnLinux('by kill -9 is the end of server and watcher, and of no row', async () => {
    const dataFolder = settled;
    const log = join(dataFolder, 'server.log');
    const before = readFileSync(log, 'utf8').length;
    const app = await launch({ dataFolder });
    const busy = new pg.Client(app.url);
    busy.on('error', () => undefined);
    await busy.connect();
    await busy.query('drop table if exists kept; create table kept as select 7 as n');
    const sleeping = busy.query('select pg_sleep(60)').catch(() => undefined);
    expect(processesIn(dataFolder).length).toBeGreaterThan(3);
    app.child.kill('SIGKILL');
    // No waiting between the two: this is what a supervisor does.
    const again = await launch({ dataFolder });
    expect(await query(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    again.child.kill('SIGKILL');
    await untilGone(dataFolder);
    expect(readFileSync(log, 'utf8').slice(before)).not.toMatch(/not properly shut down/);
    await sleeping;
  });

  itOnLinux('without a word, when there is nothing left to do, is theirs too', async () => {
    const dataFolder = settled;
    const app = await launch({ dataFolder });
    app.child.stdin!.end('forget\n');
    expect(await once(app.child, 'exit')).toEqual([0, null]);
    await untilGone(dataFolder);
  });

  itOnLinux('by ctrl-C in a terminal leaves it the database until it is done', async () => {
    const dataFolder = settled;
    const app = await launch({ dataFolder }, { detached: true });
    process.kill(-app.child.pid!, 'SIGINT');
    await sleep(150);
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await once(app.child, 'exit')).toEqual([0, null]);
    expect(processesIn(dataFolder)).toEqual([]);
  });

  itOnLinux('is not needed to notice a killed watcher: the server goes with it', async () => {
    const dataFolder = settled;
    const app = await launch({ dataFolder });
    process.kill(parentOf(serverPid(dataFolder)), 'SIGKILL');
    await untilGone(dataFolder);
    app.child.kill('SIGKILL');
  });

  itOnLinux('by signals to everything, as service managers send, is an orderly one', async () => {
    const dataFolder = settled;
    const app = await launch({ dataFolder });
    process.kill(parentOf(serverPid(dataFolder)), 'SIGTERM');
    process.kill(parentOf(serverPid(dataFolder)), 'SIGHUP');
    await sleep(100);
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await app.stop();
  });
});

describe('embedded PostgreSQL: who starts it, and from where', () => {
  itAsRoot('root, everything in a folder closed to others: runs as somebody else, from a copy', async () => {
    const closed = folder('closed');
    mkdirSync(closed, { mode: 0o700 });
    linkPackage(join(closed, 'package'));
    const TMPDIR = folder('temporary', 0);
    const options = { dataFolder: join(closed, 'data'), binariesFolder: join(closed, 'package') };
    const app = await launch(options, { env: { TMPDIR, UMASK: '077' } });
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    const pid = serverPid(options.dataFolder);
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Groups:\s*$/m);
    expect(programOf(options.dataFolder)).toMatch(/\/temporary\/rejoin-postgresql-18[^/]*-0\/native\/bin\/postgres$/);
    await app.stop();
    expect(processesIn(closed)).toEqual([]);
  });

  itAsRoot('root, on data of somebody: runs as that account, and they can go on', async () => {
    const app = await launch({ dataFolder: settled });
    expect(statSync(`/proc/${serverPid(settled)}`).uid).toBe(NOBODY);
    await app.stop();
    await (await launch({ dataFolder: settled }, { uid: NOBODY })).stop();
  });

  itAsRoot('root, where the temporary folder is closed, or holds one of that name by another account: takes the next place', async () => {
    const [shut, planted] = [folder('shut', 0), folder('planted', 0)];
    chmodSync(shut, 0o700);
    const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
    const trap = folder(`planted/rejoin-postgresql-${version}-0`, NOBODY);
    const options = { dataFolder: settled, binariesFolder: join(room, 'closed', 'package') };
    for (const TMPDIR of [shut, planted]) {
      const app = await launch(options, { env: { TMPDIR } });
      expect(programOf(options.dataFolder)).toMatch(/^\/tmp\/rejoin-postgresql-/);
      await app.stop();
    }
    expect(readdirSync(trap)).toEqual([]);
  });

  it('a normal user, install scripts blocked: makes the links of the libraries', async () => {
    const options = { dataFolder: settled, binariesFolder: withoutLinks('links-package', 0o755) };
    const app = await launch(options, root ? { uid: NOBODY } : {});
    expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    if (process.platform === 'linux') expect(programOf(options.dataFolder)).toContain('links-package');
    await app.stop();
  });

  it('a normal user, install scripts blocked and modules not theirs: leaves those alone and runs a copy', async () => {
    const TMPDIR = folder('copies', NOBODY);
    const options = { dataFolder: folder('no-links', NOBODY), binariesFolder: withoutLinks('no-links-package', 0o555) };
    for (const damage of ['none', 'a file cut short']) {
      const app = await launch(options, { ...(root ? { uid: NOBODY } : {}), env: { TMPDIR } });
      expect(await query(app.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      if (process.platform === 'linux') expect(programOf(options.dataFolder)).toContain(TMPDIR);
      await app.stop();
      if (damage === 'none') writeFileSync(join(TMPDIR, readdirSync(TMPDIR)[0]!, 'native', 'bin', 'postgres'), '');
    }
    expect(links(options.binariesFolder)).toEqual([]);
    chmodSync(join(options.binariesFolder, 'native', 'lib'), 0o755);
  });
});

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  servers.add(server);
  return server;
}

/** A name in the room, owned by `uid` where that matters (root makes it for somebody). */
function folder(name: string, uid?: number): string {
  const path = join(room, name);
  if (uid !== undefined) {
    mkdirSync(path, { recursive: true });
    if (root) chownSync(path, uid, uid);
  }
  return path;
}

function withoutLinks(name: string, mode: number): string {
  const copy = folder(name, NOBODY);
  linkPackage(copy);
  expect(links(copy)).toEqual([]);
  const lib = join(copy, 'native', 'lib');
  if (root) chownSync(lib, NOBODY, NOBODY);
  chmodSync(lib, mode);
  return copy;
}

/** The package as npm lays it down: without symbolic links. Its files are hard links, for speed. */
function linkPackage(to: string, from = packageFolder): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (entry.isDirectory()) linkPackage(join(to, entry.name), join(from, entry.name));
    else if (entry.isFile()) linkSync(join(from, entry.name), join(to, entry.name));
  }
}

const links = (packaged: string) => readdirSync(join(packaged, 'native', 'lib'), { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());

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
  const from = new URL('../src/platform/database/embedded/', import.meta.url);
  mkdirSync(to);
  writeFileSync(join(to, 'package.json'), '{"type":"module"}');
  writeFileSync(join(to, 'application.js'), APPLICATION);
  for (const name of readdirSync(from)) {
    const { code } = transformSync(readFileSync(new URL(name, from), 'utf8'), { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' } });
    writeFileSync(join(to, name.replace(/\.ts$/, '.js')), code);
  }
}

function startChild(options: EmbeddedPostgresOptions, { uid, env, detached = false }: Starter = {}): ChildProcess {
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

async function launch(options: EmbeddedPostgresOptions, starter: Starter = {}) {
  const child = startChild(options, starter);
  for await (const line of createInterface({ input: child.stdout! })) {
    const { refused, url } = JSON.parse(line) as { refused?: string; url: string };
    if (refused !== undefined) throw new Error(refused);
    const stop = async () => {
      child.stdin!.write('stop\n');
      expect(await once(child, 'exit')).toEqual([0, null]);
    };
    return { child, url, stop };
  }
  throw new Error('The application ended without a word.');
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const results: pg.QueryResult | pg.QueryResult[] = await client.query(sql);
    return [results].flat().at(-1)!.rows;
  } finally {
    await client.end();
  }
}

const serverPid = (dataFolder: string) => Number(readFileSync(join(dataFolder, 'cluster', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
const programOf = (dataFolder: string) => readlinkSync(`/proc/${serverPid(dataFolder)}/exe`);
const parentOf = (pid: number) => Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);

/** Processes that work in the folder, and watchers that name it. */
function processesIn(path: string): string[] {
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

async function untilGone(path: string): Promise<void> {
  for (const start = Date.now(); processesIn(path).length > 0; await sleep(20)) {
    if (Date.now() - start > 10_000) throw new Error(`Still there after 10 s:\n${processesIn(path).join('\n')}`);
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  for (const start = Date.now(); !holds(); await sleep(20)) {
    if (Date.now() - start > 10_000) throw new Error(`It did not come true within 10 s that ${what}`);
  }
}
