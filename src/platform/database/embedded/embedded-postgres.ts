import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { findBinaries } from './binaries.js';
import { openCluster, SUPERUSER, type Cluster } from './cluster.js';
import { occupant, waitUntilFree } from './occupant.js';
import { processOptions } from './process.js';
import { serverUser } from './server-user.js';
import { startWatched, type WatchedServer } from './watched-server.js';

/** What to start. */
export interface EmbeddedPostgresOptions {
  /** Made at first use; holds the cluster, its password and `server.log`. One running server a folder. */
  readonly dataFolder: string;
  /** On 127.0.0.1; a free one unless given. */
  readonly port?: number;
  /** PostgreSQL settings by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Folder of the npm package that carries PostgreSQL, where it is not the installed one. */
  readonly binariesFolder?: string;
}

/** A PostgreSQL server of our own, reachable with a password on 127.0.0.1 only. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Address of a database for the superuser of this server; the database need not exist. */
  ownerUrl(database: string): string;
  /** Ends connections and the server; resolves when its files are at rest. May be called again. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL from the npm package and resolves when it takes connections. The server ends with this process, whatever ends that.
 * Throws, in words for the person who started Rejoin, when the folder is in use, of another major version or of another account.
 * Tried on Linux; macOS and Windows (not as administrator) follow the same path, untried.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(options.dataFolder);
  const user = await serverUser(join(folder, 'cluster'));
  const binaries = await findBinaries(user, options.binariesFolder);
  const cluster = await openCluster(folder, binaries, user);
  for (const start = Date.now(); ; ) {
    await waitUntilFree(folder, cluster.data);
    const port = options.port ?? (await freePort());
    const log = await openLog(join(folder, 'server.log'));
    try {
      const args = serverArguments(cluster, port, options.settings ?? {});
      const title = `rejoin: watcher of the PostgreSQL in ${folder}`;
      const server = await startWatched(binaries, args, processOptions(cluster.data, user), log.file.fd, title);
      if (await isReady(server, cluster.data)) return running(server, port, cluster.password);
      const complaint = await log.sinceOpened();
      const portTaken = /Is another postmaster already running on port/.test(complaint);
      if (portTaken && options.port !== undefined) throw new Error(`Port ${port} on 127.0.0.1 is taken by another program.`);
      const passing = portTaken || /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(complaint);
      if (!passing || Date.now() - start > RETRY_MS) throw new Error(`PostgreSQL did not start:\n${complaint}`);
      await sleep(100);
    } finally {
      await log.file.close();
    }
  }
}

/** Time for a port race to be lost a few times, and for the children of a killed server to notice that it is gone. */
const RETRY_MS = 15_000;

function running(server: WatchedServer, port: number, password: string): EmbeddedPostgres {
  return {
    port,
    ownerUrl: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`,
    stop: () => server.stop(),
  };
}

function serverArguments({ dataArgument }: Cluster, port: number, settings: Readonly<Record<string, string>>): string[] {
  const all = {
    log_checkpoints: 'off',
    ...settings,
    listen_addresses: '127.0.0.1',
    // A socket's path may not pass about 100 characters, and folders do.
    unix_socket_directories: '',
  };
  return ['-D', dataArgument, '-p', String(port), ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Waits for the server's own word, as `pg_ctl` does; false when it ended instead. Recovery after a crash may take its time. */
async function isReady(server: WatchedServer, data: string): Promise<boolean> {
  let over = server.pid === null;
  void server.ended.then(() => (over = true));
  while (!over) {
    const found = await occupant(data);
    if (found?.pid === server.pid && found?.status === 'ready') return true;
    await sleep(10);
  }
  await server.ended;
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening, reject) => probe.once('error', reject).listen(0, '127.0.0.1', listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

const LOG_LIMIT_BYTES = 4 * 1024 * 1024;

async function openLog(path: string) {
  const file = await open(path, 'a+', 0o600);
  if ((await file.stat()).size > LOG_LIMIT_BYTES) await file.truncate();
  const { size } = await file.stat();
  return {
    file,
    /** The last lines that were added. */
    async sinceOpened(): Promise<string> {
      const added = Buffer.alloc((await file.stat()).size - size);
      await file.read(added, 0, added.length, size);
      return added.toString('utf8').trim().split('\n').slice(-8).join('\n');
    },
  };
}
