import { day } from '../../../kernel/day.js';
import type { Facts } from '../facts.js';
import { eligible, type RuleSet } from '../rule-set.js';
import { barriersOfLaw, microcredit, startingHelp } from './founders.js';

const on = day('2026-03-31');
const told = (set: RuleSet, facts: Facts) => {
  const { standing, blocks, warnings, routes } = eligible(facts, set, on);
  return { standing, rules: [...blocks, ...warnings, ...routes].map((finding) => finding.rule) };
};
const plan: Facts = { plannedForIncomeOrSkillsMinor: 1, planMonthsFromArrival: 13 };

describe('help to start', () => {
  it.each<[string, Facts, string[]]>([
    ['569.00', { amountUsdMinor: 56_900 }, []],
    ['568.99', { amountUsdMinor: 56_899 }, ['F20']],
    ['8,845.00', { amountUsdMinor: 884_500 }, []],
    ['8,845.01', { amountUsdMinor: 884_501 }, ['F20']],
    ['a little cash', { cashUsdMinor: 20_000 }, []],
    ['more cash', { cashUsdMinor: 20_001 }, ['F21']],
    ['cash that nobody can compare', { cashWithoutRate: true }, ['F21']],
    ['cash that nobody can compare, where staff cannot go', { cashWithoutRate: true, cashReason: 'UNSAFE_FOR_STAFF' }, []],
    ['no cash, in a money without a rate', { cashWithoutRate: false }, []],
    ['more cash for another reason', { cashUsdMinor: 20_001, cashReason: 'EASIER' }, ['F21']],
    ['more cash where staff cannot go', { cashUsdMinor: 20_001, cashReason: 'UNSAFE_FOR_STAFF' }, []],
    ['more cash after a return to a remote place', { cashUsdMinor: 20_001, cashReason: 'REMOTE_RETURN' }, []],
  ])('of %s', (_, facts, rules) => expect(told(startingHelp, { ...plan, ...facts })).toEqual({ standing: 'ELIGIBLE', rules }));

  it.each<[string, Facts, string]>([
    ['one unit for income or skills', { plannedForIncomeOrSkillsMinor: 1 }, 'ELIGIBLE'],
    ['nothing for either', { plannedForIncomeOrSkillsMinor: 0 }, 'NOT_YET'],
    ['no amounts and something of it for income or skills', { plannedForIncomeOrSkillsMinor: null, plansIncomeOrSkills: true }, 'ELIGIBLE'],
    ['nothing for either by its amounts, whatever else is agreed', { plannedForIncomeOrSkillsMinor: 0, plansIncomeOrSkills: true }, 'NOT_YET'],
    ['nothing for either, by an unaccompanied child (F40)', { plannedForIncomeOrSkillsMinor: 0, unaccompaniedChild: true }, 'ELIGIBLE'],
    ['nothing for either, for health (F42)', { plannedForIncomeOrSkillsMinor: 0, healthSupport: true }, 'ELIGIBLE'],
    ['nothing for either, by somebody not able to work (F43)', { plannedForIncomeOrSkillsMinor: 0, ableToWork: false }, 'ELIGIBLE'],
    ['a year', { planMonthsFromArrival: 12 }, 'NOT_YET'],
    ['a year and a month', { planMonthsFromArrival: 13 }, 'ELIGIBLE'],
  ])('asks of a plan with %s (F22)', (_, facts, standing) => expect(told(startingHelp, { ...plan, ...facts }).standing).toBe(standing));

  it('has another thing to be done where nothing is written down than where nothing is meant for income or skills (F22)', () => {
    const task = (facts: Facts) => eligible({ ...plan, ...facts }, startingHelp, on).blocks.map((block) => block.task);
    expect(task({ plannedForIncomeOrSkillsMinor: 0 })).toEqual(['Add income or skills to the plan.']);
    expect(task({ plannedForIncomeOrSkillsMinor: null })).toEqual([expect.stringContaining('INDIVIDUAL')]);
  });
});

describe('credit (F28)', () => {
  const flags = ['guaranteed', 'knowsLocalMarket', 'shownAbility', 'trainedForBusiness'] as const;
  const table = Array.from({ length: 16 }, (_, row): Facts => Object.fromEntries(flags.map((flag, bit) => [flag, (row & (1 << bit)) !== 0])));

  it.each(table.map((facts) => [JSON.stringify(facts), facts] as const))('to a new business: %s', (_, facts) => {
    const all = flags.every((flag) => facts[flag] === true);
    const asked = { ...facts, basicNeedsMet: true, businessRuns: false, firstProfits: false, guaranteeWaived: false };
    expect(told(microcredit, asked).standing).toBe(all ? 'ELIGIBLE' : 'NOT_YET');
    expect(told(microcredit, { ...asked, businessRuns: true, firstProfits: true }).standing).toBe('ELIGIBLE');
    expect(told(microcredit, { ...asked, businessRuns: true }).standing).toBe(all ? 'ELIGIBLE' : 'NOT_YET');
    expect(told(microcredit, { ...asked, guaranteeWaived: true }).standing).toBe(flags.slice(1).every((flag) => facts[flag] === true) ? 'ELIGIBLE' : 'NOT_YET');
    expect(told(microcredit, { ...asked, businessRuns: true, firstProfits: true, basicNeedsMet: false }).standing).toBe('REFUSED');
  });

  it('is never a default: nothing known is not yet', () => expect(told(microcredit, {}).standing).toBe('NOT_YET'));
});

describe('barriers of law (F34)', () => {
  it.each<[string, Facts, string[]]>([
    ['warn whoever needs land there', { country: 'IQ', needsOfVenture: ['LAND'] }, ['F34']],
    ['are not where nothing is known of', { country: 'GH', needsOfVenture: ['LAND'] }, []],
    ['do not matter to who needs no land', { country: 'IQ', needsOfVenture: [] }, []],
  ])('%s', (_, facts, rules) => expect(told(barriersOfLaw, facts)).toEqual({ standing: 'ELIGIBLE', rules }));
  it('come with what to do instead', () => expect(eligible({ country: 'MA', needsOfVenture: ['LAND'] }, barriersOfLaw, on).warnings[0]!.sentence).toMatch(/lease/));
});
