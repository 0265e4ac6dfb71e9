import fc from 'fast-check';

import { groundKm } from '../ground.js';
import { Places, type PlaceFacts } from './places.js';

const anyPlace = (): fc.Arbitrary<PlaceFacts> =>
  fc.record({
    latitude: fc.double({ min: -90, max: 90, noNaN: true }),
    longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    country: fc.constantFrom('ET', 'DJ'),
  });

describe('places', () => {
  it('hold the distance of every pair as the reference has it, either way', () =>
    fc.assert(
      fc.property(fc.array(anyPlace(), { minLength: 1, maxLength: 80 }), (points) => {
        const places = new Places();
        const numbers = points.map((point) => places.numberOf(point));
        points.forEach((from, i) => {
          const row = places.kmFrom(numbers[i]!);
          points.forEach((to, j) => expect([row[numbers[j]!], places.kmFrom(numbers[j]!)[numbers[i]!]]).toEqual([groundKm(from, to), groundKm(from, to)]));
        });
      }),
      { numRuns: 20 },
    ));

  it('give one number to one point, and read it back', () => {
    const places = new Places();
    const addis = { latitude: 9.025, longitude: 38.7469, country: 'ET' };
    expect(places.numberOf(addis)).toBe(places.numberOf({ ...addis }));
    expect(places.facts(places.numberOf(addis))).toEqual(addis);
    expect(places.numberOf({ ...addis, country: 'DJ' })).not.toBe(places.numberOf(addis));
  });

  it('are the same when shared', () => {
    const places = new Places();
    const points = fc.sample(anyPlace(), { numRuns: 70, seed: 1 });
    points.forEach((point) => places.numberOf(point));
    const other = new Places(structuredClone(places.share()));
    points.forEach((point) => expect(other.numberOf(point)).toBe(places.numberOf(point)));
  });
});
