import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { eventually } from '../support/eventually.js';

/** The service as it is run, API and worker in one process, on a port that stays the same: relays know it. */
export class ServiceProcess {
  private child: ChildProcess | null = null;

  constructor(
    private readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** Resolves when it serves. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/main.js')], {
      env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: String(this.port), ...this.env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.child = child;
    const serves = (): Promise<boolean> => fetch(`http://127.0.0.1:${this.port}/health/ready`).then((reply) => reply.ok, () => false);
    await eventually('the service serves', serves, 30_000);
  }

  /** As somebody who stops it. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** At once, as a machine that loses its power. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }
}
