import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import type { FunctionalLimit } from '../../matching/types.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { localId } from '../../platform/graphql/global-id.js';
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
import type { Hazard, OpeningFilter, OpeningStatus } from '../openings/opening.js';
import type { OpeningDraft } from '../openings/terms.service.js';

/** What a list of openings of one kind is narrowed to. */
@ArgsType()
export class OpeningsArgs extends PageArgs {
  @Field(() => OpeningStatusEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly status?: OpeningStatus | null;

  @Field(() => String, { nullable: true, description: 'Only those of this occupation, by URI.' })
  readonly occupationUri?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those of this employer.' })
  readonly employerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, in any case.' })
  readonly text?: string | null;
}

/** The common terms; the input of a kind extends it. */
@InputType({ isAbstract: true })
export abstract class OpeningTermsInput {
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

  @Field(() => String, { nullable: true, description: 'Why no pay is stated; an opening that pays wages is not published without either.' })
  readonly payUnstatedReason?: string | null;
}

/** What every change of an opening that is there names. */
@InputType({ isAbstract: true })
export abstract class OpeningChangeInput extends MutationInput {
  @Field(() => ID, { description: 'The opening.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  readonly version!: number;
}

/** What publishing an opening of a kind names. */
@InputType({ isAbstract: true })
export abstract class OpeningPublishInput extends OpeningChangeInput {
  @Field(() => String, { nullable: true, description: 'Why; the employer reads it too.' })
  readonly reason?: string | null;
}

/** What ending an opening of a kind names. */
@InputType({ isAbstract: true })
export abstract class OpeningCloseInput extends OpeningChangeInput {
  @Field(() => String, { description: 'Why; the employer reads it too.' })
  readonly reason!: string;
}

@InputType('ReportSeatsInput', { description: 'How many seats of an opening are taken.' })
export class ReportSeatsInput extends OpeningChangeInput {
  @Field(() => Int, { description: 'How many are taken in all.' })
  readonly seatsTaken!: number;
}

@InputType('ApproveCriterionInput', { description: 'A criterion on a protected trait that the work genuinely requires.' })
export class ApproveCriterionInput extends OpeningChangeInput {
  @Field(() => String, { description: 'The criterion, word for word; it is added to the opening.' })
  readonly criterion!: string;

  @Field(() => String, { description: 'Why it is genuine; the employer reads it too.' })
  readonly reason!: string;
}

/** The filter in the words of the domain. */
export function filterOf(args: OpeningsArgs): Omit<OpeningFilter, 'kind'> {
  return {
    status: args.status ?? null,
    occupation: args.occupationUri ?? null,
    employerId: typeof args.employerId === 'string' ? localId('Employer', args.employerId) : null,
    text: args.text ?? null,
  };
}

/** The common terms of an input in the words of the domain: what was omitted is left open. What a course teaches and leads to is its door's to add. */
export function draftOf(terms: OpeningTermsInput): OpeningDraft {
  const { title, description, languages, licences, criteria, demands, hazards, seats, remote } = terms;
  return {
    ...{ title, description, languages, licences, criteria, demands, hazards, seats, remote },
    occupation: terms.occupationUri ?? null,
    skills: terms.skills.map((need) => ({ ...need, minLevel: need.minLevel ?? null })),
    minEducation: terms.minEducation ?? null,
    geonameId: terms.geonameId ?? null,
    startsOn: terms.startsOn ?? null,
    startsBy: terms.startsBy ?? null,
    closesOn: terms.closesOn ?? null,
    hoursPerWeek: terms.hoursPerWeek ?? null,
    pay: terms.pay ?? null,
    payUnstatedReason: terms.payUnstatedReason ?? null,
    teaches: [],
    leadsTo: [],
  };
}
