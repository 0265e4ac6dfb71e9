import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { enumType } from '../../platform/graphql/enum.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { Eligibility } from '../../programmes/rules/guarded-facts.js';
import { RuleFindingType, RuleOverrideType } from '../../programmes/rules/programmes/rule.graphql.js';

const EligibilityStandingEnum = enumType<Eligibility['standing']>('EligibilityStanding', 'What the rules of a programme and of the law say of a person.', {
  ELIGIBLE: 'Nothing blocks.',
  NOT_YET: 'What blocks ends by itself or through tasks.',
  REFUSED: 'Something blocks.',
  NOT_AVAILABLE: 'Not available at present; why is not told.',
});

@ObjectType('EligibilityAnswer', { description: 'What the rules of a programme and of the law say of a person on a day, as far as you may know it.' })
export class EligibilityAnswerType {
  @Field(() => EligibilityStandingEnum, { description: 'In one word.' })
  readonly standing!: Eligibility['standing'];

  @Field(() => DateScalar, { description: 'The day.' })
  readonly on!: Day;

  @Field(() => DateScalar, { nullable: true, description: 'When it is not yet: the first day on which nothing blocks by itself; empty where only tasks help.' })
  readonly from!: Day | null;

  @Field(() => [RuleFindingType], { description: 'What blocks.' })
  readonly blocks!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What needs an override with a reason.' })
  readonly warnings!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What goes to the list of a person.' })
  readonly routes!: readonly RuleFindingType[];
}

@ArgsType()
export class EligibilityArgs {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { nullable: true, description: 'The opening; without a programme, that which supports it is asked.' })
  readonly openingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The programme.' })
  readonly programmeId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'As of which day; today unless given. Whoever knows a handle alone asks about today.' })
  readonly on?: Day | null;
}

@InputType('OverrideRuleInput', { description: 'A warning to let pass for a person at an opening.' })
export class OverrideRuleInput extends MutationInput {
  @Field(() => ID, { description: 'The person.' })
  readonly jobseekerId!: string;

  @Field(() => ID, { description: 'The opening.' })
  readonly openingId!: string;

  @Field(() => String, { description: 'Id of the rule that warns.' })
  readonly rule!: string;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;
}

export const OverrideRuleResult = resultUnion('OverrideRuleResult', RuleOverrideType);
