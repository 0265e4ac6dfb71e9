import fc from 'fast-check';

import { addDays, addMonths, day, type Day } from '../../kernel/day.js';
import { factsIn, standingOf, type Condition } from './condition.js';
import { override, openWarnings } from './override.js';
import { block, route, ruleSet, warn } from './ready/writing.js';
import { eligible, eligibleUnder, type RuleSet } from './rule-set.js';

const on = day('2026-03-31');

describe('a condition', () => {
  it.each<[string, Condition, Parameters<typeof standingOf>[1], string]>([
    ['equality', { fact: 'nationality', is: 'EC' }, { nationality: 'EC' }, 'HOLDS'],
    ['inequality', { fact: 'nationality', is: 'EC' }, { nationality: 'CO' }, 'FAILS'],
    ['what is not known', { fact: 'nationality', is: 'EC' }, { nationality: null }, 'UNKNOWN'],
    ['one of several', { fact: 'sector', in: ['A', 'B'] }, { sector: 'B' }, 'HOLDS'],
    ['a paper that is there', { fact: 'papers', includes: 'ID' }, { papers: ['ID'] }, 'HOLDS'],
    ['a paper that is not', { fact: 'papers', includes: 'ID' }, { papers: [] }, 'FAILS'],
    ['at least, the boundary', { fact: 'members', atLeast: 5 }, { members: 5 }, 'HOLDS'],
    ['at least, below', { fact: 'members', atLeast: 5 }, { members: 4 }, 'FAILS'],
    ['at most, the boundary', { fact: 'months', atMost: 6 }, { months: 6 }, 'HOLDS'],
    ['at most, above', { fact: 'months', atMost: 6 }, { months: 6.1 }, 'FAILS'],
    ['above, the boundary', { fact: 'months', above: 0 }, { months: 0 }, 'FAILS'],
    ['below, the boundary', { fact: 'months', below: 6 }, { months: 6 }, 'FAILS'],
    ['another fact', { fact: 'payMinor', atLeast: { fact: 'programmeWageMinor' } }, { payMinor: 2, programmeWageMinor: 2 }, 'HOLDS'],
    ['another fact that is not known', { fact: 'payMinor', atLeast: { fact: 'programmeWageMinor' } }, { payMinor: 2 }, 'UNKNOWN'],
    ['being stated', { fact: 'age', stated: true }, { age: 0 }, 'HOLDS'],
    ['not being stated', { fact: 'age', stated: true }, {}, 'FAILS'],
    ['the day itself', { fact: 'returnedOn', notBefore: '2007-01-01' }, { returnedOn: day('2007-01-01') }, 'HOLDS'],
    ['the day before', { fact: 'returnedOn', notBefore: '2007-01-01' }, { returnedOn: day('2006-12-31') }, 'FAILS'],
    ['today, which is not over', { fact: 'reviewOn', over: true }, { reviewOn: on }, 'FAILS'],
    ['yesterday, which is', { fact: 'reviewOn', over: true }, { reviewOn: addDays(on, -1) }, 'HOLDS'],
    ['steps that stay', { fact: 'wageStepsPercent', neverFalls: true }, { wageStepsPercent: [80, 80, 100] }, 'HOLDS'],
    ['steps that fall', { fact: 'wageStepsPercent', neverFalls: true }, { wageStepsPercent: [80, 79, 100] }, 'FAILS'],
    ['no last step', { fact: 'wageStepsPercent', lastAtLeast: 0 }, { wageStepsPercent: [] }, 'FAILS'],
    ['all, of which one fails and one is not known', { all: [{ fact: 'age', atLeast: 1 }, { fact: 'months', atLeast: 1 }] }, { months: 0 }, 'FAILS'],
    ['any, of which one holds and one is not known', { any: [{ fact: 'age', atLeast: 1 }, { fact: 'months', atLeast: 1 }] }, { months: 1 }, 'HOLDS'],
    ['the opposite of what is not known', { not: { fact: 'age', atLeast: 1 } }, {}, 'UNKNOWN'],
    ['all of nothing', { all: [] }, {}, 'HOLDS'],
    ['any of nothing', { any: [] }, {}, 'FAILS'],
  ])('%s', (_, condition, facts, is) => expect(standingOf(condition, facts, on).is).toBe(is));

  it('says from when it will hold, and nothing before', () => {
    const since = day('2025-09-30');
    const condition: Condition = { fact: 'residentSince', monthsPassed: 6 };
    expect(standingOf(condition, { residentSince: since }, day('2026-03-29'))).toEqual({ is: 'LATER', from: day('2026-03-30') });
    expect(standingOf(condition, { residentSince: since }, day('2026-03-30'))).toEqual({ is: 'HOLDS' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20_000 }), (from, months, at) => {
        const holds = standingOf({ fact: 'residentSince', monthsPassed: months }, { residentSince: from as Day }, at as Day).is === 'HOLDS';
        expect(holds).toBe(addMonths(from as Day, months) <= at);
      }),
    );
  });

  it('counts years by another day, by today where that is over or not known, and says from when', () => {
    const condition: Condition = { fact: 'bornOn', yearsPassed: { fact: 'minimumAge' }, by: 'startsOn' };
    const born = { bornOn: day('2010-04-01'), minimumAge: 16 };
    expect(standingOf(condition, { ...born, startsOn: day('2026-04-01') }, on)).toEqual({ is: 'HOLDS' });
    expect(standingOf(condition, born, on)).toEqual({ is: 'LATER', from: day('2026-04-01') });
    expect(standingOf(condition, { ...born, startsOn: day('2026-01-01') }, day('2026-04-01'))).toEqual({ is: 'HOLDS' });
    expect(standingOf(condition, { bornOn: born.bornOn }, on)).toEqual({ is: 'UNKNOWN', facts: ['minimumAge'] });
    expect(factsIn({ any: [condition, { not: { fact: 'nationality', is: 'EC' } }] })).toEqual(['bornOn', 'startsOn', 'minimumAge', 'nationality']);
  });

  it('is at the latest of all days, and at the earliest of any', () => {
    const [six, nine] = [6, 9].map((monthsPassed) => ({ fact: 'residentSince', monthsPassed }) as const) as [Condition, Condition];
    const facts = { residentSince: day('2026-01-01') };
    expect(standingOf({ all: [six, nine] }, facts, on)).toEqual({ is: 'LATER', from: day('2026-10-01') });
    expect(standingOf({ any: [six, nine] }, facts, on)).toEqual({ is: 'LATER', from: day('2026-07-01') });
    expect(standingOf({ not: six }, facts, on)).toEqual({ is: 'HOLDS' });
  });
});

describe('a verdict', () => {
  const adult = block('A', 'Adults only.', { fact: 'age', atLeast: 18 });
  const resident = block('R', 'Residents only.', { fact: 'residentSince', monthsPassed: 6 });
  const guarded = block('G', 'A guardian is named.', { fact: 'guardianNamed', is: true }, { task: 'Have a guardian named.' });
  const set = (...rules: RuleSet['rules']): RuleSet => ruleSet('constructed', rules);
  const recently = { residentSince: day('2026-01-01') };

  it.each<[string, RuleSet, Parameters<typeof eligible>[0], string, string | null]>([
    ['nothing in the way', set(adult), { age: 18 }, 'ELIGIBLE', null],
    ['a block', set(adult), { age: 17 }, 'REFUSED', null],
    ['what has to be known', set(adult), {}, 'REFUSED', null],
    ['a day to come', set(resident), recently, 'NOT_YET', '2026-07-01'],
    ['a task', set(guarded), { guardianNamed: false }, 'NOT_YET', null],
    ['a task to find out', set(guarded), {}, 'NOT_YET', null],
    ['a day and a task', set(resident, guarded), recently, 'NOT_YET', '2026-07-01'],
    ['a block beside a day', set(resident, adult), { ...recently, age: 17 }, 'REFUSED', null],
    ['a warning', set(warn('W', 'Beware.', { fact: 'age', atLeast: 18 })), { age: 17 }, 'ELIGIBLE', null],
    ['a route', set(route('X', 'Look.', { fact: 'age', atLeast: 18 })), { age: 17 }, 'ELIGIBLE', null],
    ['a rule that does not apply', set({ ...adult, when: { fact: 'hazardous', is: true } }), { hazardous: false }, 'ELIGIBLE', null],
  ])('%s', (_, rules, facts, standing, from) => expect(eligible(facts, rules, on)).toMatchObject({ standing, from: from === null ? null : day(from) }));

  it('names the rule, the sentence, the task and what is not known', () => {
    expect(eligible({}, set(guarded), on).blocks).toEqual([{ rule: 'G', level: 'BLOCK', sentence: 'A guardian is named.', from: null, task: 'Have a guardian named.', missing: ['guardianNamed'], reads: ['guardianNamed'] }]);
    expect(eligible(recently, set(resident), on).blocks[0]?.sentence).toBe('Residents only. It holds from 2026-07-01.');
  });

  it('is by the rules of the day, and refuses where there are none', () => {
    const [old, young] = [ruleSet('old', [adult], '2025-01-01', '2025-12-31'), ruleSet('new', [], '2026-01-01')];
    const at = (when: string) => eligibleUnder({ age: 17 }, [old, young], day(when)).standing;
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map(at)).toEqual(['REFUSED', 'REFUSED', 'REFUSED', 'ELIGIBLE']);
    expect(eligible({ age: 20 }, old, day('2026-01-01')).blocks[0]?.rule).toBe('L10');
    expect(eligibleUnder({ age: 17 }, [young], on, [set(adult)]).standing).toBe('REFUSED');
  });

  it('does not change with the order of the rules', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([adult, resident, guarded], { minLength: 3 }), fc.option(fc.integer({ min: 16, max: 20 })), fc.option(fc.boolean()), (rules, age, guardianNamed) => {
        const facts = { ...recently, age, guardianNamed };
        const [one, other] = [eligible(facts, set(adult, resident, guarded), on), eligible(facts, set(...rules), on)];
        expect([other.standing, other.from, other.blocks.length]).toEqual([one.standing, one.from, one.blocks.length]);
      }),
    );
  });

  it('is overridden where it warns, by an officer with a reason, and never where it blocks', () => {
    const verdict = eligible({ age: 17 }, set(adult, warn('W', 'Beware.', { fact: 'age', atLeast: 18 })), on);
    expect(override(verdict, 'W', 'agreed with the funder', ['JOB_PLACEMENT_OFFICER'])).toEqual({ ok: true, value: { rule: 'W', reason: 'agreed with the funder' } });
    expect(override(verdict, 'W', ' ', ['JOB_PLACEMENT_OFFICER'])).toMatchObject({ code: 'REASON_NEEDED' });
    expect(override(verdict, 'W', 'x', ['CASE_MANAGER', 'ADMIN'])).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(override(verdict, 'A', 'x', ['JOB_PLACEMENT_OFFICER'])).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'A' } });
    expect(override(verdict, 'Z', 'x', ['JOB_PLACEMENT_OFFICER'])).toMatchObject({ code: 'NOT_FOUND' });
    expect(openWarnings(verdict, [])).toHaveLength(1);
    expect(openWarnings(verdict, [{ rule: 'W' }])).toEqual([]);
  });

  it('is overridden where it warns though another condition of it blocks, which goes on blocking', () => {
    const verdict = eligible({ age: 17 }, set(adult, warn('A', 'Beware.', { fact: 'age', atLeast: 18 })), on);
    expect(override(verdict, 'A', 'agreed with the funder', ['JOB_PLACEMENT_OFFICER'])).toMatchObject({ ok: true });
    expect([openWarnings(verdict, [{ rule: 'A' }]), verdict.blocks]).toMatchObject([[], [{ rule: 'A' }]]);
  });
});
