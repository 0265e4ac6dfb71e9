import { PlaceNames } from './place-names.js';
import { PlacesService } from './places.service.js';

describe('PlaceNames', () => {
  const names = new PlaceNames(new PlacesService());
  const find = (name: string, country: string | null = null) => names.find('place', name, country);

  it.each([
    ['Adama', 'ET', 330186],
    ['addis abeba', null, 344979],
    ['Accra', 'GH', 2306104],
    ['Paris', null, 2988507],
  ])('%s in %s is %i', async (name, country, geonameId) => {
    expect(await find(name, country)).toEqual({ ok: true, value: geonameId });
    expect(await find(name, country)).toEqual({ ok: true, value: geonameId });
  });

  it.each([
    ['Adamma', 'ET', 'no place'],
    ['Accra', 'ET', 'no place'],
    ['', null, 'place'],
    ['Tripoli', null, 'several places'],
  ])('%s in %s is refused', async (name, country, words) => {
    const found = await find(name, country);
    expect(found).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'place' } });
    expect(found.ok ? '' : found.message).toContain(words);
  });

  it('names the candidates by their ids', async () => {
    const found = await find('Tripoli');
    expect(found.ok ? '' : found.message).toMatch(/\d+ Tripoli \(LY\)/);
  });
});
