import type { Log } from '../log/log.js';
import { catalogue } from './catalogue.js';
import { handles, type JobHandler } from './handlers.js';

/** Something to look after every quarter of a minute: bells that were lost, dates that have come. */
export interface SweepTask {
  readonly name: string;
  /** Must be safe to run in two processes at once, and short: it asks for jobs, it does not do them. */
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/** Registers a task of the sweep. */
export function sweeps(name: string, run: SweepTask['run']): SweepTask {
  return { name, run };
}

/** The handler of the `sweep` job: runs every task, and one that fails keeps none of the others from running. */
export function sweepHandler(tasks: readonly SweepTask[], log: Log): JobHandler {
  const names = tasks.map((task) => task.name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`Sweep tasks must differ in name: ${[...new Set(twice)].join(', ')}`);
  return handles(catalogue.sweep, async (_, { signal }) => {
    let failed = 0;
    for (const task of tasks) {
      if (signal.aborted) return;
      try {
        await task.run(signal);
      } catch (error) {
        failed += 1;
        log.error({ sweep: task.name, err: error }, 'sweep task failed');
      }
    }
    if (failed > 0) throw new Error(`${failed} of ${tasks.length} sweep tasks failed`);
  });
}
