/** A point on the map with its country (ISO 3166-1 alpha-2). */
export interface Place {
  /** GeoNames id. */
  readonly geonameId: number;
  readonly name: string;
  readonly country: string;
  /** Degrees north and east. */
  readonly latitude: number;
  readonly longitude: number;
}

const EARTH_RADIUS_KM = 6371;
const RADIANS = Math.PI / 180;

/** Great-circle distance in kilometres. */
export function distanceKm(a: Point, b: Point): number {
  const halfLatitude = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2);
  const halfLongitude = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2);
  const chord =
    halfLatitude * halfLatitude + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * halfLongitude * halfLongitude;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** What distance needs of a place. */
export type Point = Pick<Place, 'latitude' | 'longitude'>;

/** The place without what else a gazetteer says about it (population changes with every edition). */
export function placeAlone({ geonameId, name, country, latitude, longitude }: Place): Place {
  return { geonameId, name, country, latitude, longitude };
}
