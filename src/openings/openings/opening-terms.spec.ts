import { day } from '../../kernel/day.js';
import { plainTerms } from '../../../test/openings/an-opening.js';
import type { OpeningTerms } from './opening.js';
import { checkTerms, MOST_PAY } from './opening-terms.js';

const check = (over: Partial<OpeningTerms>) => checkTerms({ ...plainTerms, ...over });
const skill = { uri: 'urn:skill:knead', essential: true, minLevel: null, hard: false } as const;
const language = { language: 'amh', level: 'B1', hard: true } as const;
const pay = { min: 1, max: 2, currency: 'ETB', period: 'MONTH' } as const;

describe('checkTerms takes', () => {
  it.each<[string, Partial<OpeningTerms>]>([
    ['a draft that leaves everything open', { occupation: null, place: null, pay: null, seats: 0 }],
    ['work from anywhere', { remote: true, place: null }],
    ['an essential hard skill', { skills: [{ ...skill, hard: true, minLevel: 3 }] }],
    ['a start on the last day to start', { startsOn: day('2026-03-01'), startsBy: day('2026-03-01') }],
    ['candidates up to the last day to start', { closesOn: day('2026-03-01'), startsBy: day('2026-03-01') }],
    ['the most pay', { pay: { ...pay, min: MOST_PAY, max: MOST_PAY } }],
    ['every hour of the week', { hoursPerWeek: { min: 1, max: 168 } }],
    ['the lowest and the highest education', { minEducation: 0 }],
    ['a licence', { licences: [{ code: 'B', hard: true }, { code: 'FORKLIFT', hard: false }] }],
  ])('%s', (_, over) => expect(check(over).ok).toBe(true));

  it('texts without blanks, an empty reason as none, nothing twice', () => {
    const outcome = check({ title: ' Baker ', payUnstatedReason: ' ', criteria: [' own knives', 'own knives '], demands: ['HEAT', 'HEAT'], hazards: ['HEIGHTS', 'HEIGHTS'] });
    expect(outcome).toMatchObject({
      value: { title: 'Baker', payUnstatedReason: null, criteria: ['own knives'], demands: ['HEAT'], hazards: ['HEIGHTS'] },
    });
  });
});

describe('checkTerms refuses', () => {
  it.each<[string, string, Partial<OpeningTerms>]>([
    ['title', 'none', { title: ' ' }],
    ['title', 'a long one', { title: 'x'.repeat(201) }],
    ['description', 'a long one', { description: 'x'.repeat(20_001) }],
    ['criteria', 'an empty one', { criteria: [''] }],
    ['criteria', 'too many', { criteria: Array.from({ length: 101 }, (_, i) => `criterion ${i}`) }],
    ['skills', 'one twice', { skills: [skill, { ...skill, essential: false }] }],
    ['skills', 'a hard one that is not essential', { skills: [{ ...skill, essential: false, hard: true }] }],
    ['skills', 'level 5', { skills: [{ ...skill, minLevel: 5 as 4 }] }],
    ['skills', 'level 0', { skills: [{ ...skill, minLevel: 0 as 1 }] }],
    ['skills', 'too many', { skills: Array.from({ length: 101 }, (_, i) => ({ ...skill, uri: `urn:skill:${i}` })) }],
    ['teaches', 'one twice', { teaches: ['urn:skill:knead', 'urn:skill:knead'] }],
    ['leadsTo', 'too many', { leadsTo: Array.from({ length: 101 }, (_, i) => `urn:occupation:${i}`) }],
    ['languages', 'one twice', { languages: [language, language] }],
    ['languages', 'an unknown one', { languages: [{ ...language, language: 'am' }] }],
    ['licences', 'one twice', { licences: [{ code: 'B', hard: true }, { code: 'B', hard: false }] }],
    ['licences', 'a sentence', { licences: [{ code: 'a driving licence', hard: true }] }],
    ['minEducation', 'ISCED 9', { minEducation: 9 }],
    ['minEducation', 'half a level', { minEducation: 0.5 }],
    ['place', 'one for work from anywhere', { remote: true }],
    ['startsOn', 'a day far off', { startsOn: day('2101-01-01') }],
    ['startsBy', 'a last start before the first', { startsOn: day('2026-03-02'), startsBy: day('2026-03-01') }],
    ['closesOn', 'candidates after the last start', { closesOn: day('2026-03-02'), startsBy: day('2026-03-01') }],
    ['seats', 'fewer than none', { seats: -1 }],
    ['seats', 'half a seat', { seats: 1.5 }],
    ['seats', 'too many', { seats: 10_001 }],
    ['hoursPerWeek', 'none', { hoursPerWeek: { min: 0, max: 10 } }],
    ['hoursPerWeek', 'more than a week has', { hoursPerWeek: { min: 10, max: 169 } }],
    ['hoursPerWeek', 'the wrong way round', { hoursPerWeek: { min: 20, max: 10 } }],
    ['pay', 'an unknown currency', { pay: { ...pay, currency: 'ZZZ' } }],
    ['pay', 'nothing', { pay: { ...pay, min: 0 } }],
    ['pay', 'parts of a minor unit', { pay: { ...pay, min: 1.5 } }],
    ['pay', 'more than can be counted', { pay: { ...pay, max: MOST_PAY + 1 } }],
    ['pay', 'the wrong way round', { pay: { ...pay, min: 3 } }],
  ])('%s: %s', (field, _, over) => expect(check(over)).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field } }));
});
