import type { Day } from '../../kernel/day.js';
import type { Policy } from '../policy.js';
import { FlatSpace, type SharedSpace } from './flat-space.js';
import { runPass, type PassData } from './full-pass.js';
import type { JobseekerArrays } from './jobseeker-columns.js';
import { Ground, type MarketView } from './market-view.js';
import { Places, type SharedPlaces } from './places.js';
import { Rules } from './rules.js';
import { Words, type SharedWords } from './words.js';

/** All that another thread needs for its share of a full recompute: numbers in shared memory and a few words, fit to be sent as a message. */
export interface SharedPass {
  readonly policy: Policy;
  readonly asOf: Day;
  readonly space: SharedSpace;
  readonly places: SharedPlaces;
  readonly words: SharedWords;
  readonly jobseekers: JobseekerArrays;
  readonly data: PassData;
}

export function sharePass({ ground, places, words, jobseekers }: MarketView, data: PassData): SharedPass {
  const { policy, asOf, space } = ground;
  return { policy, asOf, space: space.shared, places: places.share(), words: words.share(), jobseekers, data };
}

/**
 * One thread's share of a full recompute, numbered from 0. Says after each chunk how many jobseekers this thread has done; all threads
 * together are done when each of them is. The market must not change meanwhile.
 */
export function runSharedPass(shared: SharedPass, thread: number): Generator<number, void, void> {
  const { policy, asOf, data, jobseekers } = shared;
  const market: MarketView = {
    ground: new Ground(policy, new FlatSpace(shared.space), asOf, new Rules()),
    places: new Places(shared.places),
    words: new Words(shared.words),
    jobseekers,
    openings: data.arranged.openings,
    order: data.order,
    version: 0,
  };
  return runPass(market, data, thread);
}
