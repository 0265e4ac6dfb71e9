import fc from 'fast-check';

import { day } from '../../../kernel/day.js';
import { policyInUse, matchContext, match, prepareJobseeker, prepareOpening, reasonStandings, standingOf, type JobseekerFacts, type OpeningFacts, type ReasonCode } from '../../../matching/index.js';
import type { PairNow } from '../../../matches/pairs/pairs.service.js';
import { arbitraryJobseeker, arbitraryOpening, arbitrarySpace } from '../../../../test/support/arbitrary-market.js';
import { addis, jobseeker, need, north, opening, plainLabels as labels } from '../../../../test/support/market-facts.js';
import { contextOf } from '../../../../test/support/matching.js';
import { cannotWaive, closedNow, failuresNow, refusalOf } from './fitness.js';
import { policyOf, receiptOf, replay, type Receipt } from './receipt.js';

const codes = Object.keys(reasonStandings) as ReasonCode[];
const overridable: readonly ReasonCode[] = ['HOURS_DO_NOT_MEET', 'AVAILABLE_TOO_LATE', 'TOO_FAR'];
const pairOf = (seeker: JobseekerFacts, post: OpeningFacts, context = contextOf()): PairNow => ({
  person: prepareJobseeker(seeker, context),
  post: prepareOpening(post, context),
  context,
  labels,
  classification: 'constructed',
});
const arbitraryPair = fc.tuple(arbitraryJobseeker(), arbitraryOpening()).map(([seeker, post]) => pairOf(seeker, post));
const far = opening({ place: north(addis, 45) });

describe('what an officer lets pass', () => {
  it('is distance, hours and dates, and nothing else', () => expect(codes.filter((code) => reasonStandings[code] === 'OVERRIDABLE').sort()).toEqual([...overridable].sort()));

  it('is never a hard need, the law, safety, an exclusion or consent, whatever is named', () => {
    fc.assert(
      fc.property(arbitraryPair, fc.subarray(codes), fc.constantFrom('BEFORE_SENT' as const, 'UNDER_WAY' as const), (pair, named, stage) => {
        const all = failuresNow(pair, [], stage);
        const left = failuresNow(pair, named, stage);
        for (const failed of all) if (!overridable.includes(failed.reason.code) || standingOf(failed.reason) !== 'OVERRIDABLE') expect(left).toContainEqual(failed);
        if (cannotWaive(pair, named) === null) for (const { reason } of failuresNow(pair, [], 'BEFORE_SENT')) expect(overridable).toContain(reason.code);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is honoured later on, and only for what was named', () => {
    const pair = pairOf(jobseeker(), far);
    expect(failuresNow(pair, [], 'UNDER_WAY').map(({ reason }) => reason.code)).toEqual(['TOO_FAR']);
    expect(failuresNow(pair, ['TOO_FAR'], 'UNDER_WAY')).toEqual([]);
    expect(failuresNow(pair, ['HOURS_DO_NOT_MEET'], 'UNDER_WAY')).toHaveLength(1);
    expect(cannotWaive(pair, ['TOO_FAR'])).toBeNull();
    expect(cannotWaive(pair, ['TOO_FAR', 'HOURS_DO_NOT_MEET'])).toMatchObject({ code: 'INVALID_INPUT' });
    const over = pairOf(jobseeker({ availableFrom: day('2027-01-01') }), { ...far, startsBy: day('2026-06-01') });
    expect(cannotWaive(over, ['AVAILABLE_TOO_LATE', 'TOO_FAR'])).toMatchObject({ facts: { reason: 'START_IS_OVER' } });
    const unskilled = pairOf(jobseeker(), { ...far, skills: [need({ skill: 1, hard: true })] });
    expect(cannotWaive(unskilled, ['TOO_FAR', 'SKILLS_MISSING'])).toMatchObject({ code: 'REQUIREMENT_FAILED', facts: { requirement: 'HARD_SKILLS', rules: 'F02' } });
  });

  it('tells whom protection keeps away from nobody who paused', () => {
    const [paused, excluded] = [pairOf(jobseeker({ seeking: false }), far), pairOf(jobseeker({ excludedPlaces: [{ place: north(addis, 45), km: 3 }] }), far)];
    for (const pair of [paused, excluded]) expect(refusalOf(failuresNow(pair, [], 'UNDER_WAY'), pair)).toMatchObject({ code: 'NOT_AVAILABLE', facts: {} });
  });

  it('lets an offer that is under way go on where an opening takes no more candidates, and not where it was closed', () => {
    const filled = pairOf(jobseeker(), opening({ published: false, seatsLeft: 0 }));
    expect(failuresNow(filled, [], 'BEFORE_SENT')).toHaveLength(1);
    expect(failuresNow(filled, [], 'UNDER_WAY')).toEqual([]);
    expect((['PUBLISHED', 'FILLED', 'EXPIRED'] as const).map(closedNow)).toEqual([null, null, null]);
    for (const status of ['CLOSED', 'DRAFT'] as const) expect(closedNow(status)).toMatchObject({ code: 'REQUIREMENT_FAILED' });
  });
});

describe('a receipt', () => {
  it('works out to its own score again, after years in a database', () => {
    fc.assert(
      fc.property(arbitrarySpace(), arbitraryJobseeker(), arbitraryOpening(), (space, seeker, post) => {
        const context = matchContext({ policy: policyInUse, space, asOf: day('2026-06-15') });
        const pair = pairOf(seeker, post, context);
        const kept = JSON.parse(JSON.stringify(receiptOf(pair, []))) as Receipt;
        const again = replay(kept, matchContext({ policy: policyOf(kept), space, asOf: kept.asOf }));
        expect(again.score).toBe(kept.score);
        expect(again.parts).toEqual(kept.parts.map(({ signal, value, contribution }) => ({ signal, value, contribution })));
        const matched = match(pair.person, pair.post, context);
        if (matched !== null) expect(kept.score).toBe(matched.score);
      }),
    );
  });

  it('keeps no age, no limit and nothing of what protection knows', () => {
    const kept = receiptOf(pairOf(jobseeker({ limits: ['LIFTING'], excludedEmployers: ['e' as never], excludedPlaces: [{ place: addis, km: 1 }] }), far), ['TOO_FAR']);
    expect(kept.inputs.jobseeker).toMatchObject({ bornOnOrBefore: null, limits: [], excludedEmployers: [], excludedPlaces: [] });
    expect(kept.requirements.find(({ name }) => name === 'REACHABLE')).toMatchObject({ code: 'TOO_FAR', waived: true });
    expect(() => policyOf({ policy: 'never-was' })).toThrow('never-was');
  });
});
