import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { FunctionalLimit } from '../../matching/types.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { FunctionalLimitEnum } from '../../platform/graphql/terms.js';
import {
  HazardEnum,
  NeededLanguageType,
  NeededLicenceType,
  NeededSkillType,
  OfferedHoursType,
  OfferedPayType,
  OpeningStatusEnum,
} from '../openings/opening.graphql.js';
import type { Hazard, OpeningStatus } from '../openings/opening.js';

@ArgsType()
export class VacanciesArgs extends PageArgs {
  @Field(() => OpeningStatusEnum, { nullable: true, description: 'Only vacancies that stand there.' })
  readonly status?: OpeningStatus | null;

  @Field(() => String, { nullable: true, description: 'Only those of this occupation, by URI.' })
  readonly occupationUri?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this employer.' })
  readonly employerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, in any case.' })
  readonly text?: string | null;
}

@InputType('VacancyTermsInput', { description: 'What an employer asks and offers. What is omitted is left open; a draft may do so.' })
export class VacancyTermsInput {
  @Field(() => String, { description: 'Title of the post, 1 to 200 characters.' })
  readonly title!: string;

  @Field(() => String, { defaultValue: '', description: 'What the employer says about it, up to 20,000 characters.' })
  readonly description!: string;

  @Field(() => String, { nullable: true, description: 'URI of its occupation in the classification of the mission.' })
  readonly occupationUri?: string | null;

  @Field(() => [NeededSkillType], { defaultValue: [], description: 'Skills that the work asks for, each once.' })
  readonly skills!: readonly NeededSkillType[];

  @Field(() => [NeededLanguageType], { defaultValue: [], description: 'Languages that the work asks for, each once.' })
  readonly languages!: readonly NeededLanguageType[];

  @Field(() => [NeededLicenceType], { defaultValue: [], description: 'Licences that the work asks for, each once.' })
  readonly licences!: readonly NeededLicenceType[];

  @Field(() => Int, { nullable: true, description: 'Least ISCED level, 0 to 8.' })
  readonly minEducation?: number | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'What else the employer asks for, one sentence each. Sex, age, origin and religion are refused unless approved as genuine.',
  })
  readonly criteria!: readonly string[];

  @Field(() => [FunctionalLimitEnum], { defaultValue: [], description: 'What the work asks of a body.' })
  readonly demands!: readonly FunctionalLimit[];

  @Field(() => [HazardEnum], { defaultValue: [], description: 'What makes the work hazardous.' })
  readonly hazards!: readonly Hazard[];

  @Field(() => Int, { defaultValue: 1, description: 'How many people are looked for in all.' })
  readonly seats!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether the work can be done from anywhere; give no place then.' })
  readonly remote!: boolean;

  @Field(() => Int, { nullable: true, description: 'GeoNames id of the place where the work is done, in any country.' })
  readonly geonameId?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of work.' })
  readonly startsOn?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Latest day on which a person may still begin.' })
  readonly startsBy?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which candidates are taken.' })
  readonly closesOn?: Day | null;

  @Field(() => OfferedHoursType, { nullable: true, description: 'Hours of a week.' })
  readonly hoursPerWeek?: OfferedHoursType | null;

  @Field(() => OfferedPayType, { nullable: true, description: 'What is paid.' })
  readonly pay?: OfferedPayType | null;

  @Field(() => String, { nullable: true, description: 'Why no pay is stated; a vacancy without either is not published.' })
  readonly payUnstatedReason?: string | null;
}

@InputType('CreateVacancyInput', { description: 'A vacancy to write down.' })
export class CreateVacancyInput extends MutationInput {
  @Field(() => ID, { description: 'The employer that hires.' })
  readonly employerId!: string;

  @Field(() => VacancyTermsInput, { description: 'What it asks and offers.' })
  readonly terms!: VacancyTermsInput;
}

/** What every change of a vacancy that is there names. */
@InputType({ isAbstract: true })
abstract class VacancyChangeInput extends MutationInput {
  @Field(() => ID, { description: 'The vacancy.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  readonly version!: number;
}

@InputType('EditVacancyInput', { description: 'The terms of a vacancy as they shall be.' })
export class EditVacancyInput extends VacancyChangeInput {
  @Field(() => VacancyTermsInput, { description: 'What it asks and offers from now on: all of it.' })
  readonly terms!: VacancyTermsInput;
}

@InputType('PublishVacancyInput', { description: 'A vacancy to publish, or to publish again.' })
export class PublishVacancyInput extends VacancyChangeInput {
  @Field(() => String, { nullable: true, description: 'Why; the employer reads it too.' })
  readonly reason?: string | null;
}

@InputType('CloseVacancyInput', { description: 'A vacancy to end.' })
export class CloseVacancyInput extends VacancyChangeInput {
  @Field(() => String, { description: 'Why; the employer reads it too.' })
  readonly reason!: string;
}

@InputType('ReportSeatsInput', { description: 'How many seats of a vacancy are taken.' })
export class ReportSeatsInput extends VacancyChangeInput {
  @Field(() => Int, { description: 'How many are taken in all.' })
  readonly seatsTaken!: number;
}

@InputType('ApproveCriterionInput', { description: 'A criterion on a protected trait that the work genuinely requires.' })
export class ApproveCriterionInput extends VacancyChangeInput {
  @Field(() => String, { description: 'The criterion, word for word; it is added to the vacancy.' })
  readonly criterion!: string;

  @Field(() => String, { description: 'Why it is genuine; the employer reads it too.' })
  readonly reason!: string;
}
