import { Worker } from 'node:worker_threads';

import type { SharedPass } from '../../matching/index/shared-pass.js';

/** What a thread of a pass is started with, and what it says. */
export interface PassThreadStart {
  readonly shared: SharedPass;
  readonly thread: number;
}

const THREAD = new URL('./pass-thread.js', import.meta.url);

/**
 * Runs a full recompute that was laid out for so many threads, and tells how many jobseekers are done, all threads together. Resolves
 * when the queue is empty; rejects when a thread fails or `signal` stops it, and then the pass is worth nothing. No thread runs any more
 * either way. Every pass gets threads of its own: they start in a tenth of a second, and code compiled for the arrays of one market runs half
 * as fast again.
 */
export async function runOnThreads(shared: SharedPass, tell: (done: number) => void, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  const done = shared.data.rows.map(() => 0);
  const workers = done.map((_, thread) => new Worker(THREAD, { workerData: { shared, thread } satisfies PassThreadStart }));
  const ended = workers.map(
    (worker, thread) =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (count: number) => {
          done[thread] = count;
          tell(done.reduce((sum, each) => sum + each, 0));
        });
        worker.on('error', reject);
        worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread of a full recompute ended with ${code}`))));
      }),
  );
  let stop = (): void => undefined;
  const stopped = new Promise<never>((_, reject) => (stop = () => reject(signal?.reason as Error)));
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await Promise.race([Promise.all(ended), stopped]);
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
