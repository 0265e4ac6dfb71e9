import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { PayPeriod } from '../../kernel/money.js';
import type { Cefr, SkillLevel } from '../../matching/types.js';
import { enumType } from '../../platform/graphql/enum.js';
import { DateTimeScalar } from '../../platform/graphql/scalars.js';
import { CefrEnum, PayPeriodEnum } from '../../platform/graphql/terms.js';
import type { Hazard, OpeningStatus } from './opening.js';

export const OpeningStatusEnum = enumType<OpeningStatus>('OpeningStatus', 'Where an opening stands.', {
  DRAFT: 'Written down; nobody is matched to it yet.',
  PUBLISHED: 'People are matched to it.',
  FILLED: 'Every seat is taken.',
  CLOSED: 'Somebody ended it, with a reason.',
  EXPIRED: 'Its last day for candidates is over.',
});

export const HazardEnum = enumType<Hazard>('Hazard', 'What makes work hazardous for the young (ILO R190); any one opens it to adults only.', {
  UNDERGROUND: 'Work under ground.',
  UNDERWATER: 'Work under water.',
  HEIGHTS: 'Work at dangerous heights.',
  CONFINED_SPACE: 'Work in confined spaces.',
  DANGEROUS_MACHINERY: 'Dangerous machines, equipment or tools.',
  HEAVY_LOADS: 'Heavy loads moved by hand.',
  HARMFUL_SUBSTANCES: 'Harmful substances, agents or processes.',
  EXTREME_TEMPERATURE: 'Great heat or cold.',
  NOISE_OR_VIBRATION: 'Harmful noise or vibration.',
  NIGHT_WORK: 'Work at night.',
  LONG_HOURS: 'Long hours.',
  ABUSE_OR_VIOLENCE: 'Exposure to abuse or violence.',
});

@ObjectType('NeededSkill', { description: 'A skill that the work asks for.' })
@InputType('NeededSkillInput', { description: 'A skill that the work asks for.' })
export class NeededSkillType {
  @Field(() => String, { description: 'URI of the skill in the classification of the mission.' })
  readonly uri!: string;

  @Field(() => Boolean, { description: 'Whether the work needs it, rather than can use it.' })
  readonly essential!: boolean;

  @Field(() => Int, { nullable: true, description: 'Least level, 1 to 4; empty for any.' })
  readonly minLevel!: SkillLevel | null;

  @Field(() => Boolean, { description: 'A hard need is never traded against a score; it must be essential.' })
  readonly hard!: boolean;
}

@ObjectType('NeededLanguage', { description: 'A language that the work asks for.' })
@InputType('NeededLanguageInput', { description: 'A language that the work asks for.' })
export class NeededLanguageType {
  @Field(() => String, { description: 'ISO 639-3.' })
  readonly language!: string;

  @Field(() => CefrEnum, { description: 'Least level of the Common European Framework.' })
  readonly level!: Cefr;

  @Field(() => Boolean, { description: 'A hard need is never traded against a score.' })
  readonly hard!: boolean;
}

@ObjectType('NeededLicence', { description: 'A licence that the work asks for.' })
@InputType('NeededLicenceInput', { description: 'A licence that the work asks for.' })
export class NeededLicenceType {
  @Field(() => String, { description: 'Code that profiles use as well, such as FORKLIFT or DRIVING_C.' })
  readonly code!: string;

  @Field(() => Boolean, { description: 'A hard need is never traded against a score.' })
  readonly hard!: boolean;
}

@ObjectType('OfferedPay', { description: 'What is paid for a period.' })
@InputType('OfferedPayInput', { description: 'What is paid for a period.' })
export class OfferedPayType {
  @Field(() => Float, { description: 'Least pay, whole number of the smallest unit of the currency: 12.50 USD is 1250.' })
  readonly min!: number;

  @Field(() => Float, { description: 'Most pay, in the same unit.' })
  readonly max!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => PayPeriodEnum, { description: 'What it is counted by.' })
  readonly period!: PayPeriod;
}

@ObjectType('OfferedHours', { description: 'Hours of a week.' })
@InputType('OfferedHoursInput', { description: 'Hours of a week.' })
export class OfferedHoursType {
  @Field(() => Int, { description: 'At least.' })
  readonly min!: number;

  @Field(() => Int, { description: 'At most.' })
  readonly max!: number;
}

@ObjectType('OpeningStatusStep', { description: 'One step of what became of an opening.' })
export class OpeningStatusStepType {
  @Field(() => OpeningStatusEnum, { nullable: true, description: 'Before; empty for the first step.' })
  readonly from!: OpeningStatus | null;

  @Field(() => OpeningStatusEnum, { description: 'After.' })
  readonly to!: OpeningStatus;

  @Field(() => String, { description: 'Why; the employer reads it too.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('ApprovedCriterion', { description: 'A criterion on a protected trait that staff found to be a genuine requirement of the work.' })
export class ApprovedCriterionType {
  @Field(() => String, { description: 'The criterion, word for word.' })
  readonly criterion!: string;

  @Field(() => [String], { description: 'The traits it asks for: SEX, AGE, ORIGIN or RELIGION.' })
  readonly traits!: readonly string[];

  @Field(() => String, { description: 'Why it is genuine.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'When it was approved.' })
  readonly at!: Date;
}
