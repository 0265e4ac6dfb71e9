import { parentPort, workerData } from 'node:worker_threads';

import { runSharedPass } from '../../matching/index/shared-pass.js';
import type { PassThreadStart } from './pass-threads.js';

/** Jobseekers done between two messages: telling costs more than a chunk. */
const TELL_EVERY = 2_048;

const { shared, thread } = workerData as PassThreadStart;
let told = 0;
for (const done of runSharedPass(shared, thread)) {
  if (done - told < TELL_EVERY) continue;
  told = done;
  parentPort?.postMessage(done);
}
