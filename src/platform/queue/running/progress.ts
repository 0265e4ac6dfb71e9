import type { Job } from 'bullmq';

import type { Log } from '../../log/log.js';

const PAUSE_MILLISECONDS = 1_000;

/** Writes a run's progress to its job, the latest note only, one at a time: BullMQ fails a job on concurrent notes. */
export function reportProgress(job: Job, log: Log): { note(done: number, total: number): void; settled(): Promise<void> } {
  let latest: { readonly done: number; readonly total: number } | null = null;
  let writtenAt = -Infinity;
  let writing: Promise<void> | null = null;

  const write = async (): Promise<void> => {
    while (latest !== null) {
      const note = latest;
      latest = null;
      writtenAt = performance.now();
      await job.updateProgress(note);
    }
  };
  return {
    note(done, total) {
      if (performance.now() - writtenAt < PAUSE_MILLISECONDS && done < total) return;
      latest = { done, total };
      // Progress is a courtesy: a queue out of reach must not fail the work itself.
      writing ??= write()
        .catch((error: unknown) => log.warn({ job: job.name, err: error }, 'progress not noted'))
        .finally(() => (writing = null));
    },
    async settled() {
      await writing;
    },
  };
}
