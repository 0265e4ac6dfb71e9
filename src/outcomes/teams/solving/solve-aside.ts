import { Worker } from 'node:worker_threads';

import type { TeamCall } from '../../../matching/team/team.js';
import { solveTeams, type TeamAnswer, type TeamLimits } from '../../../openings/ventures/teams/team-solver.js';

/** What the thread of the solver is started with. */
export interface TeamThreadStart {
  readonly call: TeamCall;
  readonly limits: TeamLimits;
}

/** What it says: how many proposals there are so far, and in the end the answer. */
export type TeamThreadSays = { readonly proposals: number } | { readonly answer: TeamAnswer };

/** Pairs up to which the solver takes less time than a thread that is started for it. */
const FEW_FITS = 300;

const THREAD = new URL('./team-thread.js', import.meta.url);

/** As `solveTeams`, on a thread of its own where there is much to solve, so that the event loop keeps turning. Rejects when told to stop. */
export async function solveAside(start: TeamThreadStart, signal: AbortSignal, told: (proposals: number) => void): Promise<TeamAnswer> {
  signal.throwIfAborted();
  if (start.call.fits.length <= FEW_FITS) return solveTeams(start.call, start.limits, told);
  const worker = new Worker(THREAD, { workerData: start });
  let stop = (): void => undefined;
  try {
    return await new Promise<TeamAnswer>((resolve, reject) => {
      stop = () => reject(signal.reason as Error);
      signal.addEventListener('abort', stop, { once: true });
      worker.on('message', (said: TeamThreadSays) => ('answer' in said ? resolve(said.answer) : told(said.proposals)));
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the thread of the solver ended with ${code} and without an answer`)));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
