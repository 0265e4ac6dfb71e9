import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { enumType } from '../../platform/graphql/enum.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import type { CatalogueEntry, CatalogueEntryId, CatalogueRule, Service } from './catalogue-entry.js';

const CatalogueRuleEnum = enumType<CatalogueRule>('CatalogueRule', 'Under which rule of the programme an entry of the catalogue stands.', {
  F10: 'Programmes of states.',
  F11: 'Programmes of states.',
  F12: 'Programmes of states.',
  F26: 'Funds that match what founders bring.',
  F28: 'Credit for founders.',
  F29: 'Programmes of partners.',
  F33: 'Programmes of partners.',
  F45: 'Enablers: what lets somebody take work.',
});

const ServiceEnum = enumType<Service>('CatalogueService', 'What is offered.', {
  LOAN: 'A loan.',
  MATCHING_FUND: 'Money beside what somebody brings.',
  PORTABLE_ASSETS: 'What was earned abroad, brought home.',
  RETURNEE_OFFICE: 'An office for people who come back.',
  HOUSING: 'Housing.',
  SOCIAL_PROTECTION: 'Social protection.',
  TRAINING: 'Training.',
  CHILD_CARE: 'Child care.',
  TRANSPORT: 'Transport to work.',
  REASONABLE_ACCOMMODATION: 'What makes a place of work fit for somebody.',
});

/** What an entry says, as it is read and as it is written. */
@ObjectType({ isAbstract: true })
@InputType({ isAbstract: true })
abstract class CatalogueTermsFields {
  @Field(() => CatalogueRuleEnum, { description: 'Under which rule of the programme it stands.' })
  readonly rule!: CatalogueRule;

  @Field(() => ServiceEnum, { description: 'What is offered.' })
  readonly service!: Service;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;

  @Field(() => String, { description: 'Who offers it.' })
  readonly provider!: string;

  @Field(() => String, { description: 'For whom it is.' })
  readonly conditions!: string;

  @Field(() => String, { description: 'Where this is known from.' })
  readonly source!: string;

  @Field(() => Int, { nullable: true, description: 'Months of residence before.' })
  readonly residencyMonths?: number | null;

  @Field(() => [String], { defaultValue: [], description: 'Codes of papers to bring.' })
  readonly papers!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'Last day of its funding.' })
  readonly fundingEndsOn?: Day | null;

  @Field(() => Int, { nullable: true, description: 'GeoNames id of where it is; empty where it is offered everywhere.' })
  readonly placeId?: number | null;

  @Field(() => Int, { nullable: true, description: 'Kilometres around the place, 1 to 1,000.' })
  readonly reachKm?: number | null;
}

@ObjectType('CatalogueEntry', { description: 'What a state or a partner offers, and what it asks.' })
export class CatalogueEntryType extends CatalogueTermsFields {
  @GlobalId('CatalogueEntry')
  readonly id!: CatalogueEntryId;

  @Field(() => Int, { description: 'Counts changes; an edit names the one it was made from.' })
  readonly version!: number;
}

export const CatalogueConnection = connectionType<CatalogueEntry>('CatalogueEntry', CatalogueEntryType);
export const CreateCatalogueEntryResult = resultUnion('CreateCatalogueEntryResult', CatalogueEntryType);
export const EditCatalogueEntryResult = resultUnion('EditCatalogueEntryResult', CatalogueEntryType);

@InputType('CatalogueTermsInput', { description: 'What a state or a partner offers, and what it asks.' })
export class CatalogueTermsInput extends CatalogueTermsFields {}

@InputType('CreateCatalogueEntryInput', { description: 'An entry to write down.' })
export class CreateCatalogueEntryInput extends MutationInput {
  @Field(() => CatalogueTermsInput, { description: 'What it offers and asks.' })
  readonly terms!: CatalogueTermsInput;
}

@InputType('EditCatalogueEntryInput', { description: 'Other terms of an entry.' })
export class EditCatalogueEntryInput extends MutationInput {
  @Field(() => ID, { description: 'The entry.' })
  readonly id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  readonly version!: number;

  @Field(() => CatalogueTermsInput, { description: 'What it offers and asks.' })
  readonly terms!: CatalogueTermsInput;
}
