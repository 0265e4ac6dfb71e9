import { spawn, type StdioOptions } from 'node:child_process';

import type { ServerUser } from './server-user.js';

/** How a PostgreSQL program is started: plain data, so that it can be handed to the watcher. */
export interface ProcessOptions {
  readonly cwd: string;
  readonly uid?: number;
  readonly gid?: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly windowsHide: true;
}

/**
 * Little of our environment is passed on: PG* variables change what PostgreSQL does, secrets are none of its business, and the locale and
 * time zone of whoever starts it first must not be baked into the data.
 */
export function processOptions(cwd: string, user: ServerUser | null): ProcessOptions {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { cwd, ...user, env: { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }, windowsHide: true };
}

/** Runs a program to its end; throws with what it wrote to standard error unless that end is good. `stdin` is a file descriptor. */
export async function run(command: string, args: readonly string[], options: ProcessOptions, stdin: number | null = null): Promise<void> {
  const stdio: StdioOptions = [stdin ?? 'ignore', 'ignore', 'pipe'];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (complaint += text));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(complaint.trim() || `${command} ended with code ${code}`))));
  });
}
