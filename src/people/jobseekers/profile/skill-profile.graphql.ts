import { Field, Float, InputType, Int, ObjectType, PartialType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { PayPeriod } from '../../../kernel/money.js';
import type { Cefr, Evidence, FunctionalLimit, OpeningKind, SkillLevel } from '../../../matching/types.js';
import { CefrEnum, EvidenceEnum, FunctionalLimitEnum, OpeningKindEnum, PayPeriodEnum } from '../../../platform/graphql/terms.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';

@ObjectType('ProfilePlace', { description: 'A populated place (GeoNames).' })
export class ProfilePlaceType {
  @Field(() => Int, { description: 'GeoNames id.' })
  readonly geonameId!: number;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  readonly country!: string;

  @Field(() => Float, { description: 'Degrees north.' })
  readonly latitude!: number;

  @Field(() => Float, { description: 'Degrees east.' })
  readonly longitude!: number;
}

@ObjectType('ProfileSkill', { description: 'A skill that a person has.' })
@InputType('ProfileSkillInput', { description: 'A skill that a person has.' })
export class ProfileSkillType {
  @Field(() => String, { description: 'URI of the skill in the classification of the mission.' })
  readonly uri!: string;

  @Field(() => Int, { description: '1 beginner, 2 with guidance, 3 independent, 4 can teach it.' })
  readonly level!: SkillLevel;

  @Field(() => EvidenceEnum, { description: 'How it is shown.' })
  readonly evidence!: Evidence;

  @Field(() => String, { nullable: true, description: 'Who certified it; needed with CERTIFIED and only there.' })
  readonly issuer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which the certificate holds; empty where it does not expire.' })
  readonly certifiedUntil!: Day | null;

  @Field(() => String, { nullable: true, description: 'Country where it was gained, ISO 3166-1 alpha-2.' })
  readonly gainedIn!: string | null;
}

@ObjectType('ProfileOccupation', { description: 'An occupation that a person has held.' })
@InputType('ProfileOccupationInput', { description: 'An occupation that a person has held.' })
export class ProfileOccupationType {
  @Field(() => String, { description: 'URI of the occupation in the classification of the mission.' })
  readonly uri!: string;

  @Field(() => Int, { description: 'How many months in all.' })
  readonly months!: number;

  @Field(() => Int, { nullable: true, description: 'Calendar year of the last day in it.' })
  readonly lastYear!: number | null;
}

@ObjectType('ProfileLanguage', { description: 'A language that a person speaks.' })
@InputType('ProfileLanguageInput', { description: 'A language that a person speaks.' })
export class ProfileLanguageType {
  @Field(() => String, { description: 'ISO 639-3.' })
  readonly language!: string;

  @Field(() => CefrEnum, { description: 'Level of the Common European Framework.' })
  readonly level!: Cefr;
}

@ObjectType('ProfileLicence', { description: 'A licence that a person holds.' })
@InputType('ProfileLicenceInput', { description: 'A licence that a person holds.' })
export class ProfileLicenceType {
  @Field(() => String, { description: 'Code that openings use as well, such as FORKLIFT or DRIVING_C.' })
  readonly code!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds; empty where it does not expire.' })
  readonly validUntil!: Day | null;
}

@ObjectType('WageFloor', { description: 'The least pay a person asks for.' })
@InputType('WageFloorInput', { description: 'The least pay a person asks for.' })
export class WageFloorType {
  @Field(() => Float, { description: 'Whole number of the smallest unit of the currency: 12.50 USD is 1250.' })
  readonly minor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => PayPeriodEnum, { description: 'What it is counted by.' })
  readonly period!: PayPeriod;
}

@ObjectType('WorkHours', { description: 'Hours of a week.' })
@InputType('WorkHoursInput', { description: 'Hours of a week.' })
export class WorkHoursType {
  @Field(() => Int, { description: 'At least.' })
  readonly min!: number;

  @Field(() => Int, { description: 'At most.' })
  readonly max!: number;
}

@ObjectType({ isAbstract: true })
@InputType('ProfileParts', { isAbstract: true })
class ProfileParts {
  @Field(() => [ProfileSkillType], { description: 'Skills, each once.' })
  readonly skills!: readonly ProfileSkillType[];

  @Field(() => [ProfileOccupationType], { description: 'Occupations held, each once.' })
  readonly occupations!: readonly ProfileOccupationType[];

  @Field(() => Int, { nullable: true, description: 'Highest ISCED level completed, 0 to 8.' })
  readonly education!: number | null;

  @Field(() => [ProfileLanguageType], { description: 'Languages, each once.' })
  readonly languages!: readonly ProfileLanguageType[];

  @Field(() => [ProfileLicenceType], { description: 'Licences, each once.' })
  readonly licences!: readonly ProfileLicenceType[];

  @Field(() => Int, { nullable: true, description: 'How far the person can travel to work each day, kilometres.' })
  readonly travelLimitKm!: number | null;

  @Field(() => [String], { description: 'Countries (ISO 3166-1 alpha-2) in which the person would move for work.' })
  readonly wouldMoveTo!: readonly string[];

  @Field(() => WageFloorType, { nullable: true, description: 'The least pay the person asks for.' })
  readonly wageFloor!: WageFloorType | null;

  @Field(() => WorkHoursType, { nullable: true, description: 'Hours of a week that the person can work.' })
  readonly hoursPerWeek!: WorkHoursType | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day on which the person can begin.' })
  readonly availableFrom!: Day | null;

  @Field(() => [String], { description: 'URIs of occupations that the person wants.' })
  readonly wantedOccupations!: readonly string[];

  @Field(() => [String], { description: 'URIs of occupations that are not to be put to the person.' })
  readonly refusedOccupations!: readonly string[];

  @Field(() => [OpeningKindEnum], { description: 'Kinds of opening that the person accepts.' })
  readonly acceptedKinds!: readonly OpeningKind[];

  @Field(() => [FunctionalLimitEnum], { description: 'What work may not ask of the person. Never a diagnosis.' })
  readonly limits!: readonly FunctionalLimit[];
}

@ObjectType('SkillProfile', { description: 'What a person brings, wants and cannot do. What is empty has not been asked yet.' })
export class SkillProfileType extends ProfileParts {
  @Field(() => ProfilePlaceType, { nullable: true, description: 'Where the person lives, or will live after return.' })
  readonly place!: ProfilePlaceType | null;
}

@InputType('SkillProfileInput', { description: 'The whole profile. What is omitted is recorded as not asked yet.' })
export class SkillProfileInput extends PartialType(ProfileParts, InputType) {
  @Field(() => Int, { nullable: true, description: 'GeoNames id of the place where the person lives, or will live after return; see `searchPlaces`.' })
  readonly placeId?: number | null;
}
