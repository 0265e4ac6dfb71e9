import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../kernel/ids.js';
import { arbitraryWorld } from '../../test/support/arbitrary-market.js';
import { addis, jobseeker, need, north, opening, testId } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { match } from './match.js';
import { failures, nearMiss, nearMissesFor, nearMissesOf } from './near-misses.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { standingOf } from './reasons.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

const context = contextOf();
const missed = (seeker: JobseekerFacts, post: OpeningFacts) => nearMiss(prepareJobseeker(seeker, context), prepareOpening(post, context), context);
const far = opening({ place: north(addis, 15) });

describe('near misses', () => {
  it('are not matches', () => expect(missed(jobseeker(), opening())).toBeNull());
  it('fail one thing', () => expect(missed(jobseeker(), far)?.failed.map(({ reason }) => reason.code)).toEqual(['TOO_FAR']));
  it('or two', () => expect(missed(jobseeker(), { ...far, skills: [need({ skill: 0, hard: true })] })?.gaps).toBe(2));
  it('not three', () => expect(missed(jobseeker(), { ...far, skills: [need({ skill: 0, hard: true })], minEducation: 3 })).toBeNull());
  it('not three skills of one requirement', () => {
    const skills = [0, 1, 2].map((skill) => need({ skill, hard: true }));
    expect(missed(jobseeker(), opening({ skills: skills.slice(0, 2) }))?.gaps).toBe(2);
    expect(missed(jobseeker(), opening({ skills }))).toBeNull();
  });
  it('never show somebody who is not available, a refusal or the law', () => {
    expect(missed(jobseeker({ seeking: false }), opening())).toBeNull();
    expect(missed(jobseeker({ refusedOccupations: [1] }), opening({ occupation: 1 }))).toBeNull();
    expect(missed(jobseeker(), opening({ minimumAge: 60 }))).toBeNull();
    expect(missed(jobseeker(), opening({ employerGoodUntil: null }))).toBeNull();
  });
  it('show an age that only has to be recorded', () =>
    expect(missed(jobseeker({ bornOnOrBefore: null }), opening())?.failed.map(({ reason }) => reason.code)).toEqual(['AGE_UNKNOWN']));

  it('list fewest gaps first, then the score they would have, then the order of ties', () => {
    const posts = [
      { ...far, id: testId<OpeningId>(1), minEducation: 3 },
      { ...far, id: testId<OpeningId>(4) },
      { ...far, id: testId<OpeningId>(3) },
      opening({ id: testId<OpeningId>(2), minEducation: 3 }),
      opening({ id: testId<OpeningId>(5) }),
    ];
    const found = nearMissesOf(prepareJobseeker(jobseeker(), context), posts, context, 9);
    expect(found.map((miss) => miss.openingId)).toEqual([2, 3, 4, 1].map((n) => testId<OpeningId>(n)));
    expect(nearMissesOf(prepareJobseeker(jobseeker(), context), posts, context, 2)).toEqual(found.slice(0, 2));
  });

  it('list people for an opening likewise', () => {
    const people = [3, 1, 2].map((n) => jobseeker({ id: testId<JobseekerId>(n), education: n === 1 ? 3 : null }));
    const found = nearMissesFor(prepareOpening(opening({ minEducation: 3 }), context), people, context, 9);
    expect(found.map((miss) => miss.jobseekerId)).toEqual([2, 3].map((n) => testId<JobseekerId>(n)));
  });

  it('are, for any pair, the failures of one or two gaps that can be changed', () =>
    fc.assert(
      fc.property(arbitraryWorld(), ({ space, asOf, market }) => {
        const context = contextOf(space, asOf);
        for (const seeker of market.jobseekers) {
          for (const post of market.openings) {
            const [a, b] = [prepareJobseeker(seeker, context), prepareOpening(post, context)];
            const failed = failures(a, b, context);
            const gaps = failed.reduce((sum, { reason }) => sum + reason.gaps, 0);
            expect(failed.length === 0).toBe(match(a, b, context) !== null);
            const expected = gaps >= 1 && gaps <= 2 && failed.every(({ reason }) => standingOf(reason) !== 'FIXED');
            expect(nearMiss(a, b, context)?.failed ?? null).toEqual(expected ? failed : null);
          }
        }
      }),
    ));
});
