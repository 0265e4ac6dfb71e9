import { availableParallelism } from 'node:os';

import { sharePass } from '../../matching/index/shared-pass.js';
import type { ListSizes } from '../../matching/index.js';
import { inTurns } from '../../platform/turns.js';
import type { RunWatch } from '../run-watch.js';
import type { MissionMarket } from './mission-market.js';
import { runOnThreads } from './pass-threads.js';

/** Pairs from which threads pay: they take a tenth of a second to start, in which one thread tries some millions. */
const THREADED_PAIRS = 20_000_000;
/** One core is left to requests and to PostgreSQL where there are several. */
const THREADS = Math.max(2, availableParallelism() - 1);

/**
 * Computes every list of a market: a large one on threads over shared memory, a small one in turns with whatever else the event loop has to
 * do. The market must not change meanwhile. Throws when told to stop; its lists are not kept then.
 */
export async function computeLists(market: MissionMarket, sizes: ListSizes, watch: RunWatch): Promise<void> {
  const { jobseekers, openings } = market.counts;
  const lists = market.listsToCompute(sizes);
  const told = (done: number): void => watch.progress(done, jobseekers);
  watch.signal.throwIfAborted();
  if (jobseekers * openings < THREADED_PAIRS) {
    market.listed(await inTurns(lists.recompute(), { signal: watch.signal, told }));
    return;
  }
  const data = lists.layOut(THREADS);
  await runOnThreads(sharePass(market.index.market, data), told, watch.signal);
  market.listed(lists.gather(data));
}
