import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The worker as a process of its own, which tells when jobs begin and end. */
export interface WorkerProcess {
  /** Jobs that began and have not ended, by the class that does them. */
  readonly running: ReadonlySet<string>;
  /** How many jobs of a class have ended. */
  ended(className: string): number;
  /** Resolves when a job of the class begins after this call; false where the process ended before. */
  begins(className: string): Promise<boolean>;
  /** Ends it in the middle of whatever it does; gives the classes whose jobs it was in. */
  kill(): Promise<readonly string[]>;
}

const processes = new Set<ChildProcess>();

/** Starts it; `jobs` are FILE:CLASS:METHOD. It ends with this process. */
export function startWorker(env: Readonly<Record<string, string>>, jobs: readonly string[]): WorkerProcess {
  const program = fileURLToPath(new URL('./worker-to-kill.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, process.env['REJOIN_TEST_BUILD'] ?? '', ...jobs], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'silent', PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.add(child);
  const running = new Set<string>();
  const ended = new Map<string, number>();
  const waiting = new Map<string, (() => void)[]>();
  const exited = once(child, 'exit').then(() => false);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [what, className = ''] = line.split(' ');
    if (what === 'begins') {
      running.add(className);
      for (const go of waiting.get(className) ?? []) go();
      waiting.delete(className);
    }
    if (what === 'ends') {
      running.delete(className);
      ended.set(className, (ended.get(className) ?? 0) + 1);
    }
  });
  return {
    running,
    ended: (className) => ended.get(className) ?? 0,
    begins: (className) => Promise.race([exited, new Promise<boolean>((resolve) => waiting.set(className, [...(waiting.get(className) ?? []), () => resolve(true)]))]),
    async kill() {
      processes.delete(child);
      child.kill('SIGKILL');
      await exited;
      return [...running];
    },
  };
}

/** For `afterAll`: whatever a failed test left. */
export function endWorkers(): void {
  for (const child of processes) child.kill('SIGKILL');
  processes.clear();
}
