import fc from 'fast-check';

import { day } from '../../kernel/day.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import { WORTH_A_LOOK } from '../../office/duplicates/duplicate-pair.js';
import { keysOfOpening, likenessOfOpenings, plainTitle, type ComparedOpening } from './opening-likeness.js';

const ADAMA = { geonameId: 330186, name: 'Adama', country: 'ET', latitude: 8.5, longitude: 39.2 };
const NAIROBI = { geonameId: 184745, name: 'Nairobi', country: 'KE', latitude: -1.3, longitude: 36.8 };
const PAY = { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' as const };

const opening = (over: Partial<ComparedOpening> = {}): ComparedOpening => ({
  id: 'some' as OpeningId,
  employerId: 'ours' as EmployerId,
  kind: 'VACANCY',
  title: 'Baker',
  remote: false,
  place: ADAMA,
  pay: PAY,
  startsOn: null,
  startsBy: null,
  closesOn: day('2026-12-01'),
  externalSource: null,
  externalId: null,
  ...over,
});

const points = (a: Partial<ComparedOpening>, b: Partial<ComparedOpening>) => likenessOfOpenings(opening(a), opening(b)).points;

describe('two openings', () => {
  it('with everything in common are one post', () => {
    expect(likenessOfOpenings(opening(), opening())).toEqual({ points: 90, reasons: ['SAME_TITLE', 'SAME_EMPLOYER', 'SAME_PAY', 'SAME_DATES', 'SAME_PLACE'] });
  });

  it('with the title and the place of one employer are not worth a look before pay or dates agree too', () => {
    const bare = { pay: null, closesOn: null, place: null };
    expect(points(bare, bare)).toBeLessThan(WORTH_A_LOOK);
    expect(points({ ...bare, place: ADAMA }, { ...bare, place: ADAMA })).toBe(WORTH_A_LOOK);
    expect(points({ ...bare, pay: PAY }, { ...bare, pay: PAY })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
  });

  it.each([
    ['in two places', { place: NAIROBI }],
    ['with other dates', { closesOn: day('2027-01-01') }],
    ['with two titles', { title: 'Driver' }],
    ['of two kinds', { kind: 'INTERNSHIP' as const }],
    ['of which one is remote', { remote: true, place: null }],
  ])('%s are two posts', (_, over) => expect(points({}, over)).toBe(0));

  it('of two employers may be one post that two of them sent', () => {
    expect(points({}, { employerId: 'theirs' as EmployerId })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
  });

  it('are as alike from both sides, and share a key wherever they are worth a look', () => {
    const some = fc.record({
      employerId: fc.constantFrom('a', 'b') as fc.Arbitrary<EmployerId>,
      title: fc.constantFrom('Baker', 'BAKER (m/f)', 'Driver', '!'),
      place: fc.option(fc.constantFrom(ADAMA, NAIROBI)),
      pay: fc.option(fc.constant(PAY)),
      externalSource: fc.constantFrom('x', 'y'),
      externalId: fc.constantFrom('1', '01', '2'),
      closesOn: fc.option(fc.constantFrom(day('2026-12-01'), day('2026-12-02'))),
    });
    fc.assert(
      fc.property(some, some, (a, b) => {
        const likeness = likenessOfOpenings(opening(a), opening(b));
        expect(likenessOfOpenings(opening(b), opening(a))).toEqual(likeness);
        const shared = keysOfOpening(opening(a)).some((key) => keysOfOpening(opening(b)).includes(key));
        expect(likeness.points >= WORTH_A_LOOK && !shared && a.place !== null && b.place !== null).toBe(false);
      }),
    );
  });
});

describe('a title', () => {
  it.each([
    ['Baker, senior (m/f)', 'senior BAKER'],
    ['Électricien', 'electricien'],
    ['ዳቦ ጋጋሪ', 'ጋጋሪ  ዳቦ'],
  ])('%s is %s', (a, b) => expect(plainTitle(a)).toBe(plainTitle(b)));

  it('without letters is none', () => expect(plainTitle('(!)')).toBe(''));
});
