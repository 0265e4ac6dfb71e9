import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Socket } from 'node:net';

import type { Binaries } from './binaries.js';
import type { ProcessOptions } from './process.js';

/** A PostgreSQL process that does not outlive ours. */
export interface WatchedServer {
  /** Null when it could not be started; the log says why. */
  readonly pid: number | null;
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * The watcher starts the server and holds a pipe from us. At its end, for whatever reason, it stops the server, and with the server it
 * ends itself; so there is one way to stop, and it also works when we are killed with -9. Fast shutdown first, then an immediate one.
 * It must not mind a signal meant for us, nor a pipe to us that broke.
 */
const WATCHER = `
const { spawn } = require('node:child_process');
const { title, postgres, pgCtl, args, options } = JSON.parse(process.argv[1]);
process.title = title;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
for (const stream of [process.stdin, process.stdout, process.stderr]) stream.on('error', () => {});
const server = spawn(postgres, args, { ...options, stdio: ['ignore', 2, 2] });
server.once('error', (error) => { console.error('FATAL: ' + error.message); process.exit(1); });
server.once('spawn', () => process.stdout.write(String(server.pid)));
server.once('exit', () => process.exit(0));
const windows = process.platform === 'win32';
const signal = (name) => windows ? spawn(pgCtl, ['kill', name, String(server.pid)], { stdio: 'ignore' }) : server.kill('SIG' + name);
process.stdin.once('close', () => {
  signal('INT');
  setTimeout(signal, 10000, 'QUIT');
  setTimeout(() => server.kill('SIGKILL'), 20000);
}).resume();
`;

/** Starts the server under a watcher. Both stay out of reach of the terminal's ctrl-C: the application decides when its database goes. */
export async function startWatched(
  { postgres, pgCtl }: Binaries,
  args: readonly string[],
  options: ProcessOptions,
  log: number,
  title: string,
): Promise<WatchedServer> {
  const orders = JSON.stringify({ title, postgres, pgCtl, args, options });
  const watcher = spawn(process.execPath, ['--input-type=commonjs', '-e', WATCHER, orders], {
    cwd: '/',
    detached: true,
    env: options.env,
    stdio: ['pipe', 'pipe', log],
    windowsHide: true,
  });
  let pid: number | null = null;
  const ended = new Promise<void>((resolve) => {
    watcher.once('exit', (_code, signal) => {
      // Somebody killed the watcher: its server would be left alone.
      if (signal !== null && pid !== null) endQuietly(pid);
      resolve();
    });
  });
  await once(watcher, 'spawn');
  pid = await new Promise<number | null>((resolve) => {
    watcher.stdout?.once('data', (text) => resolve(Number(text))).once('end', () => resolve(null));
  });
  watcher.stdout?.destroy();
  watcher.unref();
  (watcher.stdin as Socket | null)?.unref();
  const stop = () => {
    watcher.ref();
    watcher.stdin?.end();
    return ended;
  };
  return { pid, ended, stop };
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It is gone already.
  }
}
