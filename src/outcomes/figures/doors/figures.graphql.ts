import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { FigureName, FigureUnit } from '../definitions.js';
import type { Grouping } from '../figure.js';

export const FigureNameEnum = enumType<FigureName>('FigureName', 'What a figure tells.', {
  FUNNEL: 'How far people came, from a match to a year of work.',
  RETENTION: 'Who is in work some months after the first start; what is not known as bounds.',
  SURVIVAL: 'How long first jobs last (Kaplan-Meier).',
  SURVIVAL_AFTER_SUBSIDY: 'How long they last around the end of a subsidy.',
  VENTURE_SURVIVAL: 'How long ventures last (Kaplan-Meier), beside jobs.',
  END_REASONS: 'Why jobs ended.',
  TIME_TO_FIRST_OFFER: 'Days to a first offer.',
  TIME_TO_START: 'Days to a first start.',
  ACCEPTANCE: 'Who accepted an offer; what is open as bounds.',
  COMMUNITY_SHARE: 'Kinds of jobseeker among those who started.',
  GROUP_RATIO: 'Retention of groups beside that of the largest.',
  INCOME_OVER_REFERENCE: 'Pay over the reference wage.',
  COST_PER_RETAINED_JOB: 'Money for each person in work after a year.',
  WORKPLACES_PER_RETURNEE: 'People at work in ventures of returnees, for each returnee.',
});

export const FigureUnitEnum = enumType<FigureUnit>('FigureUnit', 'What a value is.', {
  PEOPLE: 'People.',
  SHARE: 'From 0 to 1.',
  DAYS: 'Days.',
  RATIO: 'One over another.',
  MONEY: 'Money, in the currency of the mission.',
});

export const FigureGroupingEnum = enumType<Grouping>('FigureGrouping', 'What people, or ventures, are told apart by.', {
  OPENING_KIND: 'Kind of opening of the first job.',
  INSTRUMENT: 'How a programme supports it; NONE for not.',
  OCCUPATION: 'The first two digits of its occupation (ISCO-08); small groups together.',
  EMPLOYER: 'Its employer, by an opaque id; small groups together.',
  JOBSEEKER_KIND: 'Returnee, displaced or community member.',
  MATCH: 'Policy and kind of the match that it came of.',
  VENTURE_KIND: 'Kind of venture, of figures about ventures.',
});

@ObjectType('FigureRow', { description: 'One line of a figure. What is of fewer than 5 people, or would tell of so few, is left out.' })
export class FigureRowType {
  @Field(() => String, { nullable: true, description: 'A group; empty for everybody.' })
  readonly group!: string | null;

  @Field(() => String, { nullable: true, description: 'A step, standing, reason or quartile.' })
  readonly step!: string | null;

  @Field(() => Int, { nullable: true, description: 'Months after the start.' })
  readonly month!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of how many people it is.' })
  readonly people!: number | null;

  @Field(() => Float, { nullable: true, description: 'The value, in the unit of the figure.' })
  readonly value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound.' })
  readonly low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound.' })
  readonly high!: number | null;

  @Field(() => Boolean, { description: 'Whether something of the line is hidden.' })
  readonly hidden!: boolean;
}

@ObjectType('Figure', { description: 'A figure, with what it means.' })
export class FigureType {
  @Field(() => FigureNameEnum, { description: 'Which.' })
  readonly name!: FigureName;

  @Field(() => Int, { description: 'Version of its definition; another meaning is another version.' })
  readonly version!: number;

  @Field(() => FigureUnitEnum, { description: 'What its values are.' })
  readonly unit!: FigureUnit;

  @Field(() => String, { description: 'Its definition.' })
  readonly sentence!: string;

  @Field(() => [FigureRowType], { description: 'Its lines.' })
  readonly rows!: readonly FigureRowType[];

  @Field(() => String, { nullable: true, description: 'Why it has no lines.' })
  readonly empty!: string | null;
}

@ObjectType('FigureReport', { description: 'Figures as they were known at the end of a day; asked again they are the same.' })
export class FigureReportType {
  @Field(() => DateScalar, { description: 'The day.' })
  readonly asOf!: Day;

  @Field(() => FigureGroupingEnum, { nullable: true, description: 'What people are told apart by, where a figure can be.' })
  readonly by!: Grouping | null;

  @Field(() => [FigureType], { description: 'The figures.' })
  readonly figures!: readonly FigureType[];
}

@ArgsType()
export class FiguresArgs {
  @Field(() => DateScalar, { nullable: true, description: 'A day that is over, by the calendar of the mission; yesterday where none is named.' })
  readonly asOf?: Day | null;

  @Field(() => FigureGroupingEnum, { nullable: true, description: 'What people shall be told apart by.' })
  readonly by?: Grouping | null;

  @Field(() => [FigureNameEnum], { nullable: true, description: 'Only these; all where left out.' })
  readonly names?: readonly FigureName[] | null;
}
