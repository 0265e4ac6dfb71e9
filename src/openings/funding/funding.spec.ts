import fc from 'fast-check';

import { aVenture } from '../../../test/openings/a-venture.js';
import { day } from '../../kernel/day.js';
import type { Programme } from '../../programmes/rules/programmes/programme.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { cucayo, cucayoByShare } from '../../programmes/rules/ready/programmes-of-states.js';
import { block, ruleSet } from '../../programmes/rules/ready/writing.js';
import type { RuleSet } from '../../programmes/rules/rule-set.js';
import type { Venture } from '../ventures/venture.js';
import { faultOfFunding, judgeFunding, toldOfFunding, type Applying } from './applying.js';
import { sectorOf } from './sectors.js';
import { askedOf, asPlanned, monthsFrom, ventureFacts, wishFacts, type MoneyGround } from './venture-facts.js';
import { wayOfEntry, wayOfProgramme, type Way } from './ways.js';

const on = day('2026-03-31');
const dollars: MoneyGround = { inDollars: ({ minor, currency }) => (currency === 'USD' ? minor : null) };
const programme = { instruments: ['GRANT'] } as unknown as Programme;
const grant = (...sets: RuleSet[]): Way => wayOfProgramme(programme, sets)!;
const loan = wayOfEntry({ rule: 'F28', service: 'LOAN', source: 'constructed', residencyMonths: null, papers: [], fundingEndsOn: null, reach: null } as never, null)!;
const judged = (way: Way, applying: Applying, clearance: 'HANDLE' | 'CASE' | 'PROTECTION' = 'PROTECTION') => judgeFunding({ ...applying, venture: { ...applying.venture, ...way.facts } }, way.rules, clearance, on);
const venture = (over: Partial<Venture>) => aVenture({ currency: 'USD', activity: '7911', publicPercent: 50, contributions: [{ from: 'MEMBERS', partner: null, form: 'CASH', what: 'savings', amountMinor: 1 }], ...over });
const costing = (minor: number) => [{ what: 'a stand', purpose: 'INCOME', amountMinor: minor } as const];
const ecuadorian: Facts = { nationality: 'EC', legalImpediment: false, monthsAbroad: 12, planMonthsFromArrival: 13 };
const byVenture = (of: Venture, people: readonly Facts[], members = people.length, migrants = members): Applying => ({ people, venture: ventureFacts(of, { all: members, returnees: migrants }, dollars), away: false });
const standing = (way: Way, applying: Applying) => judged(way, applying).full.standing;

describe('F26: the matching fund, from the records of a venture', () => {
  const alone = (cost: number, publicPercent = 50) => byVenture(venture({ kind: 'INDIVIDUAL', budget: costing(cost), publicPercent }), [ecuadorian], 1);
  const together = (cost: number, publicPercent: number, members: number, migrants: number) => byVenture(venture({ budget: costing(cost), publicPercent }), [ecuadorian], members, migrants);

  it.each<[string, Applying, 'ELIGIBLE' | 'REFUSED', 'ELIGIBLE' | 'REFUSED']>([
    ['2,500.00 of one person at a half', alone(250_000), 'ELIGIBLE', 'ELIGIBLE'],
    ['2,500.01', alone(250_001), 'REFUSED', 'ELIGIBLE'],
    ['5,000.00, half of which is 2,500.00', alone(500_000), 'REFUSED', 'ELIGIBLE'],
    ['5,000.01, half of which is a half cent more', alone(500_001), 'REFUSED', 'REFUSED'],
    ['15,000.00 at a quarter', alone(1_500_000, 25), 'ELIGIBLE', 'ELIGIBLE'],
    ['15,000.01 at a quarter', alone(1_500_001, 25), 'REFUSED', 'ELIGIBLE'],
    ['60,000.00 at a quarter', alone(6_000_000, 25), 'REFUSED', 'ELIGIBLE'],
    ['60,000.01 at a quarter', alone(6_000_001, 25), 'REFUSED', 'REFUSED'],
    ['50,000.00 together at a half', together(5_000_000, 50, 2, 1), 'ELIGIBLE', 'ELIGIBLE'],
    ['50,000.01 together at a half', together(5_000_001, 50, 2, 1), 'REFUSED', 'ELIGIBLE'],
    ['100,000.02 together at a half', together(10_000_002, 50, 2, 1), 'REFUSED', 'REFUSED'],
    ['50,000.00 at a quarter with 5 people, 2 of them migrants', together(5_000_000, 25, 5, 2), 'ELIGIBLE', 'ELIGIBLE'],
    ['50,000.01 at a quarter', together(5_000_001, 25, 5, 2), 'REFUSED', 'ELIGIBLE'],
    ['4 people at a quarter', together(1_000_000, 25, 4, 2), 'REFUSED', 'REFUSED'],
    ['5 people at a quarter, 1 of them a migrant', together(1_000_000, 25, 5, 1), 'REFUSED', 'REFUSED'],
    ['a third of the cost', alone(100_000, 33), 'REFUSED', 'REFUSED'],
  ])('%s', (_, applying, byCost, byShare) => expect([standing(grant(cucayo), applying), standing(grant(cucayoByShare), applying)]).toEqual([byCost, byShare]));

  it.each<[string, Facts, string]>([
    ['60 days at home', { monthsAbroad: 11, daysHomeDuringLastStay: 60 }, 'ELIGIBLE'],
    ['61 days', { monthsAbroad: 11, daysHomeDuringLastStay: 61, returnedOn: day('2006-12-31') }, 'REFUSED'],
    ['61 days, returned since 2007', { monthsAbroad: 11, daysHomeDuringLastStay: 61, returnedOn: day('2007-01-01') }, 'ELIGIBLE'],
    ['another nationality', { nationality: 'CO' }, 'REFUSED'],
    ['a legal impediment', { legalImpediment: true }, 'REFUSED'],
  ])('%s', (_, over, expected) => expect(standing(grant(cucayo), byVenture(venture({ kind: 'INDIVIDUAL', budget: costing(1) }), [{ ...ecuadorian, ...over }], 1))).toBe(expected));

  it('is applied for through one of several founders, and waits for capital', () => {
    const of = venture({ budget: costing(100) });
    expect(standing(grant(cucayo), byVenture(of, [{ nationality: 'CO' }, ecuadorian]))).toBe('ELIGIBLE');
    expect(standing(grant(cucayo), byVenture(of, [{ nationality: 'CO' }]))).toBe('REFUSED');
    expect(standing(grant(cucayo), byVenture({ ...of, contributions: [] }, [ecuadorian]))).toBe('NOT_YET');
    expect(standing(grant(cucayo), byVenture({ ...of, contributions: [] }, [{ ...ecuadorian, hasCapital: false }]))).toBe('NOT_YET');
  });

  it('is not judged by a cost without a rate', () => {
    const of = byVenture(venture({ currency: 'ETB', budget: costing(100) }), [ecuadorian]);
    expect(judged(grant(cucayo), of).full).toMatchObject({ standing: 'NOT_YET', blocks: [{ rule: 'F26', missing: ['projectCostMinor'] }] });
  });
});

describe('F28: credit', () => {
  const flags = ['guaranteed', 'knowsLocalMarket', 'shownAbility', 'trainedForBusiness'] as const;
  const ready: Facts = { basicNeedsMet: true, guaranteed: true, guaranteeWaived: false, knowsLocalMarket: true, shownAbility: true, trainedForBusiness: true };
  const idea: Facts = { businessRuns: false, firstProfits: false };
  const rows = Array.from({ length: 16 }, (_, row) => Object.fromEntries(flags.map((flag, bit) => [flag, (row & (1 << bit)) !== 0])));

  it.each(rows.map((row) => [JSON.stringify(row), row] as const))('%s', (_, row) => {
    const all = flags.every((flag) => row[flag] === true);
    expect(standing(loan, { people: [{ ...ready, ...row }], venture: idea, away: false })).toBe(all ? 'ELIGIBLE' : 'NOT_YET');
    expect(standing(loan, { people: [{ ...ready, ...row }], venture: { businessRuns: true, firstProfits: true }, away: false })).toBe('ELIGIBLE');
    expect(standing(loan, { people: [{ ...ready, ...row, basicNeedsMet: false }], venture: { businessRuns: true, firstProfits: true }, away: false })).toBe('REFUSED');
  });

  it('is owed by all: each founder has to pass', () => {
    expect(standing(loan, { people: [ready, { ...ready, basicNeedsMet: false }], venture: idea, away: false })).toBe('REFUSED');
    expect(standing(loan, { people: [ready, ready], venture: idea, away: false })).toBe('ELIGIBLE');
  });

  it('is open to nobody of whom nothing is known', () => expect(standing(loan, { people: [], venture: idea, away: false })).toBe('NOT_YET'));
});

describe('help to start, from the records of a venture', () => {
  const open = grant(ruleSet('constructed', [block('F99', 'True.', { fact: 'members', atLeast: 0 })]));
  const rulesOf = ({ full: { blocks, warnings, routes } }: ReturnType<typeof judged>) => [...blocks, ...warnings, ...routes].map((finding) => finding.rule);
  const wished = (minor: number, people: number, cashMinor = 0, cashReason: string | null = null, there = people) => {
    const { people: founders, venture: facts } = byVenture(venture({ budget: costing(1) }), Array.from({ length: people }, () => ({})));
    return rulesOf(judged(open, { people: founders, venture: { ...facts, ...wishFacts({ minor, currency: 'USD', cashMinor, cashReason }, people, there, dollars) }, away: false }));
  };

  it('F20: warns of amounts a person outside what was given', () => {
    expect([wished(56_900, 1), wished(56_899, 1), wished(884_500, 1), wished(884_501, 1)]).toEqual([[], ['F20'], [], ['F20']]);
    expect([wished(1_769_000, 2), wished(1_769_001, 2)]).toEqual([[], ['F20']]);
  });
  it('F21: routes more than a little cash without a reason', () => {
    expect([wished(60_000, 1, 20_000), wished(60_000, 1, 20_001), wished(60_000, 1, 20_001, 'REMOTE_RETURN'), wished(60_000, 1, 20_001, 'UNSAFE_FOR_STAFF')]).toEqual([[], ['F21'], [], []]);
    // Ten people are promised and one is there, who is handed all of it.
    expect([wished(600_000, 10, 20_001, null, 1), wished(600_000, 10, 20_000, null, 1), wished(600_000, 10, 40_000, null, 2)]).toEqual([['F21'], [], []]);
  });
  it('F22: wants something spent on income or skills, beyond the first year', () => {
    const told = (over: Partial<Venture>, person: Facts = {}) => rulesOf(judged(open, byVenture(venture({ ...over }), [person])));
    expect(told({ budget: [{ what: 'a roof', purpose: 'OTHER', amountMinor: 1 }] })).toEqual(['F22']);
    expect(told({ budget: [{ what: 'a course', purpose: 'SKILLS', amountMinor: 1 }] })).toEqual([]);
    expect(told({ budget: [{ what: 'a roof', purpose: 'OTHER', amountMinor: 1 }] }, { healthSupport: true })).toEqual([]);
    expect([told({}, { planMonthsFromArrival: 12 }), told({}, { planMonthsFromArrival: 13 })]).toEqual([['F22'], []]);
    const arrival = day('2026-01-31');
    expect([monthsFrom(arrival, day('2027-01-31')), monthsFrom(arrival, day('2027-02-01')), monthsFrom(arrival, arrival)]).toEqual([12, 13, 0]);
  });
  it('F22: goes by the plan that was approved, not by what was written down before', () => {
    const of = venture({ budget: [{ what: 'a roof', purpose: 'OTHER', amountMinor: 9 }], plannedUntil: null });
    const plan = { currency: 'USD', budget: [{ what: 'a course', purpose: 'SKILLS', amountMinor: 4 } as const], months: 12 };
    expect(asPlanned(of, plan, day('2026-01-31'))).toEqual({ ...of, budget: plan.budget, plannedUntil: day('2027-01-31') });
    expect(asPlanned(of, { ...plan, currency: 'ETB', months: null }, day('2026-01-31'))).toEqual(of);
  });
  it('F34: warns with what to do instead, and hides nothing', () => {
    const { full } = judged(open, byVenture(venture({ needs: ['LAND'], place: { ...aVenture().place!, country: 'MA' } }), [{}]));
    expect(full).toMatchObject({ standing: 'ELIGIBLE', warnings: [{ rule: 'F34', sentence: expect.stringContaining('lease') }] });
  });
  it('asks for what the venture cannot pay itself', () => {
    const own = { from: 'MEMBERS', partner: null, form: 'CASH', what: 'savings', amountMinor: 300 } as const;
    expect(askedOf({ currency: 'USD', budget: costing(1_000), contributions: [own, { ...own, from: 'MISSION' }], publicPercent: null })).toEqual({ minor: 700, currency: 'USD' });
    expect(askedOf({ currency: 'USD', budget: costing(1_001), contributions: [own], publicPercent: 25 })).toEqual({ minor: 250, currency: 'USD' });
    expect(askedOf({ currency: 'USD', budget: [], contributions: [], publicPercent: 25 })).toBeNull();
  });
  it.each([['0141', 'ANIMAL_HUSBANDRY'], ['0111', 'AGRICULTURE'], ['03', 'FISHING'], ['1040', 'MANUFACTURING'], ['5610', 'TOURISM'], ['7911', 'TOURISM'], ['85', 'EDUCATION'], ['9602', 'SERVICES'], ['9200', 'GAMBLING']])('%s is %s', (code, sector) => expect(sectorOf(code)).toBe(sector));
});

describe('what is told', () => {
  const origin = grant(cucayo);
  const of = (person: Facts): Applying => byVenture(venture({ kind: 'INDIVIDUAL', budget: costing(1) }), [person], 1);
  it('by handle tells nothing of what only the case manager knows, whatever it is', () => {
    const answers = [ecuadorian, { ...ecuadorian, nationality: 'CO' }, { ...ecuadorian, legalImpediment: true, monthsAbroad: 0 }, {}].map((person) => toldOfFunding(judged(origin, of(person), 'HANDLE')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(toldOfFunding(judged(origin, of({ ...ecuadorian, nationality: 'CO' }), 'CASE'))).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F26' }] });
  });
  it('says no more than its asker may know, whatever is known of whom', () => {
    const days = fc.constantFrom(day('2006-12-31'), day('2007-01-01'));
    const flag = fc.option(fc.boolean());
    const ofCase = fc.record({ nationality: fc.option(fc.constantFrom('EC', 'CO')), monthsAbroad: fc.option(fc.nat(20)), legalImpediment: flag, returnedOn: fc.option(days), unaccompaniedChild: flag, guardianNamed: flag, basicNeedsMet: flag, guaranteed: flag, healthSupport: flag });
    const ofProtection = fc.record({ ableToWork: fc.option(fc.constant(false)), trafficked: fc.option(fc.constant(true)), riskAssessed: flag, weakLinks: flag });
    const said = (facts: Facts, clearance: 'HANDLE' | 'CASE') => [origin, loan].map((way) => JSON.stringify(toldOfFunding(judged(way, of({ knowsLocalMarket: true, ...facts }), clearance))));
    fc.assert(
      fc.property(ofCase, ofCase, ofProtection, ofProtection, (one, other, kept, known) => {
        expect(said({ ...one, ...kept }, 'HANDLE')).toEqual(said({ ...other, ...kept }, 'HANDLE'));
        const [silent, told] = [said(one, 'CASE'), said({ ...one, ...known }, 'CASE')];
        told.forEach((each, at) => expect(each === silent[at] || each.includes('NOT_AVAILABLE')).toBe(true));
      }),
      { numRuns: 60 },
    );
  });
  it('F43: is "not available" to all but protection where protection knows why', () => {
    for (const clearance of ['HANDLE', 'CASE'] as const) expect(toldOfFunding(judged(origin, of({ ...ecuadorian, ableToWork: false }), clearance)).standing).toBe('NOT_AVAILABLE');
    expect(toldOfFunding(judged(origin, of({ ...ecuadorian, ableToWork: false }), 'PROTECTION'))).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F43' }] });
  });
  it('keeps money from whom a rule forbids it, by name where that may be known', () => {
    const fault = (person: Facts, clearance: 'HANDLE' | 'CASE', despite: string[] = [], over: Partial<Venture> = {}) => faultOfFunding(judged(origin, byVenture(venture({ kind: 'INDIVIDUAL', budget: costing(1), ...over }), [person], 1), clearance), despite);
    expect(fault(ecuadorian, 'HANDLE')).toBeNull();
    expect(fault({ ...ecuadorian, nationality: 'CO' }, 'HANDLE')).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(fault({ ...ecuadorian, nationality: 'CO' }, 'CASE')).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
    expect(fault(ecuadorian, 'HANDLE', [], { budget: costing(250_001) })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F26' } });
    expect(fault(ecuadorian, 'HANDLE', [], { activity: '9200' })).toMatchObject({ code: 'RULE_WARNS', facts: { rule: 'F26' } });
    expect(fault(ecuadorian, 'HANDLE', ['F26'], { activity: '9200' })).toBeNull();
    expect(fault(ecuadorian, 'HANDLE', [], { budget: [{ what: 'a roof', purpose: 'OTHER', amountMinor: 1 }] })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F22' } });
  });
});
