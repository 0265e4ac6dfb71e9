import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('WorkPlace', { description: 'A populated place (GeoNames) where an employer is or where work is done.' })
export class WorkPlaceType {
  @Field(() => Int, { description: 'GeoNames id.' })
  readonly geonameId!: number;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Country, ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude!: number;
}
