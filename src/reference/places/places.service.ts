import { Injectable } from '@nestjs/common';
import type { Point } from '../../kernel/place.js';
import { placeById, type PopulatedPlace } from './gazetteer.js';
import { geonamesGazetteer } from './geonames-file.js';
import { nearestPlace, type NearestPlace } from './nearest.js';
import { searchPlaces, type FoundPlace, type PlaceSearch } from './search.js';

/**
 * Places of the world by name, id and point. They come from a package, not from a table: public data, the same for every mission, read once
 * per process when first asked for. Records keep a place's point and country with its GeoNames id, so a later edition changes nothing stored.
 */
@Injectable()
export class PlacesService {
  /** As `searchPlaces`. */
  async search(search: PlaceSearch): Promise<readonly FoundPlace[]> {
    return searchPlaces(await geonamesGazetteer(), search);
  }

  /** As `nearestPlace`. */
  async nearest(point: Point, country: string | null): Promise<NearestPlace | null> {
    return nearestPlace(await geonamesGazetteer(), point, country);
  }

  /** The place with this GeoNames id; null where there is none. */
  async byId(geonameId: number): Promise<PopulatedPlace | null> {
    return placeById(await geonamesGazetteer(), geonameId);
  }

  /** In the order asked for, null where there is none; for a loader. */
  async byIds(geonameIds: readonly number[]): Promise<readonly (PopulatedPlace | null)[]> {
    const gazetteer = await geonamesGazetteer();
    return geonameIds.map((geonameId) => placeById(gazetteer, geonameId));
  }
}
