import { addYears, day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { checkItems, movePlan, planMoves, planStatuses, planTypes, suggestInstead, type ItemState, type Plan, type PlanItem, type Planner, type PlanType } from './plan.js';

const today = day('2026-03-01');
const adult: Planner = { bornOnOrBefore: day('2000-01-01'), unaccompanied: null, guardianReference: null, bestInterestReference: null };
const child = (years: number, over: Partial<Planner> = {}): Planner => ({ ...adult, bornOnOrBefore: addYears(today, -years), unaccompanied: true, ...over });
const cared = { guardianReference: 'G-1', bestInterestReference: 'B-1' };
const item = (type: PlanType, urgent = false, state: ItemState = 'PROPOSED'): PlanItem => ({ type, state, urgent });
const plan = (items: readonly PlanItem[], status: Plan['status'] = 'IN_REVIEW'): Plan => ({
  missionId: 'm' as MissionId,
  jobseekerId: 'j' as JobseekerId,
  status,
  items,
  finalOn: status === 'FINAL' ? today : null,
  version: 1,
});
const here = { reviewsHere: true };

describe('F40: a plan for a child alone', () => {
  it.each([
    ['no reference', {}, false],
    ['a guardian only', { guardianReference: 'G-1' }, false],
    ['a determination only', { bestInterestReference: 'B-1' }, false],
    ['both', cared, true],
  ])('with %s: %j is %s', (_, over, may) => expect(checkItems([item('EDUCATION')], child(17, over), today).ok).toBe(may));
  it('never keeps what is urgent waiting', () => {
    for (const type of ['MEDICAL', 'PSYCHOSOCIAL', 'ACCOMMODATION'] as const) {
      expect(checkItems([item(type, true)], child(12), today).ok).toBe(true);
      expect(movePlan(plan([item(type, true)]), 'FINAL', here, child(12), today)).toMatchObject({ ok: true });
    }
    expect(checkItems([item('MEDICAL', true), item('EDUCATION')], child(12), today)).toMatchObject({ facts: { rule: 'F40' } });
  });
  it('is the rule for children alone: not for adults, nor for children with their families', () => {
    expect(checkItems([item('BUSINESS')], adult, today).ok).toBe(true);
    expect(checkItems([item('EDUCATION')], child(17, { unaccompanied: false }), today).ok).toBe(true);
    expect(checkItems([item('EDUCATION')], child(18), today).ok).toBe(true);
  });
  it('counts a child as alone while nobody said who came along, and an unknown age only where it was said', () => {
    expect(checkItems([item('EDUCATION')], child(17, { unaccompanied: null }), today).ok).toBe(false);
    expect(checkItems([item('EDUCATION')], { ...adult, bornOnOrBefore: null }, today).ok).toBe(true);
    expect(checkItems([item('EDUCATION')], { ...adult, bornOnOrBefore: null, unaccompanied: true }, today).ok).toBe(false);
  });
  it('does not let work or credit pass for urgent', () => expect(checkItems([item('BUSINESS', true)], child(17), today)).toMatchObject({ code: 'INVALID_INPUT' }));
});

describe('F15: a plan for a child alone of 16 or 17', () => {
  it.each([
    [[item('VOCATIONAL_TRAINING'), item('PSYCHOSOCIAL')], 16, true],
    [[item('EDUCATION'), item('PSYCHOSOCIAL')], 17, true],
    [[item('EDUCATION')], 17, false],
    [[item('JOB_PLACEMENT'), item('PSYCHOSOCIAL')], 17, false],
    [[item('EDUCATION', false, 'DOES_NOT_FIT'), item('PSYCHOSOCIAL')], 17, false],
    [[item('JOB_PLACEMENT')], 18, true],
    [[item('EDUCATION')], 15, true],
  ] as const)('%j at %i: %s', (items, years, may) => expect(movePlan(plan(items), 'FINAL', here, child(years, cared), today).ok).toBe(may));
});

describe('F14: a plan', () => {
  it('is final only after review in the country of return', () => {
    expect(movePlan(plan([item('HOUSING')]), 'FINAL', { reviewsHere: false }, adult, today)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F14' } });
    expect(movePlan(plan([item('HOUSING')]), 'FINAL', here, adult, today)).toMatchObject({ value: { status: 'FINAL', finalOn: today } });
    expect(movePlan(plan([item('HOUSING')], 'DRAFT'), 'FINAL', here, adult, today)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
  it('moves only as its table says', () => {
    for (const from of planStatuses)
      for (const to of planStatuses) expect([from, to, movePlan(plan([item('HOUSING')], from), to, here, adult, today).ok]).toEqual([from, to, planMoves[from].includes(to)]);
  });
  it('with nothing in it is not reviewed', () => expect(movePlan(plan([], 'DRAFT'), 'IN_REVIEW', here, adult, today).ok).toBe(false));
  it('names each type once', () => expect(checkItems([item('HOUSING'), item('HOUSING')], adult, today).ok).toBe(false));
});

describe('F08: suggestions', () => {
  it('always have a way that is no business, whatever was tried', () => {
    for (let tried = 0; tried < 2 ** planTypes.length; tried += 1) {
      const items = planTypes.filter((_, bit) => (tried >> bit) % 2 === 1).map((type) => item(type, false, 'DOES_NOT_FIT'));
      const ways = suggestInstead(items);
      expect(ways.some((way) => way !== 'BUSINESS')).toBe(true);
      for (const { type } of items) expect(ways).not.toContain(type);
    }
  });
  it('put training first where work or credit does not fit', () => {
    expect(suggestInstead([item('BUSINESS', false, 'DOES_NOT_FIT')])).toEqual(['VOCATIONAL_TRAINING', 'EDUCATION', 'JOB_PLACEMENT', 'REFERRAL']);
    expect(suggestInstead([])).toEqual(['JOB_PLACEMENT', 'VOCATIONAL_TRAINING', 'EDUCATION', 'BUSINESS', 'REFERRAL']);
  });
});
