import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../../kernel/day.js';
import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import { connectionType } from '../../../platform/graphql/connection.js';
import { enumType } from '../../../platform/graphql/enum.js';
import { GlobalId } from '../../../platform/graphql/global-id.js';
import { Node } from '../../../platform/graphql/node.js';
import { resultUnion } from '../../../platform/graphql/refused.js';
import { DateScalar, DateTimeScalar, MinorUnits } from '../../../platform/graphql/scalars.js';
import type { AwardId, FundId } from '../../../programmes/funds/ledger/ledger-account.js';
import { KitItemType } from '../../../programmes/kits/kit.graphql.js';
import type { KitId, KitItem } from '../../../programmes/kits/kit.js';
import type { ProgrammeId } from '../../../programmes/rules/programmes/programme.js';
import type { CashReason, GrantDecision, GrantEventKind, GrantForm, GrantId } from '../grant.js';
import type { FollowedGrant } from '../grant-records.service.js';

export const GrantFormEnum = enumType<GrantForm>('GrantForm', 'In what something is given.', { IN_KIND: 'Goods: a kit of the in-kind catalogue.', CASH: 'Money.' });

export const CashReasonEnum = enumType<CashReason>('CashReason', 'Why cash takes the place of goods (F21).', {
  REMOTE_RETURN: 'Staff and goods hardly reach the place.',
  UNSAFE_FOR_STAFF: 'Staff would not be safe.',
});

export const GrantDecisionEnum = enumType<GrantDecision>('GrantDecision', 'What was decided about a grant.', {
  WAITING: 'A second person has to look first; no money is set aside.',
  AWARDED: 'Its money is set aside.',
  REFUSED: 'A second person refused it.',
  WITHDRAWN: 'Its venture ended before anybody decided.',
});

const GrantEventKindEnum = enumType<GrantEventKind>('GrantEventKind', 'What can happen to a grant.', {
  AGREED: 'Its terms were agreed in writing; its money is owed from then on.',
  CONTRIBUTED: 'The members put something of their own in (F26).',
  SHOWN: 'What an instalment asks for was shown.',
  SUBSTITUTED: 'Something else is given in place of a thing of the kit (F23).',
  HANDED_OVER: 'Things of the kit were handed over.',
  TRAINED: 'Training in running a business was given.',
});

@ObjectType('GrantInstalment', { description: 'A part of a grant in cash.' })
export class GrantInstalmentType {
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly number!: number;

  @Field(() => MinorUnits, { description: 'How much, minor units.' })
  readonly minor!: number;

  @Field(() => String, { description: 'What is to be shown before it is paid.' })
  readonly needs!: string;

  @Field(() => Boolean, { description: 'Whether that was shown.' })
  readonly shown!: boolean;
}

@ObjectType('GrantedItem', { description: 'A thing that is given, at the price of the version of the kit that the grant pins.' })
export class GrantedItemType {
  @Field(() => KitItemType, { description: 'What is given.' })
  readonly item!: KitItem;

  @Field(() => KitItemType, { nullable: true, description: 'What the kit has instead; empty for its own.' })
  readonly inPlaceOf!: KitItem | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was handed over; empty until then.' })
  readonly handedOverOn!: Day | null;
}

@ObjectType('GrantEvent', { description: 'A line of the history of a grant.' })
export class GrantEventType {
  @Field(() => Int, { description: 'Its number, from 1.' })
  readonly number!: number;

  @Field(() => GrantEventKindEnum, { description: 'What happened.' })
  readonly kind!: GrantEventKind;

  @Field(() => DateScalar, { description: 'When.' })
  readonly on!: Day;

  @Field(() => String, { description: 'What shows it, or why.' })
  readonly words!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written down.' })
  readonly at!: Date;
}

@ObjectType('Grant', { implements: () => [Node], description: 'What founders or a venture are given to start with, in money or in kind.' })
export class GrantType {
  @GlobalId('Grant')
  readonly id!: GrantId;

  @GlobalId('Venture', { nullable: true, description: 'The venture that it is for.' })
  readonly ventureId!: VentureId | null;

  @GlobalId('Jobseeker', { nullable: true, description: 'The person who founds alone that it is for.' })
  readonly jobseekerId!: JobseekerId | null;

  @GlobalId('Programme', { description: 'Under the rules of which programme.' })
  readonly programmeId!: ProgrammeId;

  @GlobalId('Fund', { description: 'Where the money comes from.' })
  readonly fundId!: FundId;

  @GlobalId('Award', { nullable: true, description: 'Its money, of which parts are asked for; empty until it is awarded.' })
  readonly awardId!: AwardId | null;

  @Field(() => GrantFormEnum, { description: 'In what it is given.' })
  readonly form!: GrantForm;

  @Field(() => GrantDecisionEnum, { description: 'What was decided.' })
  readonly decision!: GrantDecision;

  @Field(() => String, { nullable: true, description: 'Why a second person decided so.' })
  readonly decisionReason!: string | null;

  @Field(() => MinorUnits, { description: 'What it is worth, minor units: the public part.' })
  readonly minor!: number;

  @Field(() => String, { description: 'ISO 4217.' })
  readonly currency!: string;

  @Field(() => CashReasonEnum, { nullable: true, description: 'Why cash takes the place of goods.' })
  readonly cashReason!: CashReason | null;

  @GlobalId('Kit', { nullable: true, description: 'The kit; empty for cash.' })
  readonly kitId!: KitId | null;

  @Field(() => Int, { nullable: true, description: 'The version of the kit that it pins: later ones change nothing.' })
  readonly kitVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'What share of the cost public money pays, percent; empty where nothing has to match (F26).' })
  readonly publicPercent!: number | null;

  @Field(() => MinorUnits, { description: 'What the members put in before any of it is paid, minor units (F26).' })
  readonly ownMinor!: number;

  @Field(() => Int, { description: 'Hours of training in running a business that go with its kit (F23).' })
  readonly trainingHours!: number;

  @GlobalId('Account', { description: 'Who asked for it.' })
  readonly proposedBy!: AccountId;

  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly proposedAt!: Date;

  @GlobalId('Account', { nullable: true, description: 'Who decided what had to wait: somebody else.' })
  readonly decidedBy!: AccountId | null;

  @Field(() => [GrantEventType], { description: 'What happened to it, in order.' })
  readonly events!: readonly GrantEventType[];
}

export const GrantConnection = connectionType<FollowedGrant>('Grant', GrantType);
export const GrantResult = resultUnion('GrantResult', GrantType);
