import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { arbitraryJobseeker, arbitraryOpening, arbitraryWorld } from '../../../test/support/arbitrary-market.js';
import { expectReferenceLists, keptListsOf, recomputed } from '../../../test/support/kept-lists.js';
import { jobseeker, opening, testId } from '../../../test/support/market-facts.js';
import { contextOf } from '../../../test/support/matching.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';

/** Somebody who takes anything. */
function taking(facts: JobseekerFacts, n: number): JobseekerFacts {
  const { skills, occupations, languages, licences, wantedOccupations } = facts;
  return { ...jobseeker({ skills, occupations, languages, licences, wantedOccupations }), id: testId<JobseekerId>(n + 1) };
}

/** A post that insists on nothing. */
function open(facts: OpeningFacts, n: number): OpeningFacts {
  const soft = <T>(list: readonly T[]): T[] => list.map((each) => ({ ...each, hard: false }));
  const { occupation, skills, languages, licences } = facts;
  return { ...opening({ occupation, skills: soft(skills), languages: soft(languages), licences: soft(licences), place: null }), id: testId<OpeningId>(n + 1) };
}

describe('lists of a full pass', () => {
  it('are those of the reference where far more match than lists hold, so that most scores need not be finished', () =>
    fc.assert(
      fc.property(
        arbitraryWorld(),
        fc.array(arbitraryJobseeker(), { minLength: 80, maxLength: 120 }),
        fc.array(arbitraryOpening(), { minLength: 15, maxLength: 25 }),
        (some, people, posts) => {
          const market = { jobseekers: people.map(taking), openings: posts.map(open) };
          const world = { ...some, market };
          const context = contextOf(world.space, world.asOf);
          const kept = keptListsOf(world, context);
          expect(recomputed(kept)).toBe(market.jobseekers.length * market.openings.length);
          expectReferenceLists(kept, market, world, context);
        },
      ),
      { numRuns: 40 },
    ));
});
