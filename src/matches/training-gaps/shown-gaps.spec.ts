import fc from 'fast-check';

import { SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import { withoutFewLookedAt, withoutFewPeople, type ShownGap } from './shown-gaps.js';
import type { RankedGap, TrainingGapRun } from './training-gap-run.js';

const gap = (over: Partial<RankedGap>): RankedGap => ({
  ...{ rank: 1, skillUri: 'urn:a', level: 2, openings: 1, seats: 1, people: 10, peopleWithoutMatch: 5, pairs: 10, meanScore: 500_000 },
  ...over,
});
const told = (gaps: readonly ShownGap[]) => gaps.map(({ skillUri, people, peopleWithoutMatch, meanScore }) => [skillUri, people, peopleWithoutMatch, meanScore]);

describe('withoutFewPeople', () => {
  it('shows five and hides four, with the mean score that would be theirs', () => {
    expect(told(withoutFewPeople([gap({ people: 5, peopleWithoutMatch: 5 })]))).toEqual([['urn:a', 5, null, 500_000]]);
    expect(told(withoutFewPeople([gap({ people: 4, peopleWithoutMatch: 4 })]))).toEqual([['urn:a', null, null, null]]);
  });
  it('hides who match nothing where few of them do, or few of the others', () => {
    const shown = (people: number, peopleWithoutMatch: number) => withoutFewPeople([gap({ people, peopleWithoutMatch })])[0]?.peopleWithoutMatch;
    expect([shown(10, 5), shown(10, 4), shown(10, 6), shown(10, 0), shown(10, 10)]).toEqual([5, null, null, null, null]);
  });
  it('gives no hidden count away by the order of lines', () => {
    // Ranked above a line that four seats bound, the first would have at least four people: exactly four, then.
    const gaps = [gap({ rank: 1, skillUri: 'urn:few', seats: 10, people: 4, peopleWithoutMatch: 0 }), gap({ rank: 2, skillUri: 'urn:many', seats: 4, people: 20, openings: 1 })];
    expect(withoutFewPeople(gaps).map(({ rank, skillUri }) => [rank, skillUri])).toEqual([[1, 'urn:many'], [2, 'urn:few']]);
  });
  it('is the same whatever lies behind what is hidden', () => {
    const arbitrary = fc.array(fc.record({ openings: fc.nat(3), seats: fc.nat(9), people: fc.integer({ min: 1, max: 12 }), without: fc.nat(12), meanScore: fc.nat(9) }), { maxLength: 12 });
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 4 }), (drawn, other) => {
        const lines = drawn.map(({ without, ...line }, at) => gap({ ...line, skillUri: `urn:${at}`, peopleWithoutMatch: Math.min(without, line.people) }));
        const ranked = (gaps: readonly RankedGap[]) => [...gaps].sort((a, b) => Math.min(b.seats, b.people) - Math.min(a.seats, a.people) || b.openings - a.openings || (a.skillUri < b.skillUri ? -1 : 1));
        const elsewhere = lines.map((line) => (line.people < SMALLEST_SHOWN ? { ...line, people: other, peopleWithoutMatch: 0, meanScore: 1 } : line));
        expect(withoutFewPeople(ranked(elsewhere))).toEqual(withoutFewPeople(ranked(lines)));
      }),
    );
  });
});

describe('withoutFewLookedAt', () => {
  const run = (total: number): TrainingGapRun => ({ id: 'r' as TrainingGapRun['id'], state: 'DONE', asOf: null, policy: null, classification: null, done: total, total, requestedAt: new Date(0), finishedAt: null });
  it('hides how many people there are where they are few', () => {
    expect([0, 4, 5].map((total) => withoutFewLookedAt(run(total))).map(({ done, total }) => [done, total])).toEqual([[0, 0], [null, null], [5, 5]]);
  });
});
