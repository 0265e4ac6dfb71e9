import fc from 'fast-check';

import { arbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { plainLabels } from '../../../test/support/market-facts.js';
import { courseChanges, matchContext, policyInUse, prepareOpening, skillsLearnt, whatIf } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { changesOf, MissionMarket } from '../market/mission-market.js';
import { shownUnlocks } from './unlocks.js';

describe('what a course would open, asked of a market in memory', () => {
  it('is what the reference would match with its skills and does not match without, and changes nothing', () => {
    let unlocking = 0;
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 4, openings: 25 }), fc.integer({ min: 1, max: 5 }), ({ space, asOf, market: { jobseekers, openings } }, size) => {
        const context = matchContext({ policy: policyInUse, space, asOf });
        const market = new MissionMarket({ mission: {} as Mission, taxonomy: {} as Taxonomy, context }, { snapshot: '', server: '' });
        const all = { jobseekers: changesOf(jobseekers.map(({ id }) => id), jobseekers), openings: changesOf(openings.map(({ id }) => id), openings) };
        for (const _ of market.bringIn(all));
        const prepared = openings.map((opening) => prepareOpening(opening, context));
        for (const facts of jobseekers) {
          const before = market.index.jobseeker(facts.id);
          for (const course of openings.filter(({ kind }) => kind === 'TRAINING')) {
            const changes = courseChanges(facts, course, asOf);
            const { gained, lost } = whatIf(facts, changes, prepared, context);
            const others = gained.filter(({ openingId }) => openingId !== course.id);
            const shown = shownUnlocks(market, facts, course, size, plainLabels);
            expect(lost).toEqual([]);
            expect(shown.count).toBe(others.length);
            expect(shown.learns).toEqual(skillsLearnt(changes).map(plainLabels.skill));
            expect(shown.openings.map(({ openingId, before: was, after }) => ({ openingId, was, after }))).toEqual(
              others.slice(0, size).map(({ openingId, before: was, after }) => ({ openingId, was, after })),
            );
            for (const { reasons } of shown.openings) expect(reasons).toHaveLength(1);
            unlocking += shown.count;
          }
          expect(market.index.jobseeker(facts.id)).toEqual(before);
        }
      }),
      { numRuns: 100 },
    );
    expect(unlocking).toBeGreaterThan(0);
  });
});
