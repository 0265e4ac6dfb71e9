import fc from 'fast-check';

import type { EmployerId } from '../kernel/ids.js';
import { arbitraryChange, arbitraryJobseeker, arbitraryOpening, arbitrarySpace } from '../../test/support/arbitrary-market.js';
import { addis, jobseeker, north, opening, plainLabels, testId } from '../../test/support/market-facts.js';
import { codes, contextOf } from '../../test/support/matching.js';
import { explain } from './explain.js';
import { liftsOf } from './lifts.js';
import { lists } from './lists.js';
import { explainLifts } from './lift-words.js';
import { failures, nearMiss } from './near-misses.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { trainingGaps } from './training-gaps.js';
import type { JobseekerFacts, OpeningFacts, SkillSpace } from './types.js';
import { whatIf } from './whatif.js';

const [firm, other] = [testId<EmployerId>(31), testId<EmployerId>(32)];
const { country: _, ...point } = addis;

describe('exclusions (F44)', () => {
  it('keep the person from an employer', () =>
    expect(codes(jobseeker({ excludedEmployers: [other, firm] }), opening({ employerId: firm }))).toEqual(['NOT_AVAILABLE']));
  it('let every other employer pass', () => expect(codes(jobseeker({ excludedEmployers: [other] }), opening({ employerId: firm }))).toEqual([]));
  it('keep the person from a place and what lies around it, the last kilometre included', () => {
    const person = jobseeker({ travelLimitKm: 100, excludedPlaces: [{ place: point, km: 7 }] });
    expect(codes(person, opening())).toEqual(['NOT_AVAILABLE']);
    expect(codes(person, opening({ place: north(addis, 6.9) }))).toEqual(['NOT_AVAILABLE']);
    expect(codes(person, opening({ place: north(addis, 7.1) }))).toEqual([]);
  });
  it('of no kilometre are the point alone', () => {
    const person = jobseeker({ excludedPlaces: [{ place: point, km: 0 }] });
    expect(codes(person, opening())).toEqual(['NOT_AVAILABLE']);
    expect(codes(person, opening({ place: north(addis, 0.1) }))).toEqual([]);
  });
  it('of places let remote work pass, those of its employer do not', () => {
    expect(codes(jobseeker({ excludedPlaces: [{ place: point, km: 20_016 }] }), opening({ place: null }))).toEqual([]);
    expect(codes(jobseeker({ excludedEmployers: [firm] }), opening({ place: null, employerId: firm }))).toEqual(['NOT_AVAILABLE']);
  });
});

/** Everything that is ever said of a person and an opening, as one value. */
function allThatIsSaid(person: JobseekerFacts, post: OpeningFacts, space: SkillSpace, change: Parameters<typeof whatIf>[1]): unknown {
  const context = contextOf(space);
  const [prepared, preparedPost] = [prepareJobseeker(person, context), prepareOpening(post, context)];
  const { byJobseeker, byOpening, matches } = lists({ jobseekers: [person], openings: [post] }, context, { perJobseeker: 5, perOpening: 5 });
  return {
    lists: [[...byJobseeker.values()], [...byOpening.values()], matches],
    explanation: explain(prepared, preparedPost, context, plainLabels),
    failures: failures(prepared, preparedPost, context),
    nearMiss: nearMiss(prepared, preparedPost, context),
    lifts: [liftsOf(prepared, preparedPost, context), explainLifts(prepared, preparedPost, context, plainLabels)],
    whatIf: whatIf(person, change, [preparedPost], context),
    trainingGaps: trainingGaps([person], [preparedPost], context),
  };
}

describe('nothing that is said of a pair tells an exclusion', () => {
  const exclude = {
    'the employer': (post: OpeningFacts) => ({ excludedEmployers: [post.employerId], excludedPlaces: [] }),
    'the place': ({ place }: OpeningFacts) => ({ excludedEmployers: [], excludedPlaces: place === null ? [] : [{ place, km: 1 }] }),
    both: (post: OpeningFacts) => ({ excludedEmployers: [post.employerId], excludedPlaces: post.place === null ? [] : [{ place: post.place, km: 0 }] }),
  };
  it.each(Object.entries(exclude))('from a person who is not available: %s', (_name, excluding) =>
    fc.assert(
      fc.property(arbitraryJobseeker(), arbitraryOpening(), arbitrarySpace(), fc.array(arbitraryChange(), { maxLength: 3 }), (someone, post, space, change) => {
        const plain = { ...someone, excludedEmployers: [], excludedPlaces: [] };
        const excluded = { ...someone, ...excluding(post) };
        fc.pre(excluded.excludedEmployers.length + excluded.excludedPlaces.length > 0);
        const unavailable = allThatIsSaid({ ...plain, seeking: false }, post, space, change);
        expect(allThatIsSaid({ ...excluded, seeking: true }, post, space, change)).toEqual(unavailable);
        expect(allThatIsSaid({ ...excluded, seeking: false }, post, space, change)).toEqual(unavailable);
      }),
      { numRuns: 100 },
    ),
  );

  it('and exclusions that do not meet the opening change nothing', () =>
    fc.assert(
      fc.property(arbitraryJobseeker(), arbitraryOpening(), arbitrarySpace(), fc.array(arbitraryChange(), { maxLength: 3 }), (someone, post, space, change) => {
        const plain = { ...someone, excludedEmployers: [], excludedPlaces: [] };
        const elsewhere = { ...plain, excludedEmployers: [firm], excludedPlaces: [{ place: { latitude: -45, longitude: -170 }, km: 3 }] };
        expect(allThatIsSaid(elsewhere, post, space, change)).toEqual(allThatIsSaid(plain, post, space, change));
      }),
      { numRuns: 100 },
    ));
});
