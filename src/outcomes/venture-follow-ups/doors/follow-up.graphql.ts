import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import { FigureRowType } from '../../figures/doors/figures.graphql.js';
import { followUpMonths, type FollowUpMonth, type VentureNeeded } from '../follow-up.js';
import type { MilestoneKind } from '../milestones.js';
import type { Yardstick, YardstickName } from '../yardsticks.js';

export const FollowUpMonthEnum = enumType<`MONTH_${FollowUpMonth}`>('VentureFollowUpMonth', 'Months after its start at which a venture is looked at.', {
  MONTH_3: 'Three.',
  MONTH_6: 'Six.',
  MONTH_9: 'Nine.',
  MONTH_12: 'Twelve.',
});

export const VentureNeededEnum = enumType<VentureNeeded>('VentureNeeded', 'What would help a venture.', {
  MARKET: 'Buyers.',
  MONEY: 'Money to work with.',
  MATERIALS: 'Materials or stock.',
  MACHINES: 'Tools or machines.',
  PREMISES: 'A place to work.',
  TRAINING: 'Training.',
  MENTORING: 'Somebody to ask.',
  LICENCE: 'A licence or registration.',
  TRANSPORT: 'Transport.',
  CHILD_CARE: 'Care for children.',
  OTHER: 'Something else.',
});

export const YardstickNameEnum = enumType<YardstickName>('VentureYardstickName', 'Figures on ventures that stand beside published ones (F30-F31).', {
  WORKPLACES_PER_RETURNEE: 'Workplaces for each returnee.',
  EMPLOYS_BEYOND_FAMILY: 'Who gives work beyond the family.',
  IN_PARTNERSHIP: 'Who works together with others.',
  SET_UP_A_BUSINESS: 'Whose venture started.',
  EMPLOYEES_AFTER_SIX_MONTHS: 'Employees after six months.',
});

@ObjectType('VentureFollowUp', { description: 'What was heard of a venture some months after its start: numbers, nothing of a person.' })
export class VentureFollowUpType {
  @Field(() => Int, { description: 'Months after the start: 3, 6, 9 or 12.' })
  readonly month!: number;

  @Field(() => Int, { description: 'From 1; a correction is the next, and the last one stands.' })
  readonly number!: number;

  @Field(() => DateScalar, { description: 'The day of the visit or call.' })
  readonly askedOn!: Day;

  @Field(() => Int, { description: 'Who belonged to it then.' })
  readonly members!: number;

  @Field(() => Int, { description: 'Relatives who work in it, and are no members.' })
  readonly familyWorkplaces!: number;

  @Field(() => Int, { description: 'Others who work in it.' })
  readonly communityWorkplaces!: number;

  @Field(() => Float, { nullable: true, description: 'What it earned in the last month after its costs, minor units of its currency; empty for "rather not say".' })
  readonly incomeMinor!: number | null;

  @Field(() => Int, { description: 'Firms, associations and others that it works with.' })
  readonly partnerships!: number;

  @Field(() => [VentureNeededEnum], { description: 'What would help.' })
  readonly needs!: readonly VentureNeeded[];

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly at!: Date;
}

export const VentureMilestoneKindEnum = enumType<MilestoneKind>('VentureMilestoneKind', 'What a venture can come to.', {
  GREW: 'More people work in it than were ever heard of before.',
  BEYOND_FAMILY: 'It gives work to somebody beyond members and family.',
  TEN_EMPLOYEES: 'Ten people work in it who are no members.',
  PARTNERSHIP: 'It works with a firm, an association or another partner.',
});

@ObjectType('VentureMilestone', { description: 'Something good that a venture has come to.' })
export class VentureMilestoneType {
  @Field(() => VentureMilestoneKindEnum, { description: 'What.' })
  readonly kind!: MilestoneKind;

  @Field(() => DateScalar, { description: 'The day of the visit or call at which it was heard.' })
  readonly on!: Day;

  @Field(() => Int, { description: 'Members, relatives and others at work in it then.' })
  readonly workplaces!: number;
}

export const RecordFollowUpResult = resultUnion('RecordVentureFollowUpResult', VentureFollowUpType);

@InputType('RecordVentureFollowUpInput', { description: 'What was heard of a venture.' })
export class RecordVentureFollowUpInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly ventureId!: string;

  @Field(() => FollowUpMonthEnum, { description: 'For which month; at most a month before it.' })
  readonly month!: `MONTH_${FollowUpMonth}`;

  @Field(() => DateScalar, { description: 'The day of the visit or call.' })
  readonly askedOn!: Day;

  @Field(() => Int, { description: 'Relatives who work in it and are no members, 0 to 1,000.' })
  readonly familyWorkplaces!: number;

  @Field(() => Int, { description: 'Others who work in it, 0 to 1,000.' })
  readonly communityWorkplaces!: number;

  @Field(() => Float, { nullable: true, description: 'What it earned in the last month after its costs, minor units of its currency; left out for "rather not say".' })
  readonly incomeMinor?: number | null;

  @Field(() => Int, { description: 'Firms, associations and others that it works with, 0 to 1,000.' })
  readonly partnerships!: number;

  @Field(() => [VentureNeededEnum], { description: 'What would help.' })
  readonly needs!: readonly VentureNeeded[];
}

/** The month that a word of the API names. */
export function monthOf(word: `MONTH_${FollowUpMonth}`): FollowUpMonth {
  return followUpMonths.find((month) => word === `MONTH_${month}`) ?? 3;
}

@ObjectType('VentureYardstick', { description: 'A figure of the mission beside one that was published. What is of fewer than 5, or would tell of so few, is left out.' })
export class VentureYardstickType {
  @Field(() => YardstickNameEnum, { description: 'Which.' })
  readonly name!: YardstickName;

  @Field(() => String, { description: 'What it means here.' })
  readonly sentence!: string;

  @Field(() => String, { description: 'RATIO, SHARE (0 to 1) or NUMBER.' })
  readonly unit!: Yardstick['unit'];

  @Field(() => Int, { nullable: true, description: 'How many it counts.' })
  readonly of!: number | null;

  @Field(() => Float, { nullable: true, description: 'The value.' })
  readonly value!: number | null;

  @Field(() => Float, { description: 'What was published of other programmes; people and years differ.' })
  readonly published!: number;

  @Field(() => String, { description: 'Where.' })
  readonly source!: string;
}

@ObjectType('VentureFigures', { description: 'How the ventures of the mission fare, as it is known today.' })
export class VentureFiguresType {
  @Field(() => [VentureYardstickType], { description: 'Figures beside published ones.' })
  readonly yardsticks!: readonly Yardstick[];

  @Field(() => [FigureRowType], { description: 'Share of ventures that last longer than so many months from their start (Kaplan-Meier), beside that of jobs in `figures`; `people` counts ventures.' })
  readonly survival!: readonly FigureRowType[];
}
