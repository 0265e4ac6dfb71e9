import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type * as PassThreads from '../../src/matches/market/pass-threads.js';
import { matchContext, policyInUse } from '../../src/matching/index.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import { KeptLists } from '../../src/matching/index/kept-lists.js';
import { MarketIndex } from '../../src/matching/index/market-index.js';
import { sharePass, type SharedPass } from '../../src/matching/index/shared-pass.js';
import { STARTER_FOLDER } from '../../src/reference/taxonomy/load-classification.js';
import { readClassification } from '../../src/reference/taxonomy/read-classification.js';
import { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';
import { benchDay, DrawnMarket } from '../bench/drawn-market.js';
import { listsOf } from '../bench/same-lists.js';

const THREADS = 2;
const PEOPLE = 6_000;

let runOnThreads: typeof PassThreads.runOnThreads;
let kept: KeptLists;
beforeAll(async () => {
  // Threads run compiled code.
  const build = process.env['REJOIN_TEST_BUILD'] ?? '';
  ({ runOnThreads } = (await import(pathToFileURL(join(build, 'src/matches/market/pass-threads.js')).href)) as typeof PassThreads);
  const { classification } = await readClassification([STARTER_FOLDER]);
  const context = matchContext({ policy: policyInUse, space: FlatSpace.of(new Taxonomy(classification!).space), asOf: benchDay });
  const drawn = new DrawnMarket(classification!, 7, 0.3);
  kept = new KeptLists(new MarketIndex(context), { perOpening: 10, perJobseeker: 5 });
  kept.write({
    jobseekers: drawn.jobseekers(PEOPLE).map((facts) => ({ id: facts.id, facts })),
    openings: drawn.openings(100).map((facts) => ({ id: facts.id, facts })),
  });
});

function laidOut(): SharedPass {
  return sharePass(kept.index.market, kept.layOut(THREADS));
}

describe('a full recompute on threads', () => {
  it('has the lists of one without, and says how far it is', async () => {
    let matches = 0;
    for (const steps = kept.recompute(); ; ) {
      const step = steps.next();
      if (step.done !== true) continue;
      matches = step.value;
      break;
    }
    const alone = listsOf(kept);
    const pass = laidOut();
    const told: number[] = [];
    await runOnThreads(pass, (done) => told.push(done));
    expect(kept.gather(pass.data)).toBe(matches);
    expect(matches).toBeGreaterThan(0);
    expect(listsOf(kept)).toEqual(alone);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((done) => done > 0 && done <= PEOPLE)).toBe(true);
  });

  it('fails when a thread does, with its fault', async () => {
    const { data, ...pass } = laidOut();
    await expect(runOnThreads({ ...pass, data: { ...data, arranged: null as never } }, () => undefined)).rejects.toThrow(/openings/);
  });

  it('stops when told to, and no thread goes on', async () => {
    const stop = new AbortController();
    const pass = laidOut();
    const running = runOnThreads(pass, () => undefined, stop.signal);
    stop.abort(new Error('the worker stops'));
    await expect(running).rejects.toThrow('the worker stops');
    const [taken] = pass.data.taken;
    expect(taken).toBeLessThan(pass.data.queue.length);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(pass.data.taken[0]).toBe(taken);
  });

  it('does not begin when it was stopped before', async () => {
    await expect(runOnThreads(laidOut(), () => undefined, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late');
  });
});
