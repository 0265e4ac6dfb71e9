import { day } from '../../../kernel/day.js';
import { factKinds } from '../../../programmes/rules/facts.js';
import { factsInWords, nothingOfCase, nothingOfProtection, withSaid, type FactsEdit } from './rule-facts.js';

const today = day('2026-03-31');

describe('what rules ask of a person', () => {
  it.each<[string, FactsEdit, string | null]>([
    ['a country', { nationality: 'EC', returnedFrom: 'NL' }, null],
    ['no country', { nationality: 'ZZ' }, 'nationality'],
    ['no country to return from', { returnedFrom: 'nl' }, 'returnedFrom'],
    ['a region', { returnRegion: 'IQ-KR' }, null],
    ['no region', { returnRegion: 'IQ' }, 'returnRegion'],
    ['resident since today', { residentSince: today }, null],
    ['resident from tomorrow', { residentSince: day('2026-04-01') }, 'residentSince'],
    ['months', { monthsAbroad: 1_200 }, null],
    ['part of a month', { monthsAbroad: 0.5 }, 'monthsAbroad'],
    ['days below nothing', { daysHomeDuringLastStay: -1 }, 'daysHomeDuringLastStay'],
    ['papers', { papers: ['ID_CARD', 'ID_CARD'] }, null],
    ['a paper in words', { papers: ['my passport 123'] }, 'papers'],
  ])('%s', (_, edit, field) => {
    const kept = withSaid(nothingOfCase, edit, today);
    if (field === null) expect(kept.ok).toBe(true);
    else expect(kept).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });

  it('stays where nothing was said, and is cleared by null', () => {
    const held = { ...nothingOfCase, nationality: 'EC', hasCapital: true };
    expect(withSaid(held, { nationality: undefined, hasCapital: null }, today)).toEqual({ ok: true, value: { ...held, hasCapital: null } });
    expect(withSaid(held, { papers: ['A1', 'A1'] }, today)).toMatchObject({ value: { papers: ['A1'] } });
  });

  it('has names that rules know', () => {
    for (const name of Object.keys({ ...nothingOfCase, ...nothingOfProtection })) expect(Object.keys(factKinds)).toContain(name);
  });

  it('is told in words, and what nobody said is not', () => {
    expect(factsInWords({ ...nothingOfCase, nationality: 'EC', residentSince: today, hasCapital: false, papers: ['ID_CARD', 'VISA'], monthsAbroad: 3 })).toEqual([
      'Nationality: EC',
      'Resident since: 2026-03-31',
      'Months abroad: 3',
      'Papers: ID_CARD, VISA',
      'Has capital: no',
    ]);
  });
});
