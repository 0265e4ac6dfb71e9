import fc from 'fast-check';

import { addDays, day } from '../../kernel/day.js';
import type { Opening } from '../openings/opening.js';
import { checkTraining, checkTrainingPublished, ownPartOf, type TrainingTerms } from './training.js';

const startsOn = day('2026-04-01');
const course: Pick<Opening, 'teaches' | 'leadsTo' | 'startsOn'> = { teaches: ['urn:skill:knead'], leadsTo: [], startsOn };
const whole: TrainingTerms = {
  endsOn: addDays(startsOn, 60),
  cost: { minor: 500_000, currency: 'ETB' },
  shares: { programme: 75, provider: 25, participant: 0 },
  certificate: 'Certificate of the provider',
};

describe('what a course must say to be published', () => {
  it.each<[string, Partial<typeof course>, Partial<TrainingTerms>]>([
    ['everything', {}, {}],
    ['what it leads to alone', { teaches: [], leadsTo: ['urn:occupation:baker'] }, {}],
    ['one day', {}, { endsOn: startsOn }],
    ['no cost, and so nobody who bears it', {}, { cost: { minor: 0, currency: 'ETB' }, shares: null }],
    ['no certificate', {}, { certificate: null }],
  ])('accepts %s', (_, over, own) => expect(checkTrainingPublished({ ...course, ...over }, { ...whole, ...own }).ok).toBe(true));

  it.each<[string, Partial<typeof course>, Partial<TrainingTerms> | null]>([
    ['teaches', { teaches: [] }, {}],
    ['startsOn', { startsOn: null }, {}],
    ['endsOn', {}, { endsOn: null }],
    ['endsOn', {}, { endsOn: addDays(startsOn, -1) }],
    ['endsOn', {}, null],
    ['cost', {}, { cost: null }],
    ['shares', {}, { shares: null }],
  ])('refuses one without %s', (field, over, own) => {
    expect(checkTrainingPublished({ ...course, ...over }, own === null ? null : { ...whole, ...own })).toMatchObject({ code: 'NOT_PUBLISHABLE', facts: { field } });
  });
});

it('what whoever learns bears is their share of the cost, to the next whole unit', () => {
  expect(ownPartOf(whole)).toEqual({ minor: 0, currency: 'ETB' });
  expect(ownPartOf({ cost: { minor: 101, currency: 'ETB' }, shares: { programme: 50, provider: 25, participant: 25 } })).toEqual({ minor: 26, currency: 'ETB' });
  expect(ownPartOf({ cost: { minor: 0, currency: 'ETB' }, shares: null })).toEqual({ minor: 0, currency: 'ETB' });
  expect(ownPartOf({ cost: null, shares: null })).toBeNull();
});

describe('checkTraining', () => {
  it('keeps a draft that has decided nothing', () => {
    const open: TrainingTerms = { endsOn: null, cost: null, shares: null, certificate: '  ' };
    expect(checkTraining(open)).toEqual({ ok: true, value: { ...open, certificate: null } });
  });

  it.each<[string, Partial<TrainingTerms>]>([
    ['cost', { cost: { minor: -1, currency: 'ETB' } }],
    ['cost', { cost: { minor: 1.5, currency: 'ETB' } }],
    ['cost', { cost: { minor: 1, currency: 'birr' } }],
    ['certificate', { certificate: 'x'.repeat(201) }],
  ])('refuses a wrong %s', (field, over) => expect(checkTraining({ ...whole, ...over })).toMatchObject({ code: 'INVALID_INPUT', facts: { field } }));

  it('takes whole percent that make 100, and nothing else', () => {
    const percent = fc.oneof(fc.integer({ min: -5, max: 105 }), fc.constantFrom(0, 25, 50, 75, 100, 33.3));
    fc.assert(
      fc.property(percent, percent, fc.oneof(percent, fc.constant(null)), (programme, provider, said) => {
        const participant = said ?? 100 - programme - provider;
        const parts = [programme, provider, participant];
        const fits = parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 100) && programme + provider + participant === 100;
        expect(checkTraining({ ...whole, shares: { programme, provider, participant } }).ok).toBe(fits);
      }),
    );
  });
});
