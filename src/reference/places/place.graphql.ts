import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Place } from '../../kernel/place.js';
import { enumType } from '../../platform/graphql/enum.js';
import type { PopulatedPlace } from './gazetteer.js';
import type { PlaceMatch } from './search.js';

/** Any record with the fields of the kernel's `Place`. */
@ObjectType('Place', { description: 'A populated place of GeoNames.' })
export class PlaceType implements Place {
  @Field(() => Int, { description: 'GeoNames id; inputs name a place by it.' })
  readonly geonameId!: number;

  @Field(() => String, { description: 'Its name as GeoNames shows it.' })
  readonly name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude!: number;
}

export const PlaceMatchEnum = enumType<PlaceMatch>('PlaceMatch', 'How the name of a place answered a search, best first.', {
  EXACT: 'One of its names is what was typed.',
  PREFIX: 'One of its names begins with what was typed.',
  WORD: 'A later word of one of its names begins with what was typed.',
  TYPO: 'One of its names is a letter or two away from what was typed.',
});

@ObjectType('FoundPlace', { description: 'A place that answers a search.' })
export class FoundPlaceType {
  @Field(() => PlaceType, { description: 'The place.' })
  readonly place!: PopulatedPlace;

  @Field(() => PlaceMatchEnum, { description: 'How its name answered.' })
  readonly match!: PlaceMatch;
}

@ObjectType('NearestPlace', { description: 'The place nearest to a point.' })
export class NearestPlaceType {
  @Field(() => PlaceType, { description: 'The place.' })
  readonly place!: PopulatedPlace;

  @Field(() => Float, { description: 'Great-circle distance, kilometres.' })
  readonly distanceKm!: number;
}

@ArgsType()
export class SearchPlacesArgs {
  @Field(() => String, { description: 'What somebody typed: a name or its beginning, in any language, with a typo or two.' })
  readonly name!: string;

  @Field(() => String, { nullable: true, description: 'Only places of this country, ISO 3166-1 alpha-2.' })
  readonly country?: string | null;

  @Field(() => Int, { defaultValue: 10, description: 'How many to return, 1 to 50.' })
  readonly first!: number;
}

@ArgsType()
export class NearestPlaceArgs {
  @Field(() => Float, { description: 'Degrees north, -90 to 90.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east, -180 to 180.' })
  readonly longitude!: number;

  @Field(() => String, { nullable: true, description: 'Only places of this country, ISO 3166-1 alpha-2.' })
  readonly country?: string | null;
}
