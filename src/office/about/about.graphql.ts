import { Field, ObjectType } from '@nestjs/graphql';

@ObjectType('LanguageStanding', { description: 'A language in which something is worded.' })
export class LanguageStandingType {
  @Field(() => String, { description: 'ISO 639-1.' })
  readonly code!: string;

  @Field(() => Boolean, { description: 'Whether anybody but the author has checked the words.' })
  readonly reviewed!: boolean;

  @Field(() => String, { description: 'Who wrote or checked them.' })
  readonly note!: string;
}

@ObjectType('LoadedClassification', { description: 'A loaded classification of occupations and skills.' })
export class ClassificationType {
  @Field(() => String, { description: 'What missions name it by.' })
  readonly key!: string;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its version, as its publisher writes it.' })
  readonly version!: string;

  @Field(() => [LanguageStandingType], { description: 'The languages of its names; others fall back to the first.' })
  readonly languages!: readonly LanguageStandingType[];
}

@ObjectType('Credit', { description: 'Whom this installation owes thanks for data that it loaded.' })
export class CreditType {
  @Field(() => String, { description: 'What was made.' })
  readonly subject!: string;

  @Field(() => String, { description: 'The sentence to show.' })
  readonly text!: string;

  @Field(() => String, { description: 'The licence it comes under.' })
  readonly licence!: string;

  @Field(() => String, { description: 'Where it comes from.' })
  readonly url!: string;
}

@ObjectType('MatchingPolicy', { description: 'The frozen weights that scores are made with.' })
export class MatchingPolicyType {
  @Field(() => String, { description: 'Its name; every explanation carries it.' })
  readonly name!: string;

  @Field(() => Boolean, { description: 'Whether the weights are a first setting, to be revised against outcomes.' })
  readonly provisional!: boolean;
}

@ObjectType('About', { description: 'What this service is and what it is made of.' })
export class AboutType {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Its version.' })
  readonly version!: string;

  @Field(() => String, { description: 'The licence of its code, as SPDX writes it.' })
  readonly licence!: string;

  @Field(() => [ClassificationType], { description: 'The classifications that are loaded.' })
  readonly classifications!: readonly ClassificationType[];

  @Field(() => [CreditType], { description: 'Who made the data that is loaded.' })
  readonly credits!: readonly CreditType[];

  @Field(() => MatchingPolicyType, { description: 'What scores are made with.' })
  readonly policy!: MatchingPolicyType;

  @Field(() => [LanguageStandingType], { description: 'The languages of refusals, reasons and explanations.' })
  readonly sentences!: readonly LanguageStandingType[];
}
