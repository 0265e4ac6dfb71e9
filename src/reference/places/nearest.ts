import { distanceKm, type Point } from '../../kernel/place.js';
import { placeAt, type Places, type PopulatedPlace } from './gazetteer.js';

/** The place nearest to a point, and how far it is. */
export interface NearestPlace {
  readonly place: PopulatedPlace;
  readonly distanceKm: number;
}

/** The nearest place by great circle, in one country or anywhere; null where the country has none. Of equally near ones the first. */
export function nearestPlace(places: Places, point: Point, country: string | null): NearestPlace | null {
  const { size, latitudes, longitudes, countries } = places;
  let nearest = -1;
  let least = Infinity;
  for (let number = 0; number < size; number += 1) {
    const latitude = latitudes[number] ?? 0;
    // Degrees of latitude alone are a lower bound of the distance, and cheap.
    if (Math.abs(latitude - point.latitude) * KM_A_DEGREE > least) continue;
    if (country !== null && countries[number] !== country) continue;
    const distance = distanceKm(point, { latitude, longitude: longitudes[number] ?? 0 });
    if (distance < least) {
      least = distance;
      nearest = number;
    }
  }
  return nearest === -1 ? null : { place: placeAt(places, nearest), distanceKm: least };
}

/** A little less than a degree of a meridian, so that rounding never drops the nearest. */
const KM_A_DEGREE = 111;
