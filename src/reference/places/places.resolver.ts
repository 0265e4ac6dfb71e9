import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import type { PopulatedPlace } from './gazetteer.js';
import type { NearestPlace } from './nearest.js';
import { FoundPlaceType, NearestPlaceArgs, NearestPlaceType, PlaceType, SearchPlacesArgs } from './place.graphql.js';
import { PlacesService } from './places.service.js';
import type { FoundPlace } from './search.js';

@Resolver(() => FoundPlaceType)
export class PlacesResolver {
  constructor(private readonly places: PlacesService) {}

  @Query(() => [FoundPlaceType], { description: 'Places by name, the best match first, then the one with most people.' })
  @Access('SIGNED_IN')
  searchPlaces(@Args() { name, country, first }: SearchPlacesArgs): Promise<Outcome<readonly FoundPlace[]>> {
    return this.places.search({ name, country: country ?? null, limit: first });
  }

  @Query(() => NearestPlaceType, { nullable: true, description: 'The place nearest to a point; null where the country has none.' })
  @Access('SIGNED_IN')
  nearestPlace(@Args() { latitude, longitude, country }: NearestPlaceArgs): Promise<Outcome<NearestPlace | null>> {
    return this.places.nearest({ latitude, longitude }, country ?? null);
  }

  @Query(() => PlaceType, { nullable: true, description: 'The place with a GeoNames id; null where there is none.' })
  @Access('SIGNED_IN')
  place(@Args('geonameId', { type: () => Int, description: 'GeoNames id.' }) geonameId: number): Promise<PopulatedPlace | null> {
    return this.places.byId(geonameId);
  }

  @ResolveField(() => Int, { description: 'How many people live there; 0 where GeoNames does not know.' })
  population(@Parent() found: FoundPlace): number {
    return found.place.population;
  }
}
