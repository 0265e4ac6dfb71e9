import fc from 'fast-check';

import { day } from '../../kernel/day.js';
import { factKinds, type FactName, type Facts } from './facts.js';
import { clearances, guardedFacts, mayKnow, notAvailable, shownTo } from './guarded-facts.js';
import { peopleRules } from './ready/people.js';
import { block, route, ruleSet, warn } from './ready/writing.js';
import { eligibleUnder, factsOfRule, type RuleSet } from './rule-set.js';

const on = day('2026-03-31');
const origin = ruleSet('constructed', [block('F26', 'For people of one country.', { fact: 'nationality', is: 'EC' }), block('F07', 'At most six months.', { fact: 'months', atMost: 6 })]);
const told = (clearance: (typeof clearances)[number], facts: Facts, sets: readonly RuleSet[] | null = [origin]) => shownTo(clearance, eligibleUnder(facts, sets, on, [peopleRules]));

describe('what a rule says of a protected fact', () => {
  it('is told to those who may know the fact, with the id', () => {
    expect(told('CASE', { nationality: 'CO', months: 6 })).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F26' }] });
    expect(told('PROTECTION', { trafficked: true, riskAssessed: false }, null)).toMatchObject({ standing: 'NOT_YET', blocks: [{ rule: 'F41' }] });
  });

  it('is "not available" to all others, and nothing else, whatever else was found and whether or not the fact is known', () => {
    for (const nationality of ['CO', null]) for (const months of [6, 7]) expect(told('HANDLE', { nationality, months })).toEqual(notAvailable(on));
    expect(told('CASE', { ableToWork: false }, null)).toEqual(notAvailable(on));
    expect(told('CASE', { trafficked: true }, null)).toEqual(notAvailable(on));
    expect(told('HANDLE', { unaccompaniedChild: true }, null)).toEqual(notAvailable(on));
  });

  it('leaves other rules as they are', () => {
    expect(told('HANDLE', { nationality: 'EC', months: 7 })).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F07' }] });
    expect(told('HANDLE', { nationality: 'EC', months: 6 })).toMatchObject({ standing: 'ELIGIBLE', blocks: [], routes: [] });
  });

  it('hides a warning like a block, and leaves out what is for the list of somebody else', () => {
    const warns = ruleSet('constructed', [warn('F33', 'Usually for residents.', { fact: 'residentSince', monthsPassed: 6 })]);
    const routes = ruleSet('constructed', [route('F33', 'Look for support.', { fact: 'psychosocialSupport', is: true })]);
    expect(told('HANDLE', { residentSince: on }, [warns])).toEqual(notAvailable(on));
    expect(told('CASE', { residentSince: on }, [warns])).toMatchObject({ standing: 'ELIGIBLE', warnings: [{ rule: 'F33' }] });
    expect(told('HANDLE', { psychosocialSupport: false }, [routes])).toMatchObject({ standing: 'ELIGIBLE', routes: [] });
  });

  it('never differs by a guarded fact but between available and not', () => {
    const guarded = Object.keys(guardedFacts) as FactName[];
    const value = (name: FactName) => ({ TEXT: fc.constantFrom('EC', 'CO'), TEXTS: fc.constantFrom<string[]>([], ['ID_CARD']), NUMBER: fc.nat(30), NUMBERS: fc.constant([1]), FLAG: fc.boolean(), DAY: fc.constantFrom(day('2025-01-01'), on) })[factKinds[name]];
    const facts = fc.record(Object.fromEntries(guarded.map((name) => [name, fc.option<unknown>(value(name) as fc.Arbitrary<unknown>)])), { requiredKeys: [] }) as fc.Arbitrary<Facts>;
    const sets = [origin, ruleSet('constructed', [block('F33', 'Residents.', { fact: 'residentSince', monthsPassed: 6 }), warn('F11', 'With capital.', { fact: 'hasCapital', is: true })])];
    fc.assert(
      fc.property(facts, fc.nat(12), (known, months) => {
        const answer = told('HANDLE', { ...known, months }, sets);
        const open = months <= 6 ? { standing: 'ELIGIBLE', blocks: [] } : { standing: 'REFUSED', blocks: [expect.objectContaining({ rule: 'F07' })] };
        if (answer.standing === 'NOT_AVAILABLE') expect(answer).toEqual(notAvailable(on));
        else expect(answer).toEqual({ on, from: null, warnings: [], routes: [], ...open });
      }),
    );
  });
});

it('nobody by handle may know what the rules for all people said', () => {
  for (const rule of peopleRules.rules) expect(mayKnow('HANDLE', { reads: factsOfRule(rule) })).toBe(false);
});
