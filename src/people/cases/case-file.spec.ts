import { addYears, day } from '../../kernel/day.js';
import { followUpOf, followUpUntil, progressOf, type FollowUpFacts } from './case-file.js';

const facts: FollowUpFacts = {
  kind: 'RETURNEE',
  registeredOn: day('2026-01-10'),
  arrivedOn: day('2026-02-01'),
  assistanceFrom: day('2026-01-10'),
  bornOnOrBefore: day('1990-01-01'),
  unaccompanied: null,
  followUpAtLeast: null,
  needsKnownOn: null,
};
const until = (over: Partial<FollowUpFacts> = {}) => followUpUntil({ ...facts, ...over });

describe('followUpUntil', () => {
  it('F50: is 12 months after arrival, and not known before', () => {
    expect(until()).toBe(day('2027-02-01'));
    expect(until({ arrivedOn: null })).toBeNull();
  });
  it('F50: is 12 months after registration for those who did not travel', () => {
    expect(until({ kind: 'COMMUNITY_MEMBER', arrivedOn: null })).toBe(day('2027-01-10'));
    expect(until({ kind: 'DISPLACED', arrivedOn: null })).toBe(day('2027-01-10'));
  });
  it('F40: of a child alone is the later of the 18th birthday and 18 months from the start of assistance', () => {
    expect(until({ bornOnOrBefore: day('2010-06-30'), unaccompanied: true })).toBe(day('2028-06-30'));
    expect(until({ bornOnOrBefore: day('2009-01-31'), unaccompanied: true })).toBe(day('2027-07-10'));
    expect(until({ bornOnOrBefore: addYears(facts.assistanceFrom, -18), unaccompanied: true })).toBe(day('2027-02-01'));
    expect(until({ bornOnOrBefore: day('2010-06-30'), unaccompanied: false })).toBe(day('2027-02-01'));
  });
  it('is at least what was chosen', () => expect(until({ followUpAtLeast: day('2027-06-01') })).toBe(day('2027-06-01')));
  it('F41: is at least six months from when protection knew, to the end of a month, and inside the year like anyone\'s', () => {
    expect(until({ needsKnownOn: day('2026-02-01') })).toBe(until());
    expect(until({ needsKnownOn: day('2026-12-01') })).toBe(day('2027-06-30'));
    expect(until({ needsKnownOn: day('2026-12-31') })).toBe(day('2027-06-30'));
    expect(until({ needsKnownOn: day('2026-12-01'), arrivedOn: null })).toBeNull();
  });
  it('F40: lasts as for a child alone where protection recorded anything of somebody who is not known to be grown up', () => {
    const needsKnownOn = day('2026-02-01');
    expect(until({ needsKnownOn, bornOnOrBefore: day('2010-06-30'), unaccompanied: false })).toBe(day('2028-06-30'));
    expect(until({ needsKnownOn, bornOnOrBefore: null })).toBe(day('2027-07-10'));
    expect(until({ needsKnownOn, bornOnOrBefore: addYears(facts.assistanceFrom, -18) })).toBe(until());
  });
});

describe('followUpOf', () => {
  const of = (over: Partial<FollowUpFacts & { monthlyFollowUp: boolean }> = {}) => followUpOf({ ...facts, monthlyFollowUp: false, ...over });
  it('is the longest of F40, F41 and F50', () => {
    expect(of().until).toBe(day('2027-02-01'));
    expect(of({ needsKnownOn: day('2026-12-01') }).until).toBe(day('2027-06-30'));
    expect(of({ bornOnOrBefore: day('2010-06-30'), unaccompanied: true, needsKnownOn: day('2026-12-01') }).until).toBe(day('2028-06-30'));
  });
  it('F41: looks like anyone\'s, whom protection knows something of within half a year after arrival', () => expect(of({ needsKnownOn: day('2026-07-31') })).toEqual(of()));
  it('F41: is monthly where that was chosen, and only there', () => {
    expect(of({ monthlyFollowUp: true })).toEqual({ ...of(), monthly: true });
    expect(of({ needsKnownOn: day('2026-12-01') }).monthly).toBe(false);
  });
  it('is counted from the start of assistance of whoever has not arrived', () => {
    expect(of({ arrivedOn: null })).toEqual({ until: day('2027-01-10'), monthly: false });
    expect(of({ arrivedOn: null, bornOnOrBefore: day('2010-06-30'), unaccompanied: true }).until).toBe(day('2028-06-30'));
  });
  it('holds no reason', () => expect(Object.keys(of({ needsKnownOn: day('2026-12-01'), unaccompanied: true }))).toEqual(['until', 'monthly']));
});

describe('progressOf', () => {
  const person = { handle: 'J-1', status: 'ACTIVE' as const };
  const none = { plannedArrival: null, arrivedOn: null };
  it('is a stage and dates', () => {
    expect(progressOf(person, { ...none, plannedArrival: day('2026-05-01') }, null)).toEqual({ handle: 'J-1', stage: 'BEFORE_ARRIVAL', plannedArrival: day('2026-05-01'), arrivedOn: null, planFinalOn: null });
    expect(progressOf(person, { ...none, arrivedOn: day('2026-05-02') }, null).stage).toBe('ARRIVED');
    expect(progressOf(person, none, day('2026-05-03')).stage).toBe('PLAN_FINAL');
    expect(progressOf({ ...person, status: 'CLOSED' }, none, day('2026-05-03')).stage).toBe('CLOSED');
  });
  it('tells nothing of a pause or a withdrawal', () => expect(progressOf({ ...person, status: 'WITHDRAWN' }, none, null)).toEqual(progressOf(person, none, null)));
});
