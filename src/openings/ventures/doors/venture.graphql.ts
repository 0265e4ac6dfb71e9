import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { EmployerId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.js';
import type { ProgrammeId } from '../../../programmes/rules/programmes/programme.js';
import type { VentureNeed } from '../../../reference/law/legal-barriers.js';
import { WorkPlaceType } from '../../employers/work-place.graphql.js';
import type { BudgetPurpose, ContributionForm, Contributor, PartnerKind, Venture, VentureKind, VentureStatus } from '../venture.js';
import { BudgetPurposeEnum, ContributionFormEnum, ContributorEnum, PartnerKindEnum, VentureKindEnum, VentureNeedEnum, VentureStatusEnum } from './venture-words.graphql.js';

@ObjectType('VenturePartner', { description: 'Who backs a venture, and with what; a partner sees no people.' })
export class VenturePartnerType {
  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => PartnerKindEnum, { description: 'What it is.' })
  readonly kind!: PartnerKind;

  @Field(() => String, { description: 'What it does for the venture.' })
  readonly role!: string;

  @Field(() => String, { nullable: true, description: 'Goals that were agreed with it.' })
  readonly goals!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was agreed to look at them.' })
  readonly monitoring!: string | null;
}

@ObjectType('VentureContribution', { description: 'What somebody puts into a venture.' })
export class VentureContributionType {
  @Field(() => ContributorEnum, { description: 'Who gives it.' })
  readonly from!: Contributor;

  @Field(() => String, { nullable: true, description: 'Name of the partner that gives it.' })
  readonly partner!: string | null;

  @Field(() => ContributionFormEnum, { description: 'In what form.' })
  readonly form!: ContributionForm;

  @Field(() => String, { description: 'What it is.' })
  readonly what!: string;

  @Field(() => Float, { description: 'Minor units of the currency of the venture; of what is given in kind, its value.' })
  readonly amountMinor!: number;
}

@ObjectType('VentureBudgetLine', { description: 'What money is spent on.' })
export class VentureBudgetLineType {
  @Field(() => String, { description: 'What is bought or paid.' })
  readonly what!: string;

  @Field(() => BudgetPurposeEnum, { description: 'What for.' })
  readonly purpose!: BudgetPurpose;

  @Field(() => Float, { description: 'Minor units of the currency of the venture.' })
  readonly amountMinor!: number;
}

@ObjectType('VentureStep', { description: 'One step of what became of a venture.' })
export class VentureStepType {
  @Field(() => VentureStatusEnum, { nullable: true, description: 'Before; empty for the first step.' })
  readonly from!: VentureStatus | null;

  @Field(() => VentureStatusEnum, { description: 'After.' })
  readonly to!: VentureStatus;

  @Field(() => String, { description: 'Why.' })
  readonly reason!: string;

  @Field(() => [String], { description: 'Rules whose warning was let pass.' })
  readonly despite!: readonly string[];

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: Date;
}

@ObjectType('Venture', { implements: () => [Node], description: 'A cooperative, group, family or individual microenterprise, from the idea to its end.' })
export class VentureType {
  @GlobalId('Venture')
  readonly id!: VentureId;

  readonly employerId!: EmployerId;

  @Field(() => VentureKindEnum, { description: 'What kind it is.' })
  readonly kind!: VentureKind;

  @Field(() => VentureStatusEnum, { description: 'Where it stands.' })
  readonly status!: VentureStatus;

  @Field(() => VentureStatusEnum, { nullable: true, description: 'Where it stood before it was paused.' })
  readonly pausedFrom!: VentureStatus | null;

  @Field(() => String, { description: 'Its name, or what it is to be.' })
  readonly title!: string;

  @Field(() => String, { description: 'What it is about.' })
  readonly description!: string;

  @Field(() => String, { nullable: true, description: 'Division, group or class of ISIC revision 4.' })
  readonly activity!: string | null;

  @Field(() => WorkPlaceType, { nullable: true, description: 'Where it works.' })
  readonly place!: WorkPlaceType | null;

  @Field(() => String, { nullable: true, description: 'Where the market assessment is found that it rests on.' })
  readonly marketAssessment!: string | null;

  @Field(() => String, { nullable: true, description: 'How its people are trained.' })
  readonly trainingPlan!: string | null;

  @Field(() => Int, { description: 'Fewest members.' })
  readonly leastMembers!: number;

  @Field(() => Int, { description: 'Most members.' })
  readonly mostMembers!: number;

  @Field(() => Int, { description: 'Fewest returnees among them.' })
  readonly leastReturnees!: number;

  @Field(() => Int, { description: 'Fewest community members among them.' })
  readonly leastCommunityMembers!: number;

  @Field(() => String, { description: 'Currency of all its amounts, ISO 4217.' })
  readonly currency!: string;

  @Field(() => [VenturePartnerType], { description: 'Who backs it.' })
  readonly partners!: readonly VenturePartnerType[];

  @Field(() => [VentureContributionType], { description: 'What is put in, and by whom.' })
  readonly contributions!: readonly VentureContributionType[];

  @Field(() => [VentureBudgetLineType], { description: 'What its money is spent on.' })
  readonly budget!: readonly VentureBudgetLineType[];

  @Field(() => Float, { description: 'What the budget adds up to, minor units.' })
  readonly costMinor!: number;

  @GlobalId('Programme', { nullable: true, description: 'Whose rules its people have to meet.' })
  readonly programmeId!: ProgrammeId | null;

  @Field(() => Int, { nullable: true, description: 'What share of the cost public money pays, percent.' })
  readonly publicPercent!: number | null;

  @Field(() => [VentureNeedEnum], { description: 'What it cannot do without and the law may keep from somebody.' })
  readonly needs!: readonly VentureNeed[];

  @Field(() => DateScalar, { nullable: true, description: 'The last day that is planned for.' })
  readonly plannedUntil!: Day | null;

  @Field(() => Int, { description: 'Counts the changes; an edit names the version it was made on.' })
  readonly version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly createdAt!: Date;
}

@ObjectType('VentureTwin', { description: 'Another venture of the same trade at the same place, which people may rather join.' })
export class VentureTwinType {
  @Field(() => VentureType, { description: 'The other venture.' })
  readonly venture!: Venture;

  @Field(() => Boolean, { description: 'Whether both have had money, of one programme or for one person.' })
  readonly fundedTwice!: boolean;
}

export const VentureConnection = connectionType<Venture>('Venture', VentureType);
export const VentureResult = resultUnion('VentureResult', VentureType);
