import fc from 'fast-check';

import { addDays, day } from '../../kernel/day.js';
import { block, ruleSet, warn } from '../../programmes/rules/ready/writing.js';
import { eligible, eligibleUnder } from '../../programmes/rules/rule-set.js';
import { toldOfFunding } from './applying.js';
import { fromItsBegin, inOrder, optionOf, optionStandings, stillToAsk, stillToFind, type FundingOption } from './options.js';
import { wayKinds, wayOfEntry } from './ways.js';

const on = day('2026-03-31');
const option = (over: Partial<FundingOption>): FundingOption => ({
  ...{ kind: 'GRANT', name: 'A fund', provider: 'A state', conditions: '', programmeId: null, entryId: null, standing: 'OPEN', moreToAsk: false, insteadOfCredit: false, provisional: true },
  ...{ on, from: null, blocks: [], warnings: [], routes: [] },
  ...over,
});

describe('what is not decided yet', () => {
  const set = ruleSet('constructed', [block('F26', 'Five people.', { fact: 'members', atLeast: 5 }), block('F26', 'Of one country.', { fact: 'nationality', is: 'EC' }), warn('F20', 'Not much.', { fact: 'amountUsdMinor', atMost: 1 })]);
  const said = (members: number, nationality: string | null = 'EC') => eligible({ members, nationality, amountUsdMinor: 1 }, set, on);

  it('is people to find where the terms of the venture promise them, and a refusal where they do not', () => {
    expect(stillToFind(said(2), said(5))).toMatchObject({ standing: 'NOT_YET', from: null, blocks: [{ rule: 'F26', task: 'Find the people whom the terms of the venture promise.' }] });
    expect(stillToFind(said(2), said(4)).standing).toBe('REFUSED');
    expect(stillToFind(said(2, 'CO'), said(5, 'CO'))).toMatchObject({ standing: 'REFUSED', blocks: [{ task: expect.any(String) }, { task: null }] });
    expect(stillToFind(said(5), said(5)).standing).toBe('ELIGIBLE');
  });
  it('is to be found out, by whoever may know it', () => {
    expect(stillToAsk(said(5, null), 'CASE')).toMatchObject({ standing: 'NOT_YET', blocks: [{ task: 'Find out: nationality.' }] });
    expect(stillToAsk(said(5, null), 'HANDLE')).toMatchObject({ standing: 'NOT_YET', blocks: [{ task: 'Whoever accompanies the founders finds this out with them.' }] });
    expect(stillToAsk(said(5, 'CO'), 'CASE').standing).toBe('REFUSED');
  });
  it('opens on the first day of the programme', () => {
    const closed = eligible({}, { ...set, validFrom: addDays(on, 1) }, on);
    expect(fromItsBegin(closed, addDays(on, 1))).toMatchObject({ standing: 'NOT_YET', from: addDays(on, 1), blocks: [{ rule: 'L10' }] });
    expect([fromItsBegin(closed, on).standing, fromItsBegin(closed, null).standing]).toEqual(['REFUSED', 'REFUSED']);
  });
});

describe('the order of options', () => {
  const names = (options: readonly FundingOption[], needsUnmet = false) => inOrder(options, needsUnmet, on).map(({ name, standing, insteadOfCredit }) => [name, standing, insteadOfCredit]);

  it('F28: has credit after every grant and course that can be had, though it is open and they are not yet', () =>
    expect(names([option({ kind: 'CREDIT', name: 'Loan' }), option({ name: 'Closed', standing: 'NOT_OPEN' }), option({ kind: 'TRAINING', name: 'Course' }), option({ standing: 'NOT_YET' })])).toEqual([
      ['Course', 'OPEN', false],
      ['A fund', 'NOT_YET', false],
      ['Loan', 'OPEN', false],
      ['Closed', 'NOT_OPEN', false],
    ]));
  it('F28: where basic needs are not met, names the grant or training that comes instead', () => {
    const loan = option({ kind: 'CREDIT', name: 'Loan', standing: 'NOT_OPEN' });
    expect(names([loan, option({ standing: 'NOT_YET' })], true)).toEqual([['A fund', 'NOT_YET', true], ['Loan', 'NOT_OPEN', false]]);
    expect(names([loan, option({ standing: 'NOT_OPEN' })], true)[0]).toEqual(['Training and help in kind by the plan of the person', 'OPEN', true]);
    expect(names([], true)).toHaveLength(1);
  });
  it('F28: never begins with credit while there is anything else to be had, whatever comes in', () => {
    const any = fc.record({ kind: fc.constantFrom(...wayKinds), standing: fc.constantFrom(...optionStandings), name: fc.constantFrom('a', 'b', 'c') }).map(option);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.boolean(), (options, needsUnmet) => {
        const had = inOrder(options, needsUnmet, on).filter(({ standing }) => standing === 'OPEN' || standing === 'NOT_YET');
        const firstCredit = had.findIndex(({ kind }) => kind === 'CREDIT');
        expect(had.slice(firstCredit < 0 ? had.length : firstCredit).every(({ kind }) => kind === 'CREDIT')).toBe(true);
        if (needsUnmet) expect(had.some(({ insteadOfCredit }) => insteadOfCredit)).toBe(true);
        expect(inOrder([...options].reverse(), needsUnmet, on).map(({ kind, standing, name }) => [kind, standing, name])).toEqual(inOrder(options, needsUnmet, on).map(({ kind, standing, name }) => [kind, standing, name]));
      }),
    );
  });
});

describe('an entry of the catalogue', () => {
  const entry = (over: object) => ({ rule: 'F10', service: 'MATCHING_FUND', name: 'A fund', provider: 'A state', conditions: 'For all.', source: 'constructed', residencyMonths: null, papers: [], fundingEndsOn: null, reach: null, ...over }) as never;
  const told = (over: object, at: { latitude: number; longitude: number } | null = null) => {
    const way = wayOfEntry(entry(over), at)!;
    const verdict = eligible(way.facts, { ...way.rules.sets![0]!, rules: way.rules.sets!.flatMap((set) => set.rules) }, on);
    return optionOf(way, toldOfFunding({ away: false, withheld: false, known: verdict }), 'CASE');
  };
  const reach = { geonameId: null, latitude: 8.5, longitude: 39.2, reachKm: 10 };

  it.each<[string, object, { latitude: number; longitude: number } | null, string]>([
    ['everywhere', {}, null, 'OPEN'],
    ['near', { reach }, reach, 'OPEN'],
    ['far', { reach }, { latitude: 9.5, longitude: 39.2 }, 'NOT_OPEN'],
    ['where nobody knows the place', { reach }, null, 'OPEN'],
    ['on its last day', { fundingEndsOn: on }, null, 'OPEN'],
    ['after its last day', { fundingEndsOn: addDays(on, -1) }, null, 'NOT_OPEN'],
    ['without the papers', { papers: ['DIPLOMA'] }, null, 'NOT_YET'],
  ])('%s', (_, over, at, standing) => expect(told(over, at).standing).toBe(standing));
  it('F28: asks of every loan what credit asks, each thing once', () => {
    for (const rule of ['F10', 'F28']) {
      const { rules, facts } = wayOfEntry(entry({ rule, service: 'LOAN' }), null)!;
      const { blocks } = eligibleUnder(facts, rules.sets, on, rules.always);
      expect(blocks.map((block) => block.rule)).toEqual(['F28', 'F28', 'F28', 'F28', 'F28']);
    }
  });
  it('is no way for founders where it is something else', () => expect(wayOfEntry(entry({ service: 'HOUSING' }), null)).toBeNull());
});
