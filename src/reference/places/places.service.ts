import { Injectable } from '@nestjs/common';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { Point } from '../../kernel/place.js';
import { checkText } from '../../kernel/text.js';
import { countriesNamed, isCountryCode } from '../codes/codes.js';
import { foldName } from './fold.js';
import { namesOfPlace, placeById, type PopulatedPlace } from './gazetteer.js';
import { geonamesGazetteer, geonamesPlaces } from './geonames-file.js';
import { nearestPlace, type NearestPlace } from './nearest.js';
import { searchPlaces, type FoundPlace, type PlaceSearch } from './search.js';

/** Most places that one search returns; who needs more types another letter. */
const MOST_FOUND = 50;
const LONGEST_NAME = 200;

/**
 * Places of the world by name, id and point. They come from a package, not from a table: public data, the same for every mission, read once
 * per process when first asked for. Records keep a place's point and country with its GeoNames id, so a later edition changes nothing stored.
 */
@Injectable()
export class PlacesService {
  /** As `searchPlaces`; what follows a comma may be the country, in English, French or Arabic, or its code. Refuses a name that is empty or too long, an unknown country, and a limit out of 1 to 50. */
  async search(search: PlaceSearch): Promise<Outcome<readonly FoundPlace[]>> {
    const name = checkText('name', search.name, 1, LONGEST_NAME);
    if (!name.ok) return name;
    if (!Number.isInteger(search.limit) || search.limit < 1 || search.limit > MOST_FOUND)
      return refused('INVALID_INPUT', { field: 'first', problem: `must be 1 to ${MOST_FOUND}` });
    const fault = faultOfCountry(search.country);
    if (fault !== null) return fault;
    const found = searchPlaces(await geonamesGazetteer(), { ...search, name: name.value });
    const split = found.length > 0 ? null : withCountry(name.value, search.country);
    return accepted(split === null ? found : searchPlaces(await geonamesGazetteer(), { ...search, ...split }));
  }

  /** As `nearestPlace`. Refuses a point that is not on the globe and an unknown country. */
  async nearest(point: Point, country: string | null): Promise<Outcome<NearestPlace | null>> {
    if (!(Math.abs(point.latitude) <= 90)) return refused('INVALID_INPUT', { field: 'latitude', problem: 'must be -90 to 90 degrees' });
    if (!(Math.abs(point.longitude) <= 180)) return refused('INVALID_INPUT', { field: 'longitude', problem: 'must be -180 to 180 degrees' });
    return faultOfCountry(country) ?? accepted(nearestPlace(await geonamesPlaces(), point, country));
  }

  /** The place with this GeoNames id; null where there is none. */
  async byId(geonameId: number): Promise<PopulatedPlace | null> {
    return placeById(await geonamesPlaces(), geonameId);
  }

  /** Everything that these places are called in any language, folded; for finding them in a text. */
  async namesOf(geonameIds: readonly number[]): Promise<string[]> {
    if (geonameIds.length === 0) return [];
    const gazetteer = await geonamesGazetteer();
    return geonameIds.flatMap((geonameId) => namesOfPlace(gazetteer, geonameId));
  }
}

/** "Accra, Ghana" as name and country; null where what follows the last comma names no country, or another one than was asked for. */
function withCountry(said: string, asked: string | null): Pick<PlaceSearch, 'name' | 'country'> | null {
  const comma = said.lastIndexOf(',');
  const name = said.slice(0, Math.max(comma, 0)).trim();
  const country = name === '' ? undefined : countriesNamed(foldName).get(foldName(said.slice(comma + 1)));
  return country === undefined || (asked !== null && asked !== country) ? null : { name, country };
}

function faultOfCountry(country: string | null): Refused | null {
  if (country === null || isCountryCode(country)) return null;
  return refused('INVALID_INPUT', { field: 'country', problem: 'is not an ISO 3166-1 alpha-2 code' });
}
