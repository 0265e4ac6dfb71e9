import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { CatalogueEntryId } from '../../programmes/catalogue/catalogue-entry.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import { RuleFindingType } from '../../programmes/rules/programmes/rule.graphql.js';
import type { OptionStanding } from './options.js';
import type { WayKind } from './ways.js';

const FundingKindEnum = enumType<WayKind>('FundingKind', 'What a founder is helped by.', {
  GRANT: 'Money or goods that are not paid back.',
  TRAINING: 'A course.',
  CREDIT: 'Money that is paid back; never a default.',
});

const FundingStandingEnum = enumType<OptionStanding>('FundingStanding', 'Whether a way to money is open.', {
  OPEN: 'Nothing blocks.',
  NOT_YET: 'What blocks ends by itself or through tasks.',
  NOT_OPEN: 'Something blocks.',
  NOT_AVAILABLE: 'Not available at present; why is not told.',
});

@ObjectType('FundingOption', { description: 'A way to money or training for a venture or founder, and whether it is open to them, as far as you may know it.' })
export class FundingOptionType {
  @Field(() => FundingKindEnum, { description: 'What it is.' })
  readonly kind!: WayKind;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who gives it.' })
  readonly provider!: string;

  @Field(() => String, { description: 'For whom it is, in words.' })
  readonly conditions!: string;

  @GlobalId('Programme', { nullable: true, description: 'The programme of the mission that it is.' })
  readonly programmeId!: ProgrammeId | null;

  @GlobalId('CatalogueEntry', { nullable: true, description: 'The entry of the catalogue that it is; others decide about it.' })
  readonly entryId!: CatalogueEntryId | null;

  @Field(() => FundingStandingEnum, { description: 'In one word.' })
  readonly standing!: OptionStanding;

  @Field(() => DateScalar, { description: 'The day.' })
  readonly on!: Day;

  @Field(() => DateScalar, { nullable: true, description: 'When it is not yet: the first day on which nothing blocks by itself; empty where only tasks help.' })
  readonly from!: Day | null;

  @Field(() => [RuleFindingType], { description: 'What blocks, with what can be done.' })
  readonly blocks!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What needs an override with a reason.' })
  readonly warnings!: readonly RuleFindingType[];

  @Field(() => [RuleFindingType], { description: 'What goes to the list of a person.' })
  readonly routes!: readonly RuleFindingType[];

  @Field(() => Boolean, { description: 'Whether rules ask about the founders what you may not know; whoever accompanies them is told more.' })
  readonly moreToAsk!: boolean;

  @Field(() => Boolean, { description: 'Whether it comes first because credit is no answer while basic needs are not met (F28).' })
  readonly insteadOfCredit!: boolean;

  @Field(() => Boolean, { description: 'Whether nobody of the funder has reviewed its rules.' })
  readonly provisional!: boolean;
}

@ArgsType()
export class FundingOptionsArgs {
  @Field(() => ID, { nullable: true, description: 'The venture; this or a person.' })
  readonly ventureId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who founds alone, judged by the business of their own that is furthest where one is written down; this or a venture.' })
  readonly jobseekerId?: string | null;
}
