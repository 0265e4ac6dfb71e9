import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import { PageArgs } from '../../../platform/graphql/connection.js';
import { localId } from '../../../platform/graphql/global-id.js';
import { MutationInput } from '../../../platform/graphql/mutation-input.js';
import { DateScalar } from '../../../platform/graphql/scalars.js';
import type { VentureNeed } from '../../../reference/law/legal-barriers.js';
import type { BudgetPurpose, ContributionForm, Contributor, PartnerKind, VentureKind, VentureStatus } from '../venture.js';
import type { VentureDraft } from '../ventures.service.js';
import { BudgetPurposeEnum, ContributionFormEnum, ContributorEnum, PartnerKindEnum, VentureKindEnum, VentureNeedEnum, VentureStatusEnum } from './venture-words.graphql.js';

@ArgsType()
export class VenturesArgs extends PageArgs {
  @Field(() => VentureKindEnum, { nullable: true, description: 'Only ventures of this kind.' })
  readonly kind?: VentureKind | null;

  @Field(() => VentureStatusEnum, { nullable: true, description: 'Only those that stand there.' })
  readonly status?: VentureStatus | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, in any case.' })
  readonly text?: string | null;
}

@InputType('VenturePartnerInput', { description: 'Who backs a venture, and with what.' })
export class VenturePartnerInput {
  @Field(() => String, { description: 'Its name, once in a venture.' })
  readonly name!: string;

  @Field(() => PartnerKindEnum, { description: 'What it is.' })
  readonly kind!: PartnerKind;

  @Field(() => String, { description: 'What it does for the venture.' })
  readonly role!: string;

  @Field(() => String, { nullable: true, description: 'Goals that were agreed with it.' })
  readonly goals?: string | null;

  @Field(() => String, { nullable: true, description: 'How it was agreed to look at them.' })
  readonly monitoring?: string | null;
}

@InputType('VentureContributionInput', { description: 'What somebody puts in. Name no member.' })
export class VentureContributionInput {
  @Field(() => ContributorEnum, { description: 'Who gives it.' })
  readonly from!: Contributor;

  @Field(() => String, { nullable: true, description: 'Name of the partner that gives it, as among the partners.' })
  readonly partner?: string | null;

  @Field(() => ContributionFormEnum, { description: 'In what form.' })
  readonly form!: ContributionForm;

  @Field(() => String, { description: 'What it is.' })
  readonly what!: string;

  @Field(() => Float, { description: 'Whole number of minor units; of what is given in kind, its value.' })
  readonly amountMinor!: number;
}

@InputType('VentureBudgetLineInput', { description: 'What money is spent on.' })
export class VentureBudgetLineInput {
  @Field(() => String, { description: 'What is bought or paid.' })
  readonly what!: string;

  @Field(() => BudgetPurposeEnum, { description: 'What for.' })
  readonly purpose!: BudgetPurpose;

  @Field(() => Float, { description: 'Whole number of minor units.' })
  readonly amountMinor!: number;
}

@InputType('VentureTermsInput', { description: 'What a venture is to be. What is omitted is left open; an idea may do so.' })
export class VentureTermsInput {
  @Field(() => VentureKindEnum, { description: 'What kind it is.' })
  readonly kind!: VentureKind;

  @Field(() => String, { description: 'Its name, or what it is to be, 1 to 200 characters; name no person.' })
  readonly title!: string;

  @Field(() => String, { defaultValue: '', description: 'What it is about, up to 20,000 characters.' })
  readonly description!: string;

  @Field(() => String, { nullable: true, description: 'Division, group or class of ISIC revision 4, such as 1040.' })
  readonly activity?: string | null;

  @Field(() => Int, { nullable: true, description: 'GeoNames id of the place where it works.' })
  readonly geonameId?: number | null;

  @Field(() => String, { nullable: true, description: 'Where the market assessment is found that it rests on; a cooperative needs one.' })
  readonly marketAssessment?: string | null;

  @Field(() => String, { nullable: true, description: 'How its people are trained; a cooperative needs it.' })
  readonly trainingPlan?: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'Fewest members.' })
  readonly leastMembers!: number;

  @Field(() => Int, { defaultValue: 1, description: 'Most members.' })
  readonly mostMembers!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Fewest returnees among them.' })
  readonly leastReturnees!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Fewest community members among them.' })
  readonly leastCommunityMembers!: number;

  @Field(() => String, { description: 'Currency of all its amounts, ISO 4217.' })
  readonly currency!: string;

  @Field(() => [VenturePartnerInput], { defaultValue: [], description: 'Who backs it.' })
  readonly partners!: readonly VenturePartnerInput[];

  @Field(() => [VentureContributionInput], { defaultValue: [], description: 'What is put in, and by whom.' })
  readonly contributions!: readonly VentureContributionInput[];

  @Field(() => [VentureBudgetLineInput], { defaultValue: [], description: 'What its money is spent on.' })
  readonly budget!: readonly VentureBudgetLineInput[];

  @Field(() => ID, { nullable: true, description: 'Programme whose rules its people have to meet.' })
  readonly programmeId?: string | null;

  @Field(() => Int, { nullable: true, description: 'What share of the cost public money pays, percent.' })
  readonly publicPercent?: number | null;

  @Field(() => [VentureNeedEnum], { defaultValue: [], description: 'What it cannot do without and the law may keep from somebody.' })
  readonly needs!: readonly VentureNeed[];

  @Field(() => DateScalar, { nullable: true, description: 'The last day that is planned for.' })
  readonly plannedUntil?: Day | null;
}

@InputType('CreateVentureInput', { description: 'A venture to write down.' })
export class CreateVentureInput extends MutationInput {
  @Field(() => ID, { nullable: true, description: 'The person whose idea it is; a case manager names one of their own cases.' })
  readonly jobseekerId?: string | null;

  @Field(() => VentureTermsInput, { description: 'What it is to be.' })
  readonly terms!: VentureTermsInput;
}

/** What every change of a venture that is there names. */
@InputType({ isAbstract: true })
abstract class VentureChangeInput extends MutationInput {
  @Field(() => ID, { description: 'The venture.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that you have read.' })
  readonly version!: number;
}

@InputType('EditVentureInput', { description: 'The terms of a venture as they shall be.' })
export class EditVentureInput extends VentureChangeInput {
  @Field(() => VentureTermsInput, { description: 'What it is to be from now on: all of it.' })
  readonly terms!: VentureTermsInput;
}

@InputType('MoveVentureInput', { description: 'Where a venture shall stand.' })
export class MoveVentureInput extends VentureChangeInput {
  @Field(() => VentureStatusEnum, { description: 'Where it shall stand.' })
  readonly to!: VentureStatus;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => [String], { defaultValue: [], description: 'Rules whose warning is let pass, such as F24; the reason says why.' })
  readonly despite!: readonly string[];
}

/** The terms of an input in the words of the domain: what was omitted is left open. */
export function ventureDraftOf({ leastMembers, mostMembers, ...terms }: VentureTermsInput): VentureDraft {
  return {
    ...terms,
    activity: terms.activity ?? null,
    geonameId: terms.geonameId ?? null,
    marketAssessment: terms.marketAssessment ?? null,
    trainingPlan: terms.trainingPlan ?? null,
    members: { least: leastMembers, most: mostMembers },
    partners: terms.partners.map((partner) => ({ ...partner, goals: partner.goals ?? null, monitoring: partner.monitoring ?? null })),
    contributions: terms.contributions.map((each) => ({ ...each, partner: each.partner ?? null })),
    programmeId: typeof terms.programmeId === 'string' ? localId('Programme', terms.programmeId) : null,
    publicPercent: terms.publicPercent ?? null,
    plannedUntil: terms.plannedUntil ?? null,
  };
}
