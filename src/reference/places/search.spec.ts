import fc from 'fast-check';

import { buildPlaces, foldNames, namesOfPlace, placeById, type Gazetteer, type PlaceNaming, type PopulatedPlace } from './gazetteer.js';
import { geonamesLines } from './geonames-line.js';
import { nearestPlace } from './nearest.js';
import { searchPlaces, type PlaceSearch } from './search.js';

type PlaceDraft = PopulatedPlace & PlaceNaming;
const buildGazetteer = async (batches: readonly (readonly PlaceDraft[])[]): Promise<Gazetteer> => ({ ...(await buildPlaces(batches)), ...(await foldNames(batches)) });

let nextId = 100;
function place(name: string, fields: Partial<PlaceDraft> = {}): PlaceDraft {
  nextId += 1;
  return { geonameId: nextId, name, otherNames: [], country: 'ET', latitude: 9, longitude: 38, population: 1000, ...fields };
}

async function found(drafts: readonly PlaceDraft[], name: string, search: Partial<PlaceSearch> = {}) {
  const gazetteer = await buildGazetteer([drafts]);
  return searchPlaces(gazetteer, { name, country: null, limit: 10, ...search }).map(({ place, match }) => `${place.name} ${match}`);
}

describe('namesOfPlace', () => {
  it('tells all names of a place and of no other', async () => {
    const drafts = [place('Hara', { geonameId: 7 }), place('Nazrēt', { geonameId: 5, otherNames: ['Adama', 'Hadama', 'Nazret'] }), place('Gara', { geonameId: 6, otherNames: ['Adama'] })];
    const gazetteer = await buildGazetteer([drafts]);
    expect([7, 5, 6, 4].map((id) => namesOfPlace(gazetteer, id))).toEqual([['hara'], ['nazret', 'adama', 'hadama'], ['gara', 'adama'], []]);
  });
});

describe('searchPlaces', () => {
  it('puts the better match first, then more people, then the older GeoNames id', async () => {
    const drafts = [
      place('Harana', { population: 900_000 }),
      place('New Hara', { population: 800_000 }),
      place('Harap', { population: 50 }),
      place('Hara', { population: 7, geonameId: 12 }),
      place('Hara', { population: 7, geonameId: 11, country: 'SO' }),
      place('Gara', { population: 600_000 }),
      place('Harar', { population: 2 }),
    ];
    const gazetteer = await buildGazetteer([drafts]);
    const result = searchPlaces(gazetteer, { name: 'hara', country: null, limit: 10 });
    expect(result.map((one) => `${one.place.name} ${one.match} ${one.place.geonameId < 100 ? one.place.geonameId : ''}`.trim())).toEqual([
      'Hara EXACT 11',
      'Hara EXACT 12',
      'Harana PREFIX',
      'Harap PREFIX',
      'Harar PREFIX',
      'New Hara WORD',
      'Gara TYPO',
    ]);
  });

  it('finds a place by any of its names and shows it once under its own', async () => {
    expect(await found([place('Nazrēt', { otherNames: ['Adama', 'Hadama', 'Nazret'] })], 'adama')).toEqual(['Nazrēt EXACT']);
  });

  it('keeps to the country asked for', async () => {
    const drafts = [place('Hara', { country: 'ET' }), place('Hara', { country: 'EE' })];
    expect(await found(drafts, 'Hara')).toHaveLength(2);
    expect(await found(drafts, 'Hara', { country: 'EE' })).toHaveLength(1);
    expect(await found(drafts, 'Hara', { country: 'GH' })).toEqual([]);
  });

  it('returns no more than the limit, across kinds of match', async () => {
    const drafts = [place('Hara'), place('Harar'), place('Haraz'), place('Old Hara')];
    expect(await found(drafts, 'hara', { limit: 2 })).toEqual(['Hara EXACT', 'Harar PREFIX']);
    expect(await found(drafts, 'hara', { limit: 4 })).toHaveLength(4);
  });

  it.each([
    ['no typo in three letters', 'Fez', 'Fes', []],
    ['one typo from four letters on', 'Hawassa', 'Hawasa', ['Hawassa TYPO']],
    ['not two before eight', 'Hawassa', 'Awasa', []],
    ['two typos from eight letters on', 'Tegucigalpa', 'Tegusigapla', ['Tegucigalpa TYPO']],
    ['not three', 'Tegucigalpa', 'Tegusigaplas', []],
    ['neighbours swapped are one typo', 'Accra', 'Acrca', ['Accra TYPO']],
    ['accents and case', 'Thiès', 'THIES', ['Thiès EXACT']],
  ])('%s: %s for %s', async (_, name, query, expected) => expect(await found([place(name)], query)).toEqual(expected));

  it('finds nothing for nothing, for signs, and for a text longer than any name', async () => {
    const drafts = [place('Hara'), place("'")];
    expect(await found(drafts, ' ')).toEqual([]);
    expect(await found(drafts, '’')).toEqual([]);
    expect(await found(drafts, 'hara '.repeat(1000))).toEqual([]);
  });
});

describe('placeById', () => {
  it('returns the place as it was given, and null for an id it does not have', async () => {
    const drafts = [30, 10, 20].map((geonameId) => place(`Place ${geonameId}`, { geonameId, country: 'GH', latitude: -1.5, longitude: 2.25 }));
    const gazetteer = await buildGazetteer([drafts.slice(0, 1), drafts.slice(1)]);
    for (const { otherNames: _, ...draft } of drafts) expect(placeById(gazetteer, draft.geonameId)).toEqual(draft);
    expect([9, 15, 31].map((id) => placeById(gazetteer, id))).toEqual([null, null, null]);
  });
});

describe('nearestPlace', () => {
  it('looks across the date line and keeps to a country', async () => {
    const gazetteer = await buildGazetteer([
      [
        place('West', { latitude: -17, longitude: 178, country: 'FJ' }),
        place('East', { latitude: -17.5, longitude: -179.9, country: 'TO' }),
      ],
    ]);
    const point = { latitude: -17, longitude: 179.9 };
    expect(nearestPlace(gazetteer, point, null)?.place.name).toBe('East');
    expect(nearestPlace(gazetteer, point, null)?.distanceKm).toBeCloseTo(59.5, 0);
    expect(nearestPlace(gazetteer, point, 'FJ')?.place.name).toBe('West');
    expect(nearestPlace(gazetteer, point, 'ET')).toBeNull();
  });
});

describe('geonamesLines', () => {
  const line = (feature: string, cells: Partial<Record<number, string>> = {}) =>
    Object.assign(
      ['5', 'Nazrēt', 'Nazret', 'Adama,ADM,San', '8.54', '39.27', 'P', feature, 'ET', '', '51', '', '', '', '435222', '', '1622', 'Africa/Addis_Ababa', '2022-01-01'],
      cells,
    ).join('\t');
  const placesOf = (...lines: string[]) => geonamesLines(Buffer.from(lines.join('\n')), ({ place }) => place);

  it('take the columns of the dump, without codes of airports', () => {
    expect(placesOf(line('PPLA'))).toEqual([{ geonameId: 5, name: 'Nazrēt', country: 'ET', latitude: 8.54, longitude: 39.27, population: 435_222 }]);
    expect(geonamesLines(Buffer.from(line('PPLA')), ({ naming }) => naming)).toEqual([{ name: 'Nazrēt', otherNames: ['Adama', 'San'] }]);
  });

  it('read each line for itself, with a newline at the end or without', () => {
    const lines = [line('PPL'), line('PPL', { 0: '6', 1: 'أداما', 3: '' }), line('PPL', { 0: '7' })];
    expect(placesOf(...lines).map(({ geonameId, name }) => [geonameId, name])).toEqual([[5, 'Nazrēt'], [6, 'أداما'], [7, 'Nazrēt']]);
    expect(placesOf(...lines, '')).toEqual(placesOf(...lines));
  });

  it('read numbers as JavaScript does', () => {
    const degrees = fc.integer({ min: -180_000_000, max: 180_000_000 }).map((millionths) => millionths / 1_000_000);
    fc.assert(
      fc.property(degrees, fc.integer({ min: 0, max: 2 ** 31 }), (latitude, population) => {
        // Smaller numbers are written with an exponent, which the dump never does.
        fc.pre(latitude === 0 || Math.abs(latitude) >= 0.000_001);
        expect(placesOf(line('PPL', { 4: String(latitude), 14: String(population) }))).toMatchObject([{ latitude, population }]);
      }),
    );
  });

  it.each(['PPLQ', 'PPLW', 'PPLH', 'PPLCH'])('leave out what is no more (%s)', (feature) => expect(placesOf(line(feature), line('PPL'))).toHaveLength(1));

  it('leave out an empty line, and one that is cut off', () => {
    expect(placesOf('', line('PPL'), line('PPL').slice(0, 30))).toHaveLength(1);
    expect(placesOf('')).toEqual([]);
  });
});
