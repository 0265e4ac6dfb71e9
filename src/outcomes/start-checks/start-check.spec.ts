import { addDays, day, formatDay, type Day } from '../../kernel/day.js';
import { refused } from '../../kernel/outcome.js';
import { workFacts } from '../../openings/eligibility/case-facts.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { brokenAtStart, payAtStart, type StartGround } from './start-check.js';

const start = day('2026-03-02');
const place = (country: string) => ({ geonameId: 1, name: 'A town', country, latitude: 0, longitude: 0 }) as never;
const vacancy: Pick<Opening, 'kind' | 'place' | 'remote' | 'startsOn' | 'hazards' | 'pay' | 'hoursPerWeek'> = { kind: 'VACANCY', place: place('ET'), remote: false, startsOn: null, hazards: [], pay: null, hoursPerWeek: null };
const grown = { bornOn: day('1990-01-01') };
const at = (facts: Facts, opening: Partial<typeof vacancy> = {}, over: Partial<StartGround> = {}, startedOn = start, isco: string | null = '4110', home = 'ET') => {
  const work = workFacts({ ...vacancy, ...opening, startsOn: startedOn }, { home, isco, employerCountry: 'ET' }, startedOn);
  const ground = { facts: { ...work, payMinor: null, ...facts }, displaced: null, notDecent: null, employerGoodUntil: start, employerStoodWell: false, ...over };
  return brokenAtStart(ground, startedOn).map(({ rule }) => rule);
};
const years = (age: number, less = 0): Facts => ({ bornOn: addDays(day(formatDay(start).replace('2026', String(2026 - age))), less) });
const monthly = (min: number, currency: string): Opening['pay'] => ({ min, max: min, currency, period: 'MONTH' });

describe('a start', () => {
  it.each<[string, string[], string[]]>([
    ['nothing, on the birthday and on the last good day of the employer', at(years(16)), []],
    ['L1: a day before the birthday', at(years(16, 1)), ['L1']],
    ['L1: where nobody knows the age', at({ bornOn: null }), ['L1']],
    ['L2: hazardous work a day before 18', at(years(18, 1), { hazards: ['HEIGHTS'] }), ['L2']],
    ['nothing at hazardous work on the 18th birthday', at(years(18), { hazards: ['HEIGHTS'] }), []],
    ['L2: an occupation of a hazardous group', at(years(18, 1), {}, {}, start, '8332'), ['L2']],
    ['L2: work that nobody has coded', at(years(18, 1), {}, {}, start, null), ['L2']],
    ['L6: across a border a day before 18', at(years(18, 1), {}, {}, start, '4110', 'KE'), ['L6']],
    ['nothing across a border on the 18th birthday', at(years(18), {}, {}, start, '4110', 'KE'), []],
    ['nothing remote across a border', at(years(17), { place: null, remote: true }, {}, start, '4110', 'KE'), []],
    ['L9: a unit below what comparable staff earn', at({ ...grown, payMinor: 399, comparableWageMinor: 400 }), ['L9']],
    ['L9 once, below two floors', at({ ...grown, payMinor: 1, comparableWageMinor: 400, programmeWageMinor: 300 }), ['L9']],
    ['nothing at the highest floor', at({ ...grown, payMinor: 400, comparableWageMinor: 400, programmeWageMinor: 300 }), []],
    ['L12: somebody had to go', at(grown, {}, { displaced: refused('RULE_FORBIDS', { rule: 'L12', problem: 'x' }) }), ['L12']],
    ['L14: work that is not decent', at(grown, {}, { notDecent: refused('RULE_FORBIDS', { rule: 'L14', problem: 'x' }) }), ['L14']],
    ['L15: an employer that does not stand well any more', at(grown, {}, { employerGoodUntil: null }), ['L15']],
    ['nothing, where the employer stood well on that day and does not any more', at(grown, {}, { employerGoodUntil: null, employerStoodWell: true }), []],
    ['L15: the day after the last good one', at(grown, {}, {}, addDays(start, 1)), ['L15']],
    ['all of them, each named', at({ ...years(16, 1), payMinor: 1, comparableWageMinor: 2 }, { hazards: ['HEIGHTS'] }, { employerGoodUntil: null }, start, '4110', 'KE'), ['L1', 'L2', 'L6', 'L9', 'L15']],
  ])('breaks %s', (_, said, rules) => expect(said).toEqual(rules));

  it('L1: is judged by the table in force on its own day', () => {
    const sixteen = (on: Day) => at({ bornOn: addDays(on, -17 * 366) }, { place: place('EG') }, { employerGoodUntil: on }, on, '4110', 'EG');
    expect(sixteen(day('2014-01-17'))).toEqual([]);
    expect(sixteen(day('2014-01-18'))).toEqual(['L1']);
  });

  it('L9: is judged by the least pay of the law on its own day', () => {
    const paid = (on: Day) => {
      const opening = { place: place('MA'), pay: monthly(325_000, 'MAD'), hoursPerWeek: { min: 44, max: 44 } };
      return at({ ...grown, payMinor: 330_000 }, opening, { employerGoodUntil: on }, on, '4110', 'MA');
    };
    expect(paid(day('2025-12-31'))).toEqual([]);
    expect(paid(day('2026-01-01'))).toEqual(['L9']);
  });
});

describe('what is paid at a start', () => {
  const [agreed, hours] = [{ pay: monthly(400, 'ETB'), hoursPerWeek: { min: 40, max: 40 } }, { min: 40, max: 40 }];
  it.each<[string, Opening['pay'], Opening['pay']]>([
    ['what was agreed, where the opening pays less by now', monthly(300, 'ETB'), agreed.pay],
    ['what the opening pays by now, where that is more', monthly(500, 'ETB'), monthly(500, 'ETB')],
    ['what was agreed, where the opening says nothing any more', null, agreed.pay],
    ['what was agreed, where the currency is another', monthly(500, 'USD'), agreed.pay],
  ])('is %s', (_, pay, paid) => expect(payAtStart(agreed, { pay, hoursPerWeek: hours }).pay).toEqual(paid));
  it('is what the opening pays, where nothing was agreed', () => expect(payAtStart({ pay: null, hoursPerWeek: null }, { pay: monthly(1, 'ETB'), hoursPerWeek: hours })).toEqual({ pay: monthly(1, 'ETB'), hoursPerWeek: hours }));
});
