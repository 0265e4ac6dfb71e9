import fc from 'fast-check';

import { addDays, addMonths, day, type Day } from '../../../kernel/day.js';
import { spellOf, type FollowedPlacement } from './followed-placement.js';
import { retentionAt } from './retention.js';

const start = day('2025-01-31');
const due = addMonths(start, 3);
const asOf = day('2025-12-01');
const placement = (endedOn: Day | null, heard: Day): FollowedPlacement => ({ startedOn: start, end: endedOn === null ? null : { on: endedOn, knownOn: endedOn }, heardOn: [heard] });
const counted = (over: FollowedPlacement, on: Day = asOf) => {
  const { inWork, ended, unknown } = retentionAt([[over]], 3, on);
  return [inWork, ended, unknown];
};

describe('retention', () => {
  it.each([
    ['known to go on at its day', placement(null, due), [1, 0, 0]],
    ['ended after its day', placement(addDays(due, 1), addDays(due, 1)), [1, 0, 0]],
    ['ended on its day', placement(due, due), [1, 0, 0]],
    ['ended before its day', placement(addDays(due, -1), addDays(due, -1)), [0, 1, 0]],
    ['heard of for the last time before its day', placement(null, addDays(due, -1)), [0, 0, 1]],
  ])('%s', (_, over, counts) => expect(counted(over)).toEqual(counts));

  it('counts nobody before the day has come, on the last day of a shorter month', () => {
    expect(due).toBe(day('2025-04-30'));
    expect(counted(placement(null, start), addDays(due, -1))).toEqual([0, 0, 0]);
    expect(counted(placement(null, start), due)).toEqual([0, 0, 1]);
  });
  it('is in whichever job: a better one counts, a gap does not, and one of which nothing was heard may have gone on', () => {
    const job = (from: number, endedOn: number | null, heard: number): FollowedPlacement => ({ startedOn: addDays(start, from), end: endedOn === null ? null : { on: addDays(start, endedOn), knownOn: addDays(start, endedOn) }, heardOn: [addDays(start, heard)] });
    const standing = (...jobs: FollowedPlacement[]) => retentionAt([jobs], 3, asOf);
    expect(standing(job(0, 20, 20), job(30, null, 200))).toMatchObject({ started: 1, inWork: 1 });
    expect(standing(job(0, 20, 20), job(150, null, 200))).toMatchObject({ ended: 1 });
    expect(standing(job(0, 20, 20), job(30, null, 40))).toMatchObject({ unknown: 1 });
    expect(standing(job(0, null, 40), job(30, null, 200))).toMatchObject({ inWork: 1 });
    expect(retentionAt([[]], 3, asOf).started).toBe(0);
  });
  it('shows the unknown as bounds', () => {
    const all = [placement(null, due), placement(null, due), placement(start, start), placement(null, start)];
    expect(retentionAt(all.map((each) => [each]), 3, asOf)).toEqual({ months: 3, started: 4, inWork: 2, ended: 1, unknown: 1, share: { low: 0.5, high: 0.75 } });
    expect(retentionAt([], 3, asOf).share).toBeNull();
  });

  const days = fc.integer({ min: 0, max: 600 });
  const drawn = fc.tuple(days, fc.option(fc.tuple(days, days), { nil: null }), fc.array(days, { maxLength: 4 })).map(([from, lasted, heard]): FollowedPlacement => {
    const startedOn = addDays(start, from);
    const end = lasted === null ? null : { on: addDays(startedOn, lasted[0]), knownOn: addDays(startedOn, lasted[0] + lasted[1]) };
    return { startedOn, end, heardOn: heard.map((each) => addDays(startedOn, each)) };
  });
  it('leaves nobody out, and the truth lies within its bounds', () =>
    fc.assert(
      fc.property(fc.array(drawn), fc.constantFrom(1, 3, 6, 12), (all, months) => {
        const found = retentionAt(all.map((each) => [each]), months, asOf);
        expect(found.inWork + found.ended + found.unknown).toBe(all.filter((each) => addMonths(each.startedOn, months) <= asOf).length);
        if (found.share !== null) expect(0 <= found.share.low && found.share.low <= found.share.high && found.share.high <= 1).toBe(true);
      }),
    ));
  it('of a past day comes out again, whatever became known since', () =>
    fc.assert(
      fc.property(fc.array(drawn), fc.constantFrom(1, 3, 6, 12), (all, months) => {
        const asKnown = all.map((each) => ({ ...each, end: each.end !== null && each.end.knownOn <= asOf ? each.end : null, heardOn: each.heardOn.filter((on) => on <= asOf) }));
        expect(retentionAt([all, ...all.map((each) => [each])], months, asOf)).toEqual(retentionAt([asKnown, ...asKnown.map((each) => [each])], months, asOf));
        expect(all.map((each) => spellOf(each, asOf))).toEqual(asKnown.map((each) => spellOf(each, asOf)));
      }),
    ));
  it('hears of an end late: until then it is unknown, not lasting', () => {
    const late: FollowedPlacement = { startedOn: start, end: { on: addDays(start, 10), knownOn: addDays(due, 30) }, heardOn: [addDays(start, 5), addDays(due, 40)] };
    expect(counted(late, addDays(due, 29))).toEqual([0, 0, 1]);
    expect(counted(late, addDays(due, 30))).toEqual([0, 1, 0]);
    expect(spellOf(late, addDays(due, 29))).toEqual({ time: 5, ended: false });
    expect(spellOf(late, addDays(due, 30))).toEqual({ time: 10, ended: true });
    expect(spellOf(late, addDays(start, -1))).toBeNull();
  });
});
