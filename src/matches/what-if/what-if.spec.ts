import fc from 'fast-check';

import { arbitraryChange, arbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { matchContext, policyInUse, prepareOpening, whatIf, type Labels, type OpeningMove } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { changesOf, MissionMarket } from '../market/mission-market.js';
import { shownWhatIf } from './what-if.js';

/** Names things by their numbers. */
const labels: Labels = {
  skill: String,
  occupation: String,
  relation: () => '',
  language: String,
  licence: String,
  country: String,
  money: String,
};

describe('what if, asked of a market in memory', () => {
  it('is answered as the reference answers, however few openings are shown, and changes nothing', () => {
    fc.assert(
      fc.property(
        arbitraryWorld({ jobseekers: 4, openings: 25 }),
        fc.array(arbitraryChange(), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 5 }),
        ({ space, asOf, market: { jobseekers, openings } }, changes, size) => {
          const context = matchContext({ policy: policyInUse, space, asOf });
          const market = new MissionMarket({ mission: {} as Mission, taxonomy: {} as Taxonomy, context }, { snapshot: '', server: '' });
          const all = { jobseekers: changesOf(jobseekers.map(({ id }) => id), jobseekers), openings: changesOf(openings.map(({ id }) => id), openings) };
          for (const _ of market.bringIn(all));
          for (const facts of jobseekers) {
            const before = market.index.jobseeker(facts.id);
            const expected = whatIf(facts, changes, openings.map((opening) => prepareOpening(opening, context)), context);
            const shown = (moves: readonly OpeningMove[]) => ({
              count: moves.length,
              openings: moves.slice(0, size).map(({ openingId, before, after, failed }) => ({
                openingId,
                before,
                after,
                reasons: failed.map(({ requirement, reason }) => requirement.tell(reason, labels).sentence),
              })),
            });
            expect(shownWhatIf(market, facts, changes, size, labels)).toEqual({
              asOf,
              policy: policyInUse.name,
              matchesBefore: expected.matchesBefore,
              matchesAfter: expected.matchesAfter,
              gained: shown(expected.gained),
              lost: shown(expected.lost),
              rescored: shown(expected.rescored),
            });
            expect(market.index.jobseeker(facts.id)).toEqual(before);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
