import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { ownFolder } from './cluster.js';
import { unlessAbsent } from './server-user.js';

/** What a server says of itself in `postmaster.pid`. */
export interface Occupant {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

/** The server that wrote `postmaster.pid`, dead or alive; null where there is none. */
export async function occupant(data: string): Promise<Occupant | null> {
  const lines = (await unlessAbsent(readFile(lockFile(data), 'utf8')))?.split('\n').map((line) => line.trim()) ?? [];
  return lines[0] ? { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7] ?? '' } : null;
}

/** Its application may have been killed a moment ago, and restarted by a supervisor at once. */
const PATIENCE_MS = 2_000;
/** A watcher lets a stop take 20 s. */
const PATIENCE_WITH_A_STOP_MS = 25_000;

/** Returns once no server uses the data; throws when one goes on using it. */
export async function waitUntilFree(folder: string, data: string): Promise<void> {
  for (const start = Date.now(); ; await sleep(50)) {
    const found = await occupant(data);
    // A dead server's file is left to PostgreSQL, which also looks for children that outlived it.
    if (found === null || !exists(found.pid)) return;
    if (!(await isServerOf(data, found))) {
      // Its number went to a stranger, which PostgreSQL would take for a server (after a restart in a container, that is the rule).
      await rm(lockFile(data), { force: true });
      return;
    }
    if (Date.now() - start > (found.status === 'stopping' ? PATIENCE_WITH_A_STOP_MS : PATIENCE_MS))
      throw new Error(`The data folder ${folder} is in use by another running Rejoin (its PostgreSQL is process ${found.pid}). Stop that one, or ${ownFolder}`);
  }
}

const lockFile = (data: string) => join(data, 'postmaster.pid');

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isServerOf(data: string, found: Occupant): Promise<boolean> {
  if (process.platform === 'linux') {
    // A process of another account cannot be looked into, and cannot be a server on files that are ours.
    const workingFolder = await readlink(`/proc/${found.pid}/cwd`).catch(() => null);
    return workingFolder === (await realpath(data));
  }
  return new Promise((resolve) => {
    const socket = connect(found.port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false)).once('connect', () => socket.destroy());
  });
}
