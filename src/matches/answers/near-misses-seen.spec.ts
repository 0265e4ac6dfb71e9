import fc from 'fast-check';

import { arbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { matchContext, nearMissesFor, nearMissesOf, policyInUse, type NearMiss } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import { MarketPicture } from '../market/market-picture.js';
import { missesOfJobseeker, missesOfOpening } from './near-misses-seen.js';

describe('near misses of a picture', () => {
  it('are those of the reference, in its order, however few are asked for', () => {
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 20, openings: 8 }), fc.integer({ min: 1, max: 12 }), ({ space, asOf, market }, size) => {
        const context = matchContext({ policy: policyInUse, space, asOf });
        const people = new Map(market.jobseekers.map((facts) => [facts.id, facts]));
        const posts = new Map(market.openings.map((facts) => [facts.id, facts]));
        const picture = new MarketPicture({} as Mission, context, '', people, posts);
        const told = (id: (miss: NearMiss) => string) => (miss: NearMiss) => ({ id: id(miss), score: miss.score });
        for (const post of posts.values()) {
          const expected = nearMissesFor(picture.opening(post), market.jobseekers, context, size).map(told((miss) => miss.jobseekerId));
          expect(missesOfOpening(picture, post, people.values(), size)).toEqual(expected);
        }
        for (const person of people.values()) {
          const expected = nearMissesOf(picture.jobseeker(person), market.openings, context, size).map(told((miss) => miss.openingId));
          expect(missesOfJobseeker(picture, person, size)).toEqual(expected);
        }
      }),
    );
  });
});
