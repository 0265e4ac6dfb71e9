import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The API of the product as a process of its own, which can be killed as a machine that loses its power is. */
export interface ApiProcess {
  readonly address: string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** How long a process may take to serve, milliseconds; the machine may be busy with other tests. */
const SERVES_WITHIN = 30_000;

/** Starts the API and resolves when it serves. It ends with this process. */
export async function startApi(env: Readonly<Record<string, string>>): Promise<ApiProcess> {
  const port = await freePort();
  const child = spawn(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/main.js'), '--api'], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: String(port), ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  const address = `http://127.0.0.1:${port}`;
  for (const start = Date.now(); !(await serves(address)); await sleep(20)) {
    if (child.exitCode !== null || Date.now() - start > SERVES_WITHIN) throw new Error('the API does not start');
  }
  return {
    address,
    async kill() {
      running.delete(child);
      const ended = once(child, 'exit');
      if (child.kill('SIGKILL')) await ended;
    },
  };
}

/** How API and worker in one process end that cannot have the port of `address`. Null where they had not ended in time. */
export async function startOnTakenPort(address: string, env: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/main.js')], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: new URL(address).port, ...env },
    stdio: 'ignore',
  });
  running.add(child);
  await Promise.race([once(child, 'exit'), sleep(SERVES_WITHIN, null, { ref: false })]);
  if (child.exitCode !== null) running.delete(child);
  return child.exitCode;
}

const running = new Set<ChildProcess>();

/** For `afterAll`: whatever a failed test left. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function serves(address: string): Promise<boolean> {
  return fetch(`${address}/health/live`).then(
    (reply) => reply.ok,
    () => false,
  );
}
