import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { RuleLevel, UnknownMeaning, Verdict } from '../rule-set.js';

const RuleLevelEnum = enumType<RuleLevel>('RuleLevel', 'What a rule does when it does not hold.', {
  BLOCK: 'Refuses.',
  WARN: 'Warns: allowed with a recorded override and reason.',
  ROUTE: 'Goes to the list of a person.',
});

const UnknownMeaningEnum = enumType<UnknownMeaning>('UnknownMeaning', 'What a fact that is not known means to a rule.', {
  REFUSE: 'As if the rule did not hold.',
  TASK: 'Not yet: a task to find out.',
  PASS: 'Nothing.',
});

const EligibilityEnum = enumType<Verdict['standing']>('Eligibility', 'What the rules of a programme say of a case.', {
  ELIGIBLE: 'Nothing blocks.',
  NOT_YET: 'What blocks ends by itself or through tasks.',
  REFUSED: 'Something blocks.',
});

@ObjectType('Rule', { description: 'One rule of a set.' })
export class RuleType {
  @Field(() => String, { description: "Its id in the programme's own list, such as F07; whatever it causes carries it." })
  readonly id!: string;

  @Field(() => RuleLevelEnum, { description: 'What it does when it does not hold.' })
  readonly level!: RuleLevel;

  @Field(() => String, { nullable: true, description: 'To what it applies, as JSON; empty for everything.' })
  readonly when!: string | null;

  @Field(() => String, { description: 'What must hold, as JSON.' })
  readonly holds!: string;

  @Field(() => String, { description: 'What is said when it does not hold.' })
  readonly sentence!: string;

  @Field(() => UnknownMeaningEnum, { description: 'What a fact that is not known means to it.' })
  readonly unknown!: UnknownMeaning;

  @Field(() => String, { nullable: true, description: 'How to find out what is not known.' })
  readonly ask!: string | null;

  @Field(() => String, { nullable: true, description: 'What can be done where it does not hold.' })
  readonly remedy!: string | null;
}

@ObjectType('RuleFinding', { description: 'What a rule said of a case.' })
export class RuleFindingType {
  @Field(() => String, { description: 'Id of the rule.' })
  readonly rule!: string;

  @Field(() => RuleLevelEnum, { description: 'What it does.' })
  readonly level!: RuleLevel;

  @Field(() => String, { description: 'One sentence.' })
  readonly sentence!: string;

  @Field(() => DateScalar, { nullable: true, description: 'From when it holds by itself.' })
  readonly from!: Day | null;

  @Field(() => String, { nullable: true, description: 'What can be done.' })
  readonly task!: string | null;

  @Field(() => [String], { description: 'Facts that would have to be known.' })
  readonly missing!: readonly string[];
}

@ObjectType('Verdict', { description: 'What the rules of a programme say of a case on a day.' })
export class VerdictType {
  @Field(() => EligibilityEnum, { description: 'In one word.' })
  readonly standing!: Verdict['standing'];

  @Field(() => DateScalar, { description: 'The day.' })
  readonly on!: Day;

  @Field(() => DateScalar, { nullable: true, description: 'When it is not yet: the first day on which nothing blocks by itself.' })
  readonly from!: Day | null;

  @Field(() => [RuleFindingType], { description: 'What blocks.' })
  readonly blocks!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What needs an override with a reason.' })
  readonly warnings!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What goes to the list of a person.' })
  readonly routes!: readonly RuleFindingType[];
}

@ObjectType('EligibilityChange', { description: 'How many open cases would go from one standing to another.' })
export class EligibilityChangeType {
  @Field(() => EligibilityEnum, { description: 'By the present rules.' })
  readonly from!: Verdict['standing'];

  @Field(() => EligibilityEnum, { description: 'By the next ones.' })
  readonly to!: Verdict['standing'];

  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}

@ObjectType('RuleChange', { description: 'In how many open cases a rule speaks.' })
export class RuleChangeType {
  @Field(() => String, { description: 'Id of the rule.' })
  readonly rule!: string;

  @Field(() => Int, { description: 'By the present rules.' })
  readonly before!: number;

  @Field(() => Int, { description: 'By the next ones.' })
  readonly after!: number;
}

@ObjectType('RulePreview', { description: 'What rules would change for open cases; counts only.' })
export class RulePreviewType {
  @Field(() => Int, { description: 'Open cases of the programme.' })
  readonly cases!: number;

  @Field(() => Boolean, { description: 'Whether counts are rounded down to fives, and those under five left out, because a rule asks what an administrator may know of nobody.' })
  readonly rounded!: boolean;

  @Field(() => [EligibilityChangeType], { description: 'Who would be judged otherwise.' })
  readonly changes!: readonly EligibilityChangeType[];

  @Field(() => [RuleChangeType], { description: 'Rules that would speak more or less often.' })
  readonly rules!: readonly RuleChangeType[];
}

@ObjectType('RuleOverride', { description: 'That somebody let something happen though a rule warned.' })
export class RuleOverrideType {
  @Field(() => String, { description: 'Id of the rule.' })
  readonly rule!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}
