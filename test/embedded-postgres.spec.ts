import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

import {
  clearRoom,
  closeRoom,
  folder,
  launch,
  linkPackage,
  links,
  NOBODY,
  openRoom,
  packageFolder,
  parentOf,
  processesIn,
  programOf,
  query,
  room,
  root,
  serverPid,
  settled,
  start,
  startChild,
  until,
  untilGone,
  withoutLinks,
} from './support/embedded-application.js';

/** Only root can become somebody else, or show what root meets. */
const itAsRoot = root ? it : (name: string, _: () => Promise<void>) => it.skip(`${name} (skipped: needs root)`, _);
/** /proc tells who a process is and what it works on. */
const itOnLinux = process.platform === 'linux' ? it : (name: string, _: () => Promise<void>) => it.skip(`${name} (skipped: needs /proc)`, _);

beforeAll(openRoom);
afterEach(clearRoom);
afterAll(closeRoom);

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
